import { plainText } from '../../../model/coded-text.ts';
import { excerpt } from '../../excerpt.ts';
import type { SegmentRule } from '../../rule.ts';

/** The sentence changed after it was translated; its old translation is kept as a suggestion. */
export const segmentStale: SegmentRule = {
  id: 'segment-stale',
  on: 'segment',
  severity: 'error',
  run: (subject) => {
    const { entry, edition } = subject;
    if (!entry?.previous || entry.state !== 'initial') return [];
    const { source, target } = entry.previous;
    const values = {
      edition: edition.name,
      before: excerpt(plainText(source)),
      after: excerpt(plainText(entry.source)),
    };
    const evidence = [{ key: 'check:evidence.oldTarget', values: { text: plainText(target) } }];
    return [{ place: subject.sourcePlace, message: { key: 'check:segment-stale', values }, evidence }];
  },
};
