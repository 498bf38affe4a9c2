import { CUES } from '../../cues.ts';
import { compareParts, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `#name` gathers what people say of it: another name gathers something else. */
export const hashtag: TextRule = {
  id: 'hashtag',
  on: 'text',
  severity: 'warning',
  cues: { source: CUES.hash },
  run: ({ source, target }) => {
    if (!source?.text.includes('#')) return [];
    const { lost, added } = compareParts(
      findAll(source.words, HASHTAG),
      findAll(target.words, HASHTAG),
      (part) => part.toLowerCase(),
    );
    return lost.map(({ text }, at) => {
      const wrong = added[at];
      return { ...(wrong ? { at: wrong } : {}), values: { expected: text } };
    });
  },
};

const HASHTAG = /(?<![\p{L}\d_#/&.])#\p{L}[\p{L}\d_]{1,60}(?![-\p{L}\d_])/giu;
