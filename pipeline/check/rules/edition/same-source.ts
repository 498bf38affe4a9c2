import { parsePluralKey } from '../../../model/plurals.ts';
import { excerpt } from '../../excerpt.ts';
import type { EditionRule, Report } from '../../rule.ts';
import type { EditionText } from '../../subjects.ts';

/** One sentence of the source, said in two ways: on purpose, or by two people who did not know of each other. */
export const sameSource: EditionRule = {
  id: 'same-source',
  on: 'edition',
  severity: 'info',
  run: ({ texts }) => {
    const first = new Map<string, EditionText>();
    return texts.flatMap((subject): Report[] => {
      const { name } = subject;
      const source = subject.source?.trim();
      if (!source || wordCount(source) < 3 || (name !== undefined && parsePluralKey(name))) return [];
      const earlier = first.get(`${subject.kind} ${source}`);
      if (!earlier) first.set(`${subject.kind} ${source}`, subject);
      if (!earlier || lettersOf(earlier) === lettersOf(subject)) return [];
      const values = {
        source: excerpt(source),
        found: excerpt(subject.target),
        other: excerpt(earlier.target),
      };
      return [{ place: subject.place(), message: { key: 'check:same-source', values } }];
    });
  },
};

function wordCount(text: string): number {
  return text.match(/\p{L}{1,60}/gu)?.length ?? 0;
}

/** Capitals and punctuation are other rules' matter. */
function lettersOf({ target }: EditionText): string {
  return target.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
