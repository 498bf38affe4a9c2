import { plainText } from '../../../model/coded-text.ts';
import { excerpt } from '../../excerpt.ts';
import type { SegmentRule } from '../../rule.ts';

/** A sentence nobody has translated. Those of an article that the edition lacks altogether are `article-missing`'s. */
export const segmentUntranslated: SegmentRule = {
  id: 'segment-untranslated',
  on: 'segment',
  severity: 'error',
  run: (subject) => {
    const { segment, entry, edition, articleMissing } = subject;
    if (articleMissing || (entry && (entry.target || entry.previous))) return [];
    const values = { edition: edition.name, text: excerpt(plainText(segment.source)) };
    return [{ place: subject.sourcePlace, message: { key: 'check:segment-untranslated', values } }];
  },
};
