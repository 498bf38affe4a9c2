import { parsePluralKey } from '../../../model/plurals.ts';
import { excerpt } from '../../excerpt.ts';
import type { EditionReport, EditionRule } from '../../rule.ts';
import type { EditionText } from '../../subjects.ts';

/** One sentence of the source, said in two ways: on purpose, or by two people who did not know of each other. */
export const sameSource: EditionRule = {
  id: 'same-source',
  on: 'edition',
  severity: 'info',
  run: ({ texts }) => {
    const first = { segment: new Map<string, EditionText>(), string: new Map<string, EditionText>() };
    return texts.flatMap((subject): EditionReport[] => {
      const source = subject.source?.trim();
      if (!source) return NOTHING;
      const earlier = first[subject.kind].get(source);
      // Nearly all are said once: what counts is looked at when one is said again.
      if (!earlier || isPlural(earlier)) first[subject.kind].set(source, subject);
      if (!earlier || isPlural(earlier) || isPlural(subject) || wordCount(source) < 3) return NOTHING;
      if (saysTheSame(earlier, subject)) return NOTHING;
      const values = {
        source: excerpt(source),
        found: excerpt(subject.target),
        other: excerpt(earlier.target),
      };
      return [{ of: subject, message: { key: 'check:same-source', values } }];
    });
  },
};

const NOTHING: EditionReport[] = [];

function isPlural({ name }: EditionText): boolean {
  return name !== undefined && parsePluralKey(name) !== undefined;
}

function wordCount(text: string): number {
  return text.match(/\p{L}{1,60}/gu)?.length ?? 0;
}

function saysTheSame(a: EditionText, b: EditionText): boolean {
  return a.target === b.target || lettersOf(a) === lettersOf(b);
}

/** Capitals and punctuation are other rules' matter. */
function lettersOf({ target }: EditionText): string {
  return target.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
