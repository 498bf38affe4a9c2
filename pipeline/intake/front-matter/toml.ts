/** TOML 1.0 front matter: values, and where each of them stands. Dates and times stay strings. */
import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import { simpleValue } from './toml-simple.ts';
import { readTomlString } from './toml-string.ts';
import { DataError, type ParsedData, pointerTo, type Scalar } from './value.ts';

type Table = Record<string, unknown>;

const MAX_DEPTH = 60;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const SIMPLE = /[^\s,#\]}]+(?: \d\d:\d\d:\d\d[^\s,#\]}]*)?/y;

interface Where {
  readonly path: readonly string[];
  readonly pointer: string;
  readonly depth: number;
}

/** Reads the range of the article. Throws `DataError`. */
export function parseToml(source: string, range: Range): ParsedData {
  return new TomlReader(source, range).read();
}

class TomlReader {
  readonly #source: string;
  readonly #end: number;
  #at: number;
  readonly #data: Table = {};
  readonly #positions: Record<string, Range> = {};
  readonly #scalars: Scalar[] = [];
  readonly #duplicates: { key: string; range: Range }[] = [];

  constructor(source: string, range: Range) {
    this.#source = source;
    this.#at = range.start;
    this.#end = range.end;
  }

  read(): ParsedData {
    let table = this.#data;
    let where: Where = { path: [], pointer: '', depth: 0 };
    for (this.#skipLines(); this.#at < this.#end; this.#skipLines()) {
      if (this.#peek() === '[') ({ table, where } = this.#readHeader());
      else this.#readPair(table, where);
      this.#endLine();
    }
    return {
      data: this.#data,
      positions: this.#positions,
      scalars: this.#scalars,
      duplicates: this.#duplicates,
      errors: [],
      isTable: true,
    };
  }

  /** `[a.b]` or `[[a.b]]`. */
  #readHeader(): { table: Table; where: Where } {
    const isList = this.#source.startsWith('[[', this.#at);
    this.#at += isList ? 2 : 1;
    const keys = this.#readKeys();
    this.#expect(isList ? ']]' : ']');
    let table = this.#data;
    let pointer = '';
    keys.forEach((key, index) => {
      const isLast = index === keys.length - 1;
      const step = isLast && isList ? this.#append(table, key) : this.#descend(table, key);
      table = step.table;
      pointer = pointerTo(pointer, key) + step.suffix;
    });
    return { table, where: { path: keys, pointer, depth: keys.length } };
  }

  #append(table: Table, key: string): { table: Table; suffix: string } {
    const list = own(table, key) ?? [];
    if (!Array.isArray(list)) throw this.#problem(`"${key}" is not a list of tables`);
    const item: Table = {};
    list.push(item);
    set(table, key, list);
    return { table: item, suffix: `/${list.length - 1}` };
  }

  #descend(table: Table, key: string): { table: Table; suffix: string } {
    const found = own(table, key);
    if (Array.isArray(found)) {
      const last: unknown = found.at(-1);
      if (isTable(last)) return { table: last, suffix: `/${found.length - 1}` };
    }
    if (isTable(found)) return { table: found, suffix: '' };
    if (found !== undefined) throw this.#problem(`"${key}" already has a value`);
    const made: Table = {};
    set(table, key, made);
    return { table: made, suffix: '' };
  }

  #readPair(table: Table, where: Where): void {
    const start = this.#at;
    const keys = this.#readKeys();
    const range = { start, end: this.#at };
    this.#skipSpaces();
    this.#expect('=');
    this.#skipSpaces();
    let inner = table;
    let pointer = where.pointer;
    for (const key of keys.slice(0, -1)) {
      const step = this.#descend(inner, key);
      inner = step.table;
      pointer = pointerTo(pointer, key) + step.suffix;
    }
    const last = keys.at(-1)!;
    if (own(inner, last) !== undefined) this.#duplicates.push({ key: last, range });
    const at = {
      path: [...where.path, ...keys],
      pointer: pointerTo(pointer, last),
      depth: where.depth + keys.length,
    };
    set(inner, last, this.#readValue(at));
  }

  #readKeys(): string[] {
    const keys: string[] = [];
    do {
      if (keys.length > 0) this.#at++;
      this.#skipSpaces();
      keys.push(this.#readKey());
      this.#skipSpaces();
    } while (this.#peek() === '.');
    if (keys.length > MAX_DEPTH) throw this.#problem('nested too deeply');
    return keys;
  }

  #readKey(): string {
    const quote = this.#peek();
    if (quote === '"' || quote === "'") return this.#readString().value;
    BARE_KEY.lastIndex = this.#at;
    const key = BARE_KEY.exec(this.#source)?.[0];
    if (key === undefined) throw this.#problem('a key was expected');
    this.#at += key.length;
    return key;
  }

  #readValue(where: Where): unknown {
    if (where.depth > MAX_DEPTH) throw this.#problem('nested too deeply');
    const start = this.#at;
    const value = this.#readBare(where);
    this.#positions[where.pointer] = { start, end: this.#at };
    return value;
  }

  #readBare(where: Where): unknown {
    const first = this.#peek();
    if (first === '[') return this.#readList(where);
    if (first === '{') return this.#readInlineTable(where);
    if (first !== '"' && first !== "'") return this.#readSimple();
    const { value, range, style } = this.#readString();
    const place: Place = { kind: 'toml', style };
    this.#scalars.push({ path: where.path, value, range, place });
    return value;
  }

  #readString() {
    const found = readTomlString(this.#source, this.#at, this.#end);
    if (!found) throw this.#problem('a string is not closed');
    this.#at = found.after;
    return found;
  }

  #readList(where: Where): unknown[] {
    const list: unknown[] = [];
    this.#at++;
    for (this.#skipLines(); this.#peek() !== ']'; this.#skipLines()) {
      const pointer = pointerTo(where.pointer, list.length);
      list.push(this.#readValue({ path: where.path, pointer, depth: where.depth + 1 }));
      this.#skipLines();
      if (this.#peek() === ',') this.#at++;
      else if (this.#peek() !== ']') throw this.#problem('a comma or "]" was expected');
    }
    this.#at++;
    return list;
  }

  #readInlineTable(where: Where): Table {
    const table: Table = {};
    this.#at++;
    for (this.#skipSpaces(); this.#peek() !== '}'; this.#skipSpaces()) {
      this.#readPair(table, { ...where, depth: where.depth + 1 });
      this.#skipSpaces();
      if (this.#peek() === ',') this.#at++;
      else if (this.#peek() !== '}') throw this.#problem('a comma or "}" was expected');
    }
    this.#at++;
    return table;
  }

  #readSimple(): unknown {
    SIMPLE.lastIndex = this.#at;
    const raw = SIMPLE.exec(this.#source)?.[0] ?? '';
    const value = simpleValue(raw);
    if (value === undefined) throw this.#problem(`"${raw.slice(0, 40)}" is no value`);
    this.#at += raw.length;
    return value;
  }

  #peek(): string {
    return this.#at < this.#end ? this.#source[this.#at]! : '';
  }

  #expect(text: string): void {
    if (!this.#source.startsWith(text, this.#at)) throw this.#problem(`"${text}" was expected`);
    this.#at += text.length;
  }

  /** White space, line breaks and comments. */
  #skipLines(): void {
    for (;;) {
      const character = this.#peek();
      if (character === '#') {
        while (this.#at < this.#end && this.#peek() !== '\n' && this.#peek() !== '\r') this.#at++;
      } else if (character !== '' && ' \t\r\n'.includes(character)) this.#at++;
      else return;
    }
  }

  #skipSpaces(): void {
    while (this.#peek() === ' ' || this.#peek() === '\t') this.#at++;
  }

  #endLine(): void {
    this.#skipSpaces();
    if (this.#at < this.#end && !'#\r\n'.includes(this.#peek()))
      throw this.#problem('the end of the line was expected');
  }

  #problem(detail: string): DataError {
    return new DataError({
      message: { key: 'intake:frontMatter.syntax', values: { detail } },
      detail,
      at: this.#at,
    });
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(table: Table, key: string): unknown {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Safe for keys such as `__proto__`. */
function set(table: Table, key: string, value: unknown): void {
  Object.defineProperty(table, key, { value, writable: true, enumerable: true, configurable: true });
}
