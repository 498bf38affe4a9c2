/** After the brace that closes the one at `open`, strings jumped over; undefined when none does. */
export function matchingBrace(source: string, open: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = open; at < source.length; at++) {
    const character = source[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}
