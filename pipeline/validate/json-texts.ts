/** The texts of a file that holds nothing else, as locale files do: in one pass, without a tree of objects. */

/**
 * By flattened key (`share.postOn`), in file order. Undefined for whatever a parser had better explain: what is no
 * JSON, holds anything but texts, names one thing twice, or has keys that objects keep in another order or not at all.
 */
export function readTexts(body: string): Map<string, string> | undefined {
  const texts = new Map<string, string>();
  const objects: string[] = [];
  const prefixes: string[] = [];
  const isEscaping = body.includes('\\');
  let written = 0;
  let prefix = '';
  let name = '';
  let next: Next = ROOT;
  for (let at = 0; at < body.length; at++) {
    switch (body.charCodeAt(at)) {
      case SPACE:
      case NEWLINE:
      case RETURN:
      case TAB:
        break;
      case QUOTE: {
        const end = closingQuote(body, at + 1);
        const text = end < 0 ? undefined : unescaped(body.slice(at + 1, end), isEscaping);
        if (text === undefined) return undefined;
        if (next === VALUE) {
          texts.set(name, text);
          written++;
          next = END_OF_VALUE;
        } else if ((next === NAME || next === FIRST_NAME) && isPlainName(text)) {
          name = prefix + text;
          next = COLON;
        } else return undefined;
        at = end;
        break;
      }
      case COLON_MARK:
        if (next !== COLON) return undefined;
        next = VALUE;
        break;
      case COMMA:
        if (next !== END_OF_VALUE) return undefined;
        next = NAME;
        break;
      case OPEN:
        if (next !== ROOT && next !== VALUE) return undefined;
        if (prefixes.length === DEEPEST) return undefined;
        objects.push(name);
        prefixes.push(prefix);
        prefix = next === ROOT ? '' : `${name}.`;
        next = FIRST_NAME;
        break;
      case CLOSE:
        if (next !== FIRST_NAME && next !== END_OF_VALUE) return undefined;
        prefix = prefixes.pop()!;
        next = prefixes.length ? END_OF_VALUE : NOTHING;
        break;
      default:
        return undefined;
    }
  }
  const isDistinct = texts.size === written && new Set(objects).size === objects.length;
  return next === NOTHING && isDistinct && !objects.some((one) => texts.has(one)) ? texts : undefined;
}

/** What may stand where one is. */
type Next = number;
const ROOT = 0;
const FIRST_NAME = 1;
const NAME = 2;
const COLON = 3;
const VALUE = 4;
const END_OF_VALUE = 5;
const NOTHING = 6;

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON_MARK = 58;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Deeper than anybody writes. */
const DEEPEST = 200;

/** Where a string ends, or -1 for one that does not, or that holds what JSON wants escaped. */
function closingQuote(body: string, from: number): number {
  for (let at = from; at < body.length; at++) {
    const unit = body.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit === BACKSLASH) at++;
    else if (unit < SPACE) return -1;
  }
  return -1;
}

/** Undefined for an escape that is none. */
function unescaped(raw: string, isEscaping: boolean): string | undefined {
  if (!isEscaping || !raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`);
  } catch {
    return undefined;
  }
}

/** Objects put numbers first, and take `__proto__` for something else. */
function isPlainName(name: string): boolean {
  if (name === '') return false;
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57 ? !/^\d+$/.test(name) : name !== '__proto__';
}
