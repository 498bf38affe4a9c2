/** Keeps the Markdown parser linear: over marks that are opened and never closed it takes quadratic time. */

/**
 * Marks of one paragraph that the parser is to pair: runs of `*`, `_`, `~`, and single brackets. The densest of
 * 1,700 real pages has 540 of the former.
 */
const MAX_EMPHASIS = 5000;
const MAX_BRACKETS = 2000;
/** Shorter articles cost a fifth of a second at the worst, and are not looked through. */
const SHORT = 50_000;

/**
 * The text with the marks of such paragraphs covered: they are read as the characters they are. A mark at the
 * start of a line may be a bullet or a definition, and stays.
 */
export function tameParagraphs(text: string): string {
  if (text.length < SHORT || !isDense(text)) return text;
  const parts: string[] = [];
  let kept = 0;
  let start = 0;
  let emphasis = 0;
  let brackets = 0;
  const close = (end: number) => {
    if (emphasis > MAX_EMPHASIS || brackets > MAX_BRACKETS) {
      parts.push(text.slice(kept, start), cover(text.slice(start, end)));
      kept = end;
    }
    emphasis = 0;
    brackets = 0;
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isEmphasis(code)) emphasis += isEmphasis(text.charCodeAt(at - 1)) ? 0 : 1;
    else if (code === 91 || code === 93) brackets++;
    else if (code === 10 && endsParagraph(text, at + 1)) close(at);
  }
  close(text.length);
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}

/** True when the whole text has more of the marks than one paragraph may have. */
function isDense(text: string): boolean {
  const marks = (characters: string) => [...characters].reduce((sum, one) => sum + count(text, one), 0);
  return marks('*_~') > MAX_EMPHASIS || marks('[]') > MAX_BRACKETS;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

function cover(paragraph: string): string {
  return paragraph.replace(/(?<=[^\s>])[*_~[\]]|(?<=[^\s>][ \t])[*_~[\]]/g, 'x');
}

function isEmphasis(code: number): boolean {
  return code === 42 || code === 95 || code === 126;
}

/** An empty line does, and so does a list item. */
function endsParagraph(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 13) at++;
  const code = text.charCodeAt(at);
  const isBullet = code === 45 || code === 42 || code === 43;
  return at >= text.length || code === 10 || (isBullet && text.charCodeAt(at + 1) === 32);
}
