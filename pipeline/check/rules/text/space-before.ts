import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** No space before a comma, stop, colon, closing mark or bracket. */
export const spaceBefore: TextRule = {
  id: 'space-before',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.spaced },
  run: ({ source, target }) =>
    findAll(target.words, SPACE)
      .filter(({ end }) => !source || !hasSpaceBefore(source.words, target.words[end]!))
      .map((found) => ({ at: { start: found.start, end: found.end + 1 }, fix: target.words[found.end]! })),
};

/** `.NET`, `:)` and `... ` begin with such a mark. */
const SPACE =
  /(?<=[\p{L}\p{N}\uFFFC)\]”»])[ \u00a0\u202f]{1,10}(?:(?=[,;](?:[\s\p{L}]|$))|(?=[.:?!](?:\s|$))|(?=[)\]»”](?:[\s.,;:?!]|$)))/gu;

function hasSpaceBefore(text: string, mark: string): boolean {
  return text.includes(` ${mark}`) || text.includes(`\u00a0${mark}`);
}
