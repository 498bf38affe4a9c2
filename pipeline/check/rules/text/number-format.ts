import { DIGITS } from '../../../language/numbers/digits.ts';
import { CUES } from '../../cues.ts';
import { findAll, partsOf } from '../../find.ts';
import type { House } from '../../house.ts';
import type { TextRule } from '../../rule.ts';

/** Numbers that can be read one way only are written as the house does: `12.345,67`, `12,345.67`, `12 345,67`. */
export const numberFormat: TextRule = {
  id: 'number-format',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.figures },
  run: ({ target, source, house }) => {
    const style = house.numbers;
    if (!style || !/\d[.,]\d/.test(target.words)) return [];
    const isCopied = partsOf(source?.text);
    return findAll(target.words, NUMBER)
      .filter(
        ({ text, start, end }) =>
          !isTechnical(target.words, { start, end }) && isWrong(text, style, isCopied),
      )
      .map((found) => ({ at: found, fix: rewrite(found.text, style) }));
  },
};

const NUMBER = new RegExp(`(?<![\\d.,/:-])(?:${DIGITS.source})(?![\\d/:]|[.,-]\\d)`, 'g');

/** Versions, names and codes are not numbers: `v1.16`, `Windows 3.1`, `RFC 2.3`. */
function isTechnical(text: string, { start, end }: { start: number; end: number }): boolean {
  return (
    /[\p{L}_#§=(/\\]-?$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[\p{L}_]/u.test(text.slice(end, end + 1))
  );
}

/** A mark that the house never writes there; what reads as a number of the house either way is let be. */
function isWrong(
  written: string,
  { decimal, group }: NonNullable<House['numbers']>,
  isCopied: (part: string) => boolean,
): boolean {
  const marks = written.replace(/\d/g, '');
  const last = marks.at(-1)!;
  if (marks === '' || !/[.,]/.test(marks)) return false;
  const isGrouped = marks.length > 1 && new Set(marks).size === 1;
  if (isGrouped) return !group.includes(last);
  if (new Set(marks).size > 1) return last !== decimal || !group.includes(marks[0]!);
  if (last === decimal) return false;
  // One mark and three digits: grouped for this house, unless the source has the same.
  const digits = written.length - written.lastIndexOf(last) - 1;
  if (digits === 3) return !group.includes(last);
  // Copied from the source as it stands, it may be a version or a name.
  return !isCopied(written);
}

function rewrite(written: string, { decimal, group }: NonNullable<House['numbers']>): string {
  const marks = written.replace(/\d/g, '');
  const hasDecimals = new Set(marks).size > 1 || (marks.length === 1 && !/[.,]\d{3}$/.test(written));
  const cut = hasDecimals ? written.lastIndexOf(marks.at(-1)!) : written.length;
  const whole = written.slice(0, cut).replace(/\D/g, '');
  const groups = hasGroups(marks, hasDecimals) ? whole.replace(/\B(?=(?:\d{3})+$)/g, group[0] ?? '') : whole;
  return hasDecimals ? `${groups}${decimal}${written.slice(cut + 1)}` : groups;
}

function hasGroups(marks: string, hasDecimals: boolean): boolean {
  return marks.length > (hasDecimals ? 1 : 0);
}
