/** YAML 1.2 front matter, and JSON, which is a part of it: values, and where each of them stands. */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type ScalarTag,
  Schema,
  type Scalar as YamlScalar,
} from 'yaml';
import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import { DataError, type DataMistake, type ParsedData, pointerTo, type Scalar } from './value.ts';
import { blockParagraphs } from './yaml-block.ts';

/** Nodes that aliases may stand for in all, against documents that explode when read. */
const MAX_ALIASES = 100;
/** Collections inside collections. */
const MAX_DEPTH = 60;

/** In YAML 1.2 `007` is the number 7; an id or a postal code with leading zeros must survive. */
const DECIMAL = /^[-+]?(?:0|[1-9]\d*)$/;

function isDecimal(tag: unknown): tag is ScalarTag {
  if (typeof tag !== 'object' || tag === null || !('tag' in tag)) return false;
  return tag.tag === 'tag:yaml.org,2002:int' && !('format' in tag && tag.format);
}

/** YAML 1.2 core, made once. It learns no tags on the way, so one document cannot change how the next is read. */
let madeSchema: Schema | undefined;

function coreSchema(): Schema {
  madeSchema ??= new Schema({
    schema: 'core',
    resolveKnownTags: false,
    customTags: (tags) => tags.map((tag) => (isDecimal(tag) ? { ...tag, test: DECIMAL } : tag)),
  });
  return madeSchema;
}

/** What a text without quotes means: itself, a number, true, false or null. */
export function resolvePlain(text: string): unknown {
  for (const tag of coreSchema().tags) {
    if (tag.collection || tag.default !== true || !tag.test?.test(text)) continue;
    const value = tag.resolve(text, () => undefined, {});
    return isScalar(value) ? value.value : value;
  }
  return text;
}

/** `text` stands at `base` in the article `source`. Throws `DataError`. */
export function parseYaml(source: string, base: number, text: string): ParsedData {
  const tooDeep = deepFlow(text);
  if (tooDeep !== undefined) throw problem('intake:frontMatter.tooDeep', base + tooDeep, 'nested too deeply');
  const document = parseDocument(text, {
    version: '1.2',
    schema: coreSchema(),
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const errors = document.errors.map(({ pos, message }) => ({ at: base + pos[0], detail: message }));
  const reader = new YamlReader(source, base);
  reader.read(document.contents, { path: [], pointer: '', depth: 0, anchors: [] });
  const scalars =
    errors.length === 0 ? reader.result.scalars : soundScalars(source, reader.result.scalars, errors);
  const isTable = document.contents === null || isMap(document.contents);
  return { ...reader.result, scalars, errors, isTable, data: dataOf(document, base, errors.length > 0) };
}

/** Of a document with mistakes, the texts that take one line, and stand on another line than any mistake. */
function soundScalars(source: string, scalars: readonly Scalar[], errors: readonly DataMistake[]): Scalar[] {
  return scalars.filter(({ range }) => {
    if (/[\r\n]/.test(source.slice(range.start, range.end))) return false;
    return !errors.some(
      ({ at }) => !/[\r\n]/.test(source.slice(Math.min(at, range.start), Math.max(at, range.end))),
    );
  });
}

function dataOf(document: Document, base: number, isBroken: boolean): Record<string, unknown> {
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : {};
  } catch (error) {
    if (isBroken) return {};
    throw problem('intake:frontMatter.aliases', base, error instanceof Error ? error.message : String(error));
  }
}

function problem(key: string, at: number, detail: string): DataError {
  return new DataError({ message: { key, values: { detail } }, detail, at });
}

/** The first bracket too deep. Brackets in strings count: nobody writes so many. */
function deepFlow(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > MAX_DEPTH) return at;
  }
  return undefined;
}

interface Where {
  readonly path: readonly string[];
  readonly pointer: string;
  readonly depth: number;
  /** Anchors of the collections around. */
  readonly anchors: readonly string[];
}

class YamlReader {
  readonly result = {
    positions: {} as Record<string, Range>,
    scalars: [] as Scalar[],
    duplicates: [] as { key: string; range: Range }[],
  };
  readonly #source: string;
  readonly #base: number;

  constructor(source: string, base: number) {
    this.#source = source;
    this.#base = base;
  }

  read(node: unknown, at: Where): void {
    if (isAlias(node)) {
      if (at.anchors.includes(node.source)) {
        throw problem(
          'intake:frontMatter.aliases',
          this.#base + (node.range?.[0] ?? 0),
          `*${node.source} holds itself`,
        );
      }
      return;
    }
    const range = this.#rangeOf(node);
    if (range && at.pointer !== '') this.result.positions[at.pointer] = range;
    if (isScalar(node)) this.#scalar(node, at);
    else if (isMap(node) || isSeq(node)) this.#collection(node, at);
  }

  #collection(node: Node & { items: unknown[]; anchor?: string }, at: Where): void {
    if (at.depth > MAX_DEPTH) {
      throw problem(
        'intake:frontMatter.tooDeep',
        this.#rangeOf(node)?.start ?? this.#base,
        'nested too deeply',
      );
    }
    const inner = { depth: at.depth + 1, anchors: node.anchor ? [...at.anchors, node.anchor] : at.anchors };
    const keys = new Set<string>();
    node.items.forEach((item, index) => {
      if (!isPair(item)) this.read(item, { ...inner, path: at.path, pointer: pointerTo(at.pointer, index) });
      else {
        const key = isScalar(item.key) ? String(item.key.value) : '';
        if (keys.has(key))
          this.result.duplicates.push({ key, range: this.#rangeOf(item.key) ?? { start: 0, end: 0 } });
        keys.add(key);
        this.read(item.value, { ...inner, path: [...at.path, key], pointer: pointerTo(at.pointer, key) });
      }
    });
  }

  #scalar(node: YamlScalar, { path }: Where): void {
    if (typeof node.value !== 'string' || !node.range) return;
    const range = { start: this.#base + node.range[0], end: this.#base + node.range[1] };
    const common = { path, value: node.value };
    const { type } = node;
    if (type === 'PLAIN') this.result.scalars.push({ ...common, range, place: this.#place('plain', range) });
    else if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') {
      const place = this.#place(type === 'QUOTE_SINGLE' ? 'single' : 'double', range);
      this.result.scalars.push({ ...common, range: { start: range.start + 1, end: range.end - 1 }, place });
    } else {
      for (const { indent, ...part } of blockParagraphs(this.#source, range)) {
        this.result.scalars.push({ ...common, range: part, place: { kind: 'yaml', style: 'block', indent } });
      }
    }
  }

  /** A continuation line of a plain or quoted text is indented one step more than its key. */
  #place(style: 'plain' | 'single' | 'double', range: Range): Place {
    let line = range.start;
    while (line > 0 && this.#source[line - 1] !== '\n' && this.#source[line - 1] !== '\r') line--;
    const indent = /^[ -]*/.exec(this.#source.slice(line, Math.min(range.start, line + 100)))![0];
    return { kind: 'yaml', style, indent: `${' '.repeat(indent.length)}  ` };
  }

  #rangeOf(node: unknown): Range | undefined {
    const range = (node as Partial<Node> | null)?.range;
    return range ? { start: this.#base + range[0], end: this.#base + range[1] } : undefined;
  }
}
