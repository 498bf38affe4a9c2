/** Subjects made of a few words, each in a file of its own, as the plan makes them of real files. */
import { HOUSES, houseOf } from '../../../pipeline/check/houses.ts';
import { jsonOffsets } from '../../../pipeline/check/json-string.ts';
import type { Subjects } from '../../../pipeline/check/run.ts';
import type {
  ArticleMissing,
  BundleSubject,
  JsonText,
  SegmentSubject,
} from '../../../pipeline/check/subjects.ts';
import type { ArticleId, BlockRole } from '../../../pipeline/model/article.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import type { Term } from '../../../pipeline/model/glossary.ts';
import { hashText } from '../../../pipeline/model/hash.ts';
import { languageOf, parseLocale } from '../../../pipeline/model/locale.ts';
import type { RecordSegment, SegmentCode, SegmentId } from '../../../pipeline/model/segment.ts';
import { indexLines, positionAt } from '../../../pipeline/model/text.ts';

export const FILE = 'content/a.json';

export interface JsonFile {
  readonly text: string;
  readonly json: JsonText;
  /** Where a range of the value stands. */
  readonly inFile: (range: { start: number; end: number }) => { start: number; end: number };
}

/** `{ "target": … }`, with the way to the text's own string. */
export function jsonFile(target: string): JsonFile {
  const literal = JSON.stringify(target);
  const text = `{\n  "target": ${literal}\n}\n`;
  const start = text.indexOf(literal, text.indexOf(':'));
  const lines = indexLines(text);
  const offsets = jsonOffsets(literal);
  return {
    text,
    json: {
      literal,
      start,
      place: (range) => ({
        file: FILE,
        start: positionAt(lines, range.start),
        end: positionAt(lines, range.end),
      }),
    },
    inFile: (range) => ({ start: start + offsets[range.start]!, end: start + offsets[range.end]! }),
  };
}

export interface SegmentOptions {
  readonly source: string;
  readonly target: string;
  readonly locale?: string;
  readonly house?: string;
  readonly role?: string;
  readonly name?: string;
  readonly terms?: readonly Term[];
  readonly codes?: readonly SegmentCode[];
  readonly entry?: Partial<RecordSegment>;
  readonly articleMissing?: ArticleMissing;
  readonly require?: 'translated' | 'reviewed' | 'final';
}

export function segmentSubject(options: SegmentOptions): SegmentSubject {
  const { source, target, locale = 'es', role = 'paragraph', name, terms = [], codes = [] } = options;
  const id = 'a' as SegmentId;
  const range = { start: 0, end: source.length };
  const file = jsonFile(target);
  const coded = { source: source as CodedText, target: target as CodedText };
  const hashes = { sourceHash: hashText(source), targetHash: hashText(target) };
  return {
    article: {
      id: 'a' as ArticleId,
      path: 'content/a.md',
      format: 'markdown',
      source,
      blocks: [
        {
          role: role as BlockRole,
          ...(name === undefined ? {} : { name }),
          range,
          extent: range,
          content: [],
          place: { kind: 'text' },
          ancestors: [],
        },
      ],
    },
    edition: {
      name: locale,
      locale: parseLocale(locale)!,
      language: languageOf(locale)!,
      engines: [],
      publish: { require: options.require ?? 'translated', incomplete: 'hold' },
    },
    segment: {
      id,
      block: 0,
      role: role as BlockRole,
      range,
      source: coded.source,
      sourceHash: hashes.sourceHash,
      codes,
    },
    entry: { id, ...coded, state: 'translated', origin: 'person', ...hashes, ...options.entry },
    terms,
    sourcePlace: { file: 'content/a.md', start: { line: 1, column: 1 } },
    targetPlace: { file: FILE, start: { line: 2, column: 13 } },
    targetText: file.json,
    ...(options.articleMissing ? { articleMissing: options.articleMissing } : {}),
    house: options.house ? HOUSES[options.house as keyof typeof HOUSES] : houseOf(locale),
  };
}

export interface BundleOptions {
  readonly locale: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly reference?: { readonly locale: string; readonly texts: Readonly<Record<string, string>> };
  readonly terms?: readonly Term[];
}

/** Every text stands at line 2 of a file of its own; keys are found by their number. */
export function bundleSubject({ locale, texts, reference, terms = [] }: BundleOptions): BundleSubject {
  return {
    locale,
    namespace: 'site',
    file: FILE,
    texts: new Map(Object.entries(texts)),
    ...(reference
      ? { reference: { locale: reference.locale, texts: new Map(Object.entries(reference.texts)) } }
      : {}),
    terms,
    place: (key) => ({ file: FILE, start: { line: Object.keys(texts).indexOf(key) + 2, column: 1 } }),
    jsonText: (key) => jsonFile(texts[key] ?? '').json,
  };
}

export function subjects(some: Partial<Subjects>): Subjects {
  return { articles: [], segments: [], bundles: [], ...some };
}
