import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Three points, no more and no fewer; one character or three, as the house has it. */
export const ellipsis: TextRule = {
  id: 'ellipsis',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.glued },
  run: ({ source, target, house }) => {
    if (!target.words.includes('..') && !target.words.includes('…')) return [];
    const known = new Set(source ? findAll(source.words, POINTS).map(({ text }) => text) : []);
    return findAll(target.words, POINTS)
      .filter(
        ({ text }) =>
          isWrong(text, house.ellipsis) && !(text.length !== 3 && text !== '…' && known.has(text)),
      )
      .map((found) => ({ at: found, fix: found.text.includes('…') ? '…' : (house.ellipsis ?? '...') }));
  },
};

const POINTS =
  /(?<![.…/\w]\.{0,3})(?:\.{2,6}|…{1,4}\.{0,3})(?![./\w])|(?<=\p{L})(?:\.{2,6}|…{1,4}\.{0,3})(?![./\p{N}])/gu;

function isWrong(points: string, style: '…' | '...' | undefined): boolean {
  if (points === '…') return style === '...';
  if (points === '...') return style === '…';
  return true;
}
