/** Where everything stands in a text that is JSON for certain: in one pass, where a parser that explains takes many. */

export interface Placed {
  /** Of the value, in the text. */
  readonly start: number;
  readonly end: number;
  /** Of an object, by name. */
  readonly properties?: ReadonlyMap<string, PlacedProperty>;
  /** Of an array. */
  readonly items?: readonly Placed[];
}

export interface PlacedProperty {
  readonly name: { readonly start: number; readonly end: number };
  readonly value: Placed;
}

/** The value of a text that was parsed before. Nested as deeply as the text. */
export function placesIn(body: string): Placed {
  return valueAt(body, nextMark(body, 0));
}

function valueAt(body: string, start: number): Placed {
  switch (body.charCodeAt(start)) {
    case QUOTE:
      return { start, end: stringEnd(body, start) };
    case OPEN_OBJECT:
      return objectAt(body, start);
    case OPEN_ARRAY:
      return arrayAt(body, start);
    default:
      return { start, end: wordEnd(body, start) };
  }
}

function objectAt(body: string, start: number): Placed {
  const properties = new Map<string, PlacedProperty>();
  let at = nextMark(body, start + 1);
  while (body.charCodeAt(at) === QUOTE) {
    const name = { start: at, end: stringEnd(body, at) };
    const value = valueAt(body, nextMark(body, name.end));
    properties.set(textOf(body.slice(name.start, name.end)), { name, value });
    at = nextMark(body, value.end);
  }
  return { start, end: at + 1, properties };
}

function arrayAt(body: string, start: number): Placed {
  const items: Placed[] = [];
  let at = nextMark(body, start + 1);
  while (body.charCodeAt(at) !== CLOSE_ARRAY) {
    const item = valueAt(body, at);
    items.push(item);
    at = nextMark(body, item.end);
  }
  return { start, end: at + 1, items };
}

function textOf(literal: string): string {
  return literal.includes('\\') ? JSON.parse(literal) : literal.slice(1, -1);
}

/** Past white space, colons and commas. */
function nextMark(body: string, from: number): number {
  let at = from;
  while (isBetween(body.charCodeAt(at))) at++;
  return at;
}

function isBetween(unit: number): boolean {
  return unit <= SPACE || unit === COMMA || unit === COLON;
}

/** Of a number, `true`, `false` or `null`. */
function wordEnd(body: string, start: number): number {
  let at = start;
  while (at < body.length && !ENDS_WORD.includes(body[at]!)) at++;
  return at;
}

const ENDS_WORD = ' \t\n\r,]}';
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;

/** Behind the quotation mark that closes what one opens, or the end of the text. */
export function stringEnd(body: string, open: number): number {
  let close = body.indexOf('"', open + 1);
  while (close >= 0 && isEscaped(body, close)) close = body.indexOf('"', close + 1);
  return close < 0 ? body.length : close + 1;
}

function isEscaped(body: string, quote: number): boolean {
  let from = quote;
  while (body.charCodeAt(from - 1) === 92) from--;
  return (quote - from) % 2 === 1;
}
