/** The front matter of an article: its values, where they stand, and the fields that are translated. */
import matter from 'gray-matter';
import type { BlockRole, FrontMatter } from '../../model/article.ts';
import type { BlockList } from '../blocks.ts';
import { ContentBuilder } from '../content.ts';
import type { Refusal, Remark } from '../reading.ts';
import { afterLineBreak, type FenceProblem, type Fences, findFences, looksLikeData } from './fences.ts';
import { fieldMatcher } from './fields.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { type Escapes, scanString } from './scan-string.ts';
import { parseToml } from './toml.ts';
import { DataError, type ParsedData, type Scalar } from './value.ts';
import { parseYaml } from './yaml.ts';

export interface ReadFrontMatter {
  readonly frontMatter: FrontMatter;
  /** Where the article's text starts. */
  readonly bodyStart: number;
  readonly scalars: readonly Scalar[];
  readonly remarks: readonly Remark[];
}

/** Characters: a thousand times what articles have. YAML is read at a megabyte a second. */
const MAX_LENGTH = 250_000;
/** gray-matter looks through runs of empty lines again and again. */
const MAX_EMPTY_LINES = 500;

/** Undefined when the article has none. */
export function readFrontMatter(source: string): ReadFrontMatter | { readonly refusal: Refusal } | undefined {
  const fences = findFences(source);
  if (!fences) return undefined;
  if ('problem' in fences) return { refusal: fenceRefusal(fences) };
  const tooLong = fences.end - fences.start > MAX_LENGTH || hasLongGap(source, fences);
  if (tooLong)
    return {
      refusal: refusal('intake:frontMatter.tooLong', fences.start, 'too long', { limit: MAX_LENGTH }),
    };
  try {
    const parsed = parse(source, fences);
    return parsed.isTable || looksLikeData(source, fences.innerStart)
      ? assemble(source, fences, parsed)
      : undefined;
  } catch (error) {
    if (error instanceof DataError) return { refusal: error.problem };
    throw error;
  }
}

function assemble(source: string, fences: Fences, parsed: ParsedData): ReadFrontMatter {
  return {
    frontMatter: {
      data: parsed.data,
      range: { start: fences.start, end: fences.end },
      positions: parsed.positions,
    },
    bodyStart: afterLineBreak(source, fences.end),
    scalars: parsed.scalars,
    remarks: remarksOn(parsed),
  };
}

function remarksOn(parsed: ParsedData): Remark[] {
  const severity = 'error';
  const duplicates = parsed.duplicates.map(({ key, range }): Remark => {
    const message = { key: 'intake:frontMatter.duplicateKey', values: { name: key } };
    return { rule: 'front-matter-duplicate-key', severity, message, range };
  });
  const errors = parsed.errors.map(({ at, detail }): Remark => {
    const message = { key: 'intake:frontMatter.syntax', values: { detail } };
    return { rule: 'front-matter-syntax', severity, message, range: { start: at, end: at } };
  });
  return [...errors, ...duplicates];
}

const EMPTY: ParsedData = { data: {}, positions: {}, scalars: [], duplicates: [], errors: [], isTable: true };

function parse(source: string, fences: Fences): ParsedData {
  const isNamed = source.slice(fences.start, fences.innerStart).trim() !== '---';
  const plain = isNamed
    ? undefined
    : readPlainYaml(source, { start: fences.innerStart, end: fences.innerEnd });
  return plain ?? parseAny(source, fences);
}

