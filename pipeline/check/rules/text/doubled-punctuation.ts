import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `,,` `.,` `;;` `::` */
export const doubledPunctuation: TextRule = {
  id: 'doubled-punctuation',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.glued | CUES.spaced },
  run: ({ source, target }) =>
    (/[,;:][ ]?[,;:.]/.test(target.words) ? findAll(target.words, DOUBLED) : [])
      .filter(notIn(source?.text))
      .map((found) => ({ at: found, ...(new Set(found.text).size === 1 ? { fix: found.text[0]! } : {}) })),
};

/** A stop and a comma may meet after an abbreviation; two stops are the ellipsis rule's. */
const DOUBLED =
  /(?<=[\p{L}\p{N}\s)”»])(?:,[ ]?,{1,5}|;{2,5}|,\.(?!\.)|[;:],|,[;:]|[;:]\.(?!\.)|(?<!:):{2}(?=\s|$))/gu;
