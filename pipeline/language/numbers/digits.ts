/** Numbers written in digits: every value that a reader of either language may take them for. */

/** Thousands grouped by one mark throughout, then a decimal part; or digits with at most one mark. */
export const DIGITS =
  /\d{1,3}(?:([.,'’\u00a0\u202f ])\d{3}(?!\d))(?:\1\d{3}(?!\d)){0,6}(?:(?!\1)[.,]\d{1,9}(?![\d]))?|\d{1,18}(?:[.,]\d{1,9})?/y;

/** `1.2.3`, `192.168.0.1`, `1-800-555`: read as they are written. */
export const SERIAL = /\d{1,9}(?:[.\-:/]\d{1,9}){2,8}/y;

/** `1,500` is 1500 to one reader and 1.5 to another; a lone mark before other than three digits is decimal. */
export function digitValues(written: string): number[] {
  const marks = written.replace(/\d/g, '');
  if (marks === '') return [Number(written)];
  const last = Math.max(...[...marks].map((mark) => written.lastIndexOf(mark)));
  const whole = Number(written.replace(/\D/g, ''));
  const decimal = Number(`${written.slice(0, last).replace(/\D/g, '')}.${written.slice(last + 1)}`);
  const lastMark = written[last]!;
  if (lastMark !== '.' && lastMark !== ',') return [whole];
  if (new Set(marks).size > 1) return [decimal];
  if (marks.length > 1) return [whole];
  return /^0/.test(written) || written.length - last - 1 !== 3 ? [decimal] : [whole, decimal];
}
