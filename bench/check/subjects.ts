/** Pairs as subjects of the check, in either direction. */
import type { SegmentSubject } from '../../pipeline/check/subjects.ts';
import type { ArticleId } from '../../pipeline/model/article.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import { languageOf, parseLocale } from '../../pipeline/model/locale.ts';
import type { SegmentId } from '../../pipeline/model/segment.ts';
import type { Pair } from './pairs.ts';

/** A subject whose finding columns are 1-based offsets into the target; its line is the pair's number. */
export function subjectOf(
  pair: Pair,
  { locale, number }: { locale: string; number: number },
): SegmentSubject {
  const language = languageOf(locale)!;
  const [source, target] = (language === 'es' ? [pair.en, pair.es] : [pair.es, pair.en]) as [
    CodedText,
    CodedText,
  ];
  const hashes = { sourceHash: hashText(source), targetHash: hashText(target) };
  const range = { start: 0, end: source.length };
  const file = `${locale}:${pair.file}`;
  const id = String(number) as SegmentId;
  const { role, name } = pair;
  const block = { role, ...(name === undefined ? {} : { name }), range, extent: range, content: [] };
  return {
    article: {
      id: pair.file as ArticleId,
      path: file,
      format: 'markdown',
      source,
      blocks: [{ ...block, place: { kind: 'text' }, ancestors: [] }],
    },
    edition: {
      name: locale,
      locale: parseLocale(locale)!,
      language,
      engines: [],
      publish: { require: 'translated', incomplete: 'hold' },
    },
    segment: { id, block: 0, role, range, source, sourceHash: hashes.sourceHash, codes: [] },
    entry: { id, source, target, state: 'translated', origin: 'person', ...hashes },
    terms: [],
    sourcePlace: { file, start: { line: number, column: 0 } },
    targetPlace: { file, start: { line: number, column: 0 } },
    targetText: {
      literal: JSON.stringify(target),
      start: 0,
      place: ({ start, end }) => ({
        file,
        start: { line: number, column: start },
        end: { line: number, column: end },
      }),
    },
  };
}
