/** Segments and records built by hand. */
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import type {
  RecordSegment,
  Segment,
  SegmentCode,
  SegmentId,
  State,
  TranslationRecord,
} from '../../pipeline/model/segment.ts';

export function segments(sources: readonly string[], codes: readonly SegmentCode[] = []): Segment[] {
  const seen = new Map<string, number>();
  return sources.map((text, block) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    const hash = hashText(text);
    return {
      id: (count === 1 ? hash : `${hash}-${count}`) as SegmentId,
      block,
      role: 'paragraph' as const,
      range: { start: block * 1000, end: block * 1000 + text.length },
      source: text as CodedText,
      sourceHash: hash,
      codes,
    };
  });
}

export type Pair = readonly [source: string, target: string, state?: State];

export function entry([source, target, state = 'reviewed']: Pair): RecordSegment {
  return {
    id: hashText(source) as string as SegmentId,
    source: source as CodedText,
    target: target as CodedText,
    state,
    origin: 'person',
    sourceHash: hashText(source),
    targetHash: hashText(target),
  };
}

export function recordOf(pairs: readonly Pair[], retired: readonly Pair[] = []): TranslationRecord {
  const found = segments(pairs.map(([source]) => source));
  return {
    article: 'a',
    sourceLanguage: 'en',
    edition: 'es',
    segments: pairs.map((pair, at) => ({ ...entry(pair), id: found[at]!.id })),
    retired: retired.map(entry),
  };
}
