/**
 * Front matter as nearly every article has it, a line for each key: `title: The port`, `weight: 5`,
 * `tags: ["news", "port"]`. A line is read here only where YAML can mean nothing else by it, in a tenth of the
 * time that YAML takes; front matter with any other line is left to the parser.
 */
import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import type { ParsedData, Scalar } from './value.ts';
import { resolvePlain } from './yaml.ts';

/** A key that YAML reads as a text, and something on the same line. */
const LINE = /([A-Za-z_](?:[\w.:-]{0,80}[\w-])?):( +)([^ \n].*)\n/y;
const COMMENT = /(?:#.*)?\n/y;
/** What begins a text without quotes, and is no indicator. */
const LETTER = /^[A-Za-z\d./¿¡\u00c0-\u024f]/;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;
const LIST = /^\[(.*)\]$/;
const ITEM = /( *)(?:("[^"\\]*"|'[^']*') *|([^ "',:#[\]{}][^"',:#[\]{}]*))(?:,|$)/y;
/** Line breaks and spaces that YAML treats in ways of its own, and what it forbids. */
const ODD = /[^\n \p{L}\p{M}\p{N}\p{P}\p{S}]/u;
/** Read as other than a text, or with a meaning to JavaScript. */
const NO_KEY = /^(?:null|true|false|__proto__)$/i;

/** What the lines of a range say; undefined where the parser must read them. */
export function readPlainYaml(source: string, { start, end }: Range): ParsedData | undefined {
  const text = source.slice(start, end);
  if (ODD.test(text)) return undefined;
  const reader = new PlainReader();
  for (let at = 0; at < text.length; ) {
    LINE.lastIndex = at;
    const line = LINE.exec(text);
    if (line) {
      const [whole, key = '', space = '', value = ''] = line;
      if (!reader.add(key, value.trimEnd(), start + at + key.length + 1 + space.length)) return undefined;
      at += whole.length;
    } else {
      COMMENT.lastIndex = at;
      if (!COMMENT.test(text)) return undefined;
      at = COMMENT.lastIndex;
    }
  }
  return reader.isEmpty ? undefined : reader.result;
}

class PlainReader {
  readonly result = {
    data: {} as Record<string, unknown>,
    positions: {} as Record<string, Range>,
    scalars: [] as Scalar[],
    duplicates: [],
    errors: [],
    isTable: true,
  };

  get isEmpty(): boolean {
    return Object.keys(this.result.data).length === 0;
  }

  /** False when the value, which stands at `start`, is not plain enough. */
  add(key: string, raw: string, start: number): boolean {
    const { data } = this.result;
    if (Object.hasOwn(data, key) || NO_KEY.test(key)) return false;
    const list = LIST.exec(raw);
    if (list) {
      this.result.positions[`/${key}`] = { start, end: start + raw.length };
      data[key] = this.#readItems(key, list[1]!, start + 1);
    } else data[key] = this.#readValue({ key, pointer: `/${key}`, raw, start });
    return data[key] !== undefined;
  }

  #readItems(key: string, list: string, start: number): unknown[] | undefined {
    const items: unknown[] = [];
    for (let at = 0; at < list.length; at = ITEM.lastIndex) {
      ITEM.lastIndex = at;
      const [whole, space = '', quoted, bare = ''] = ITEM.exec(list) ?? [];
      if (whole === undefined) return undefined;
      const raw = quoted ?? bare.trimEnd();
      const pointer = `/${key}/${items.length}`;
      const item = this.#readValue({ key, pointer, raw, start: start + at + space.length });
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }

  #readValue({ key, pointer, raw, start }: Value): unknown {
    const isQuoted = QUOTED.test(raw);
    if (!isQuoted && !isPlain(raw)) return undefined;
    const value = isQuoted ? raw.slice(1, -1) : resolvePlain(raw);
    const end = start + raw.length;
    this.result.positions[pointer] = { start, end };
    if (typeof value === 'string') {
      const range = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
      this.result.scalars.push({ path: [key], value, range, place: placeOf(raw, isQuoted) });
    }
    return value;
  }
}

interface Value {
  readonly key: string;
  readonly pointer: string;
  readonly raw: string;
  readonly start: number;
}

/** Neither another key nor a comment in it. */
function isPlain(raw: string): boolean {
  return LETTER.test(raw) && !raw.includes(': ') && !raw.endsWith(':') && !raw.includes(' #');
}

function placeOf(raw: string, isQuoted: boolean): Place {
  const style = !isQuoted ? 'plain' : raw.startsWith('"') ? 'double' : 'single';
  return { kind: 'yaml', style, indent: '  ' };
}
