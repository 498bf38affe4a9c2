/** JSON that remembers where everything stands. */
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import { indexLines, type LineIndex, positionAt, type Range } from '../model/text.ts';
import { type Placed, placesIn, stringEnd } from './json-places.ts';
import { readTexts } from './json-texts.ts';

export interface JsonDocument {
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly value: unknown;
  /** By flattened key (`share.postOn`), of a file that holds nothing but texts and was read as such. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Keys that stand twice in one object; the last one counts, as for JSON.parse. */
  readonly duplicates: readonly { readonly key: string; readonly range: Range }[];
  /** Where the value at a path stands; with `'key'`, its name. The nearest existing parent when there is none. */
  range(path: readonly (string | number)[], part?: 'key' | 'value'): Range;
}

/** Strict JSON (no comments, no trailing commas). A failure names the first fault's line and column. */
export function parseJson(file: string, text: string): Result<JsonDocument> {
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const plain = parsePlain(body);
  return plain ? ok(lazyDocument({ file, text, body }, plain)) : parseStrictly({ file, text, body });
}

/** The same of a file that should hold nothing but texts, as locale files do: in a fraction of the time where it does. */
export function parseTexts(file: string, text: string): Result<JsonDocument> {
  const texts = readTexts(text);
  if (!texts) return parseJson(file, text);
  let value: unknown;
  const read = {
    get value() {
      value ??= JSON.parse(text);
      return value;
    },
    texts,
  };
  return ok(lazyDocument({ file, text, body: text }, read));
}

interface Written {
  readonly file: string;
  readonly text: string;
  /** The text as JSON has it: without a byte order mark. */
  readonly body: string;
}

function parseStrictly({ file, text, body }: Written): Result<JsonDocument> {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(body, errors, { allowTrailingComma: false, disallowComments: true });
    const [error] = errors;
    if (error || !root) return fail(unparsable(file, text, error));
    return ok(lazyDocument({ file, text, body }, { value: getNodeValue(root) }, findDuplicates(root)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail({ reason: 'unparsable', file, detail: 'nested too deeply' });
  }
}

/** Deeper than anybody writes. What is, is left to the parser that says so. */
const DEEPEST = 200;

/**
 * What the engine's own parser makes of a text, many times faster than one that explains; undefined for what must be
 * explained. Keys that stand twice show in their number.
 */
function parsePlain(body: string): { value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  return countKeys(value, 0) === countColons(body) ? { value } : undefined;
}

/** Of all objects in a value; NaN where it is nested too deeply, or has a key that would be no property. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEEPEST || Object.hasOwn(value, '__proto__')) return Number.NaN;
  const inner: readonly unknown[] = Object.values(value);
  let keys = Array.isArray(value) ? 0 : inner.length;
  for (const one of inner) keys += countKeys(one, depth + 1);
  return keys;
}

/** Colons outside of strings: one for each key that was written. */
function countColons(body: string): number {
  let colons = 0;
  let at = 0;
  while (at < body.length) {
    const quote = body.indexOf('"', at);
    const end = quote < 0 ? body.length : quote;
    for (; at < end; at++) if (body.charCodeAt(at) === 58) colons++;
    if (quote >= 0) at = stringEnd(body, quote);
  }
  return colons;
}

/** Where things stand is found out when somebody asks. */
function lazyDocument(
  { file, text, body }: Written,
  read: Pick<JsonDocument, 'value' | 'texts'>,
  duplicates: JsonDocument['duplicates'] = [],
): JsonDocument {
  let lines: LineIndex | undefined;
  let root: Placed | undefined;
  return {
    file,
    text,
    get value() {
      return read.value;
    },
    ...(read.texts ? { texts: read.texts } : {}),
    duplicates,
    get lines() {
      lines ??= indexLines(text);
      return lines;
    },
    range: (path, part = 'value') => {
      root ??= placesIn(body);
      return rangeIn(root, path, part);
    },
  };
}

function unparsable(file: string, text: string, error: ParseError | undefined): Failure {
  const detail = error ? sentence(printParseErrorCode(error.error)) : 'the file holds no JSON value';
  return { reason: 'unparsable', file, start: positionAt(indexLines(text), error?.offset ?? 0), detail };
}

/** `PropertyNameExpected` → `property name expected`. */
function sentence(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

function rangeIn(root: Placed, path: readonly (string | number)[], part: 'key' | 'value'): Range {
  let value = root;
  let name: Range | undefined;
  let depth = 0;
  for (; depth < path.length; depth++) {
    const next = childOf(value, path[depth]!);
    if (!next) break;
    name = next.name;
    value = next.value;
  }
  const { start, end } = name && (part === 'key' || depth < path.length) ? name : value;
  return { start, end };
}

function childOf(
  { items, properties }: Placed,
  step: string | number,
): { readonly name?: Range; readonly value: Placed } | undefined {
  if (!items) return properties?.get(String(step));
  const value = items[Number(step)];
  return value && { value };
}

function findDuplicates(root: Node): { key: string; range: Range }[] {
  const found: { key: string; range: Range }[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const seen = new Set<string>();
    for (const child of node.children ?? []) {
      open.push(child);
      const name = child.type === 'property' ? child.children?.[0] : undefined;
      if (!name) continue;
      if (seen.has(name.value))
        found.push({ key: name.value, range: { start: name.offset, end: name.offset + name.length } });
      seen.add(name.value);
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}