/** gray-matter splits; the engines are ours, since its own read YAML 1.1 and run JavaScript. */
function parseAny(source: string, fences: Fences): ParsedData {
  if (fences.innerStart === fences.start)
    return parseJson(source, fences.start, source.slice(fences.start, fences.end));
  const fence = source.slice(fences.start, fences.start + 3);
  const base = fences.start + source.slice(fences.start, fences.innerStart).trimEnd().length;
  let parsed = EMPTY;
  const engine = (read: (text: string) => ParsedData) => ({
    parse: (text: string) => {
      parsed = read(text.endsWith('\r') ? text.slice(0, -1) : text);
      return {};
    },
  });
  const refuse = { parse: () => refuseEngine(fences) };
  matter(withLineFeeds(source.slice(fences.start, fences.end)), {
    delimiters: [fence, fence],
    language: fences.language,
    engines: {
      yaml: engine((text) => parseYaml(source, base, text)),
      yml: engine((text) => parseYaml(source, base, text)),
      toml: engine((text) => parseToml(source, { start: base, end: base + text.length })),
      json: engine((text) => parseJson(source, base, text)),
      js: refuse,
      javascript: refuse,
      coffee: refuse,
      coffeescript: refuse,
      cson: refuse,
    },
  });
  return parsed;
}

/** gray-matter knows lines that end in a line feed only: those of the fences are made such, each in its place. */
function withLineFeeds(text: string): string {
  if (!text.includes('\n')) return text.replaceAll('\r', '\n');
  return text.replace(/^([^\r\n]*)\r(?!\n)/, '$1\n').replace(/\r(?!\n)([^\r\n]*)$/, '\n$1');
}

function refuseEngine(fences: Fences): never {
  throw new DataError(refusal('intake:frontMatter.language', fences.start, 'code in front matter', {}));
}

/** JSON is checked by the platform's own parser, and placed by the YAML parser, which reads all of JSON. */
function parseJson(source: string, base: number, text: string): ParsedData {
  try {
    JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const at = base + Number(/position (\d+)/.exec(detail)?.[1] ?? 0);
    throw new DataError(refusal('intake:frontMatter.syntax', at, detail, { detail }));
  }
  const parsed = parseYaml(source, base, text);
  const place = { kind: 'json' } as const;
  return { ...parsed, scalars: parsed.scalars.map((scalar) => ({ ...scalar, place })) };
}

function hasLongGap(source: string, fences: Fences): boolean {
  let lineBreaks = 0;
  for (let at = fences.innerStart; at < fences.innerEnd; at++) {
    const code = source.charCodeAt(at);
    if (code === 10 || code === 13) lineBreaks++;
    else if (code !== 32 && code !== 9) lineBreaks = 0;
    if (lineBreaks > MAX_EMPTY_LINES) return true;
  }
  return false;
}

function fenceRefusal({ problem, at, found }: FenceProblem): Refusal {
  return refusal(`intake:frontMatter.${problem}`, at, `${problem}: ${found}`, { found });
}

function refusal(key: string, at: number, detail: string, values: Record<string, string | number>): Refusal {
  return { message: { key, values }, detail, at };
}

/** One block for each field that people read and that need not be the same in every language. */
export function addFields(
  blocks: BlockList,
  scalars: readonly Scalar[],
  { fields, equal }: { fields: readonly string[]; equal: readonly string[] },
): void {
  const isRead = fieldMatcher(fields);
  const isEqual = fieldMatcher(equal);
  for (const scalar of scalars) {
    const { path, value } = scalar;
    if (isRead(path, value) && !isEqual(path, value)) addField(blocks, scalar);
  }
}

function addField(blocks: BlockList, { path, range, place }: Scalar): void {
  const builder = new ContentBuilder(blocks.source, range.start);
  scanString(builder, range, escapesOf(place));
  const name = path.join('.');
  const role: BlockRole = name === 'title' ? 'title' : 'field';
  blocks.add(builder.finish(), { role, level: role === 'title' ? 1 : undefined, name, place, ancestors: [] });
}

function escapesOf(place: Scalar['place']): Escapes {
  if (place.kind === 'json') return 'backslash';
  if (place.kind === 'toml')
    return place.style === 'basic' || place.style === 'multi-basic' ? 'backslash' : 'none';
  if (place.kind !== 'yaml') return 'none';
  return place.style === 'double' ? 'backslash' : place.style === 'single' ? 'doubled-quote' : 'none';
}
