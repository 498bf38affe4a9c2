import { parseCoded } from '../../../model/coded-text.ts';
import type { SegmentRule } from '../../rule.ts';

/** Codes in another order: right where the words are in another order too, so it is off unless asked for. */
export const segmentCodeOrder: SegmentRule = {
  id: 'segment-code-order',
  on: 'segment',
  severity: 'off',
  run: (subject) => {
    const { entry, segment } = subject;
    if (!entry?.target) return [];
    const [wanted, given] = [order(segment.source), order(entry.target)];
    if (wanted.length !== given.length || wanted.join() === given.join()) return [];
    const values = { wanted: wanted.join(' '), given: given.join(' ') };
    return [{ place: subject.targetPlace, message: { key: 'check:segment-code-order', values } }];
  },
};

function order(text: string): number[] {
  return parseCoded(text).flatMap((piece) =>
    piece.kind === 'code' && piece.type !== 'close' ? [piece.id] : [],
  );
}
