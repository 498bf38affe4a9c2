/** What a translation says other than its source in numbers, told once for all the rules about them. */
import { type Comparison, compareQuantities } from '../language/numbers/compare.ts';
import type { Quantity, QuantityKind } from '../language/numbers/read.ts';
import type { TextReport } from './rule.ts';
import { mayHoldDigits, type Side } from './side.ts';
import type { TextSubject } from './texts.ts';

export interface Mismatch {
  readonly lost?: Quantity;
  readonly added?: Quantity;
}

const NO_MISMATCH: readonly Mismatch[] = [];
const NOTHING: Comparison = { lost: [], added: [], changed: [] };
const known = new WeakMap<TextSubject, Comparison>();

export function compareNumbers(subject: TextSubject): Comparison {
  const { source, target, asIs } = subject;
  if (!source || asIs) return NOTHING;
  const before = known.get(subject);
  if (before) return before;
  const comparison = areIdle(source, target)
    ? NOTHING
    : compareQuantities(source.quantities, target.quantities);
  known.set(subject, comparison);
  return comparison;
}

/**
 * Whether nothing would be told of two texts without digits: numbers in words are told where both texts have one above
 * two, and what is counted where both say it. Most have an article at best, and then the other need not be read.
 */
function areIdle(source: Side, target: Side): boolean {
  if (mayHoldDigits(source.words) || mayHoldDigits(target.words)) return false;
  return !isTelling(target.quantities) || !isTelling(source.quantities);
}

function isTelling(quantities: readonly Quantity[]): boolean {
  return quantities.some(
    (one) => one.kind !== 'number' || one.unit || (one.written === 'words' && isLarge(one)),
  );
}

/** Lost and added numbers in pairs, as they stand in order; those that say nothing certain are left out. */
export function mismatches(subject: TextSubject): readonly Mismatch[] {
  const { lost, added } = compareNumbers(subject);
  if (lost.length === 0 && added.length === 0) return NO_MISMATCH;
  const found: Mismatch[] = [];
  for (let at = 0; at < Math.max(lost.length, added.length); at++) {
    const pair = { ...(lost[at] ? { lost: lost[at] } : {}), ...(added[at] ? { added: added[at] } : {}) };
    if (isCertain(pair, lost.length === 1 && added.length === 1)) found.push(pair);
  }
  return found;
}

/** A number in words may be idiom ("a thousand thanks"): it counts where another stands in its place. */
function isCertain({ lost, added }: Mismatch, alone: boolean): boolean {
  if (lost?.written === 'words' && added?.written === 'words')
    return alone && isLarge(lost) && isLarge(added);
  if (lost && added) return !(lost.kind === 'code' && added.written === 'words');
  // A month said once for two days: "June 3 and June 5".
  if ((lost ?? added)?.date?.month !== undefined) return false;
  return (lost ?? added)?.written === 'digits' && (lost ?? added)?.kind !== 'code';
}

function isLarge({ values }: Quantity): boolean {
  return values.every((value) => value > 2);
}

/** The rule that a mismatch belongs to. */
export function subjectOf({ lost, added }: Mismatch): QuantityKind | 'magnitude' {
  if (lost && added && isMagnitude(lost, added)) return 'magnitude';
  const kinds = [lost?.kind, added?.kind];
  const first = (['date', 'time', 'money', 'points', 'percent'] as const).find((kind) =>
    kinds.includes(kind),
  );
  return first ?? 'number';
}

/** A thousand times too much or too little, where a word of scale is a false friend. */
function isMagnitude(lost: Quantity, added: Quantity): boolean {
  if (!lost.scale && !added.scale) return false;
  return lost.values.some((x) =>
    added.values.some((y) => [1e3, 1e6, 1e-3, 1e-6].some((factor) => Math.abs(x * factor - y) < y * 1e-9)),
  );
}

/** Reports of the mismatches that a rule is for. */
export function reportNumbers(
  subject: TextSubject,
  kinds: readonly (QuantityKind | 'magnitude')[],
): TextReport[] {
  return mismatches(subject)
    .filter((pair) => kinds.includes(subjectOf(pair)))
    .map(({ lost, added }) => {
      const values = {
        expected: wordsOf(subject.source?.text, lost),
        number: wordsOf(subject.target.text, added),
      };
      const variant = lost && added ? 'changed' : lost ? 'lost' : 'added';
      return { ...(added ? { at: added.range } : {}), variant, values };
    });
}

function wordsOf(text: string | undefined, one: Quantity | undefined): string {
  return one && text ? text.slice(one.range.start, one.range.end).trim() : '';
}
