import { CUES } from '../../cues.ts';
import { compareParts, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `@name` is somebody's address on a network. */
export const handle: TextRule = {
  id: 'handle',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { source: CUES.at },
  run: ({ source, target }) => {
    if (!source?.text.includes('@')) return [];
    const { lost, added } = compareParts(findAll(source.text, HANDLE), findAll(target.text, HANDLE), (part) =>
      part.toLowerCase(),
    );
    return lost.map(({ text }, at) => {
      const wrong = added[at];
      return { ...(wrong ? { at: wrong, fix: text } : {}), values: { expected: text } };
    });
  },
};

const HANDLE = /(?<![\w@./[\uFFFC])@[a-z0-9_]{2,30}(?:\.[a-z0-9_]{1,30}){0,3}(?![\w@/])/giu;
