/** Site strings with interpolations, such as `Published on {{date}}`, matched without a regular expression. */

export interface Pattern {
  /** Lower-case text between the interpolations; one more than there are names. */
  readonly literals: readonly string[];
  readonly names: readonly string[];
  /** `^word` the text must begin with, or `$word` it must end with. */
  readonly anchor: string;
}

/** Longest value of an interpolation, in UTF-16 units: names, dates, titles. */
const LONGEST_VALUE = 120;

/** Undefined where nothing but interpolations and punctuation stands: such a pattern would match anything. */
export function compilePattern(text: string): Pattern | undefined {
  const literals: string[] = [];
  const names: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{\s*([^{}\s,]{1,60})[^{}]{0,60}\}\}/g)) {
    literals.push(foldLiteral(text.slice(from, match.index)));
    names.push(match[1]!);
    from = match.index + match[0].length;
  }
  literals.push(foldLiteral(text.slice(from)));
  const anchor = anchorOf(literals);
  return names.length > 0 && anchor !== undefined ? { literals, names, anchor } : undefined;
}

function foldLiteral(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/gu, ' ');
}

function anchorOf(literals: readonly string[]): string | undefined {
  const first = literals[0]!.trim().split(' ')[0]!;
  if (/\p{L}/u.test(first)) return `^${first}`;
  const last = literals.at(-1)!.trim().split(' ').at(-1)!;
  return /\p{L}/u.test(last) ? `$${last}` : undefined;
}

/** The values of a pattern's interpolations in a text, as the text writes them. */
export function matchPattern(pattern: Pattern, text: string): Record<string, string> | undefined {
  const lower = text.toLowerCase().replace(/[’‘]/g, "'");
  if (lower.length !== text.length || !lower.startsWith(pattern.literals[0]!)) return undefined;
  const values: Record<string, string> = {};
  let from = pattern.literals[0]!.length;
  for (let at = 0; at < pattern.names.length; at++) {
    const literal = pattern.literals[at + 1]!;
    const isLast = at === pattern.names.length - 1;
    const to = isLast ? endingAt(lower, literal) : lower.indexOf(literal, from + 1);
    if (to < from + 1) return undefined;
    const value = text.slice(from, to).trim();
    if (!fits(value, pattern.names[at]!)) return undefined;
    values[pattern.names[at]!] = value;
    from = to + literal.length;
  }
  return values;
}

function endingAt(text: string, literal: string): number {
  const bare = literal.trimEnd();
  return text.endsWith(bare) ? text.length - bare.length : -1;
}

/** Counts and years are figures; names, titles and dates do not begin in lower case nor hold two sentences. */
function fits(value: string, name: string): boolean {
  if (value.length === 0 || value.length > LONGEST_VALUE) return false;
  if (/^(?:count|year|page|pages|total|minutes|number|n|time)$/i.test(name))
    return /^[\d.,]{1,9}\+?$/.test(value);
  if (/date/i.test(name)) return /\d|hoy|ayer|today|yesterday/iu.test(value) && value.length <= 40;
  if (/[.!?] \p{Lu}/u.test(value)) return false;
  if (/author|name|user/i.test(name)) return /^[\p{Lu}\d@]/u.test(value) && value.split(' ').length <= 7;
  return true;
}
