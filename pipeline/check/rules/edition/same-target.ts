import { excerpt } from '../../excerpt.ts';
import type { EditionReport, EditionRule } from '../../rule.ts';
import type { EditionText } from '../../subjects.ts';

/** Two sentences of the source with one translation: one of them may have got the other's. */
export const sameTarget: EditionRule = {
  id: 'same-target',
  on: 'edition',
  severity: 'info',
  run: ({ texts }) => {
    const first = new Map<string, EditionText>();
    return texts.flatMap((subject): EditionReport[] => {
      if (!subject.source || subject.kind === 'string') return NOTHING;
      const target = subject.target.trim();
      if (target.length < LONG) return NOTHING;
      const earlier = first.get(target);
      if (!earlier) first.set(target, subject);
      if (!earlier?.source || areAlike(earlier.source, subject.source)) return [];
      const values = {
        found: excerpt(target),
        source: excerpt(subject.source),
        other: excerpt(earlier.source),
      };
      return [{ of: subject, message: { key: 'check:same-target', values } }];
    });
  },
};

const NOTHING: EditionReport[] = [];

/** Short answers and labels are the same in many places. */
const LONG = 30;

/** Sources that share a third of their words say much the same: one translation may well do for both. */
function areAlike(a: string, b: string): boolean {
  const [ours, theirs] = [wordsOf(a), wordsOf(b)];
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  return shared * 3 >= Math.min(ours.size, theirs.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,60}/gu));
}
