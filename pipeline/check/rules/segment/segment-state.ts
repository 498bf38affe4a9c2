import { plainText } from '../../../model/coded-text.ts';
import { STATES } from '../../../model/segment.ts';
import { excerpt } from '../../excerpt.ts';
import type { SegmentRule } from '../../rule.ts';

/** Translated, but not yet as far as the edition's policy asks. */
export const segmentState: SegmentRule = {
  id: 'segment-state',
  on: 'segment',
  severity: 'error',
  run: (subject) => {
    const { entry, edition } = subject;
    if (!entry?.target || entry.state === 'initial') return [];
    const required = edition.publish.require;
    if (STATES.indexOf(entry.state) >= STATES.indexOf(required)) return [];
    const values = {
      edition: edition.name,
      state: entry.state,
      required,
      text: excerpt(plainText(entry.target)),
    };
    return [{ place: subject.targetPlace, message: { key: 'check:segment-state', values } }];
  },
};
