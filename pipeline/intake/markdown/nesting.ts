/** Refuses what makes a Markdown parser slow: containers inside containers beyond all reason. */

/** Real articles nest five deep. */
export const MAX_NESTING = 200;

/** Offset of the first line that opens more than `MAX_NESTING` quotations and lists at once; undefined when none does. */
export function deepNesting(source: string, from: number): number | undefined {
  for (let line = from; line < source.length; ) {
    const depth = nestingOf(source, line);
    if (depth > MAX_NESTING) return line;
    const next = source.indexOf('\n', line);
    if (next < 0) break;
    line = next + 1;
  }
  return undefined;
}

/** True when more braces are open at once than any expression has: MDX takes quadratic time to find none closed. */
export function hasDeepBraces(source: string, from: number): boolean {
  let depth = 0;
  for (let at = from; at < source.length && depth <= MAX_NESTING; at++) {
    const code = source.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && depth > 0) depth--;
  }
  return depth > MAX_NESTING;
}

function nestingOf(source: string, line: number): number {
  let depth = 0;
  let at = line;
  while (at < source.length && depth <= MAX_NESTING) {
    const code = source.charCodeAt(at);
    if (code === 62) depth++;
    else if (code !== 32 && code !== 9) {
      const length = bulletLength(source, at);
      if (length === 0) break;
      depth++;
      at += length - 1;
    }
    at++;
  }
  return depth;
}

/** Characters of a list marker at `at`: `-`, `*`, `+`, `1.`, `1)`. */
function bulletLength(source: string, at: number): number {
  let end = at;
  while (end - at < 9 && source.charCodeAt(end) >= 48 && source.charCodeAt(end) <= 57) end++;
  const marker = source[end];
  const isBullet =
    end === at ? marker === '-' || marker === '*' || marker === '+' : marker === '.' || marker === ')';
  const next = source[end + 1];
  return isBullet && (next === ' ' || next === '\t') ? end - at + 1 : 0;
}
