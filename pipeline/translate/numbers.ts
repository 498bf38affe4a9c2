/** Whether a translation says the same numbers, whatever their punctuation: `1,500` is `1.500` and `1 500`. */

/** Groups of thousands by comma, point, apostrophe or (narrow, no-break) space; else digits with one mark. */
const NUMBER = /\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)){1,5}(?:[.,]\d{1,9})?|\d{1,18}(?:[.,]\d{1,9})?/g;
const SCALED =
  /\b(?:thousand|million|billion|trillion|mil|mill[oó]n(?:es)?|bill[oó]n(?:es)?|bn|m|k)\b|[kMB]\b/iu;
const AFTERNOON = /\bp\.? ?m\b/i;
/** Up to here a text may write a number in letters. */
const SPELLED = 31;

/** What changed, for the evidence; undefined when the numbers agree. */
export function changedNumbers(
  source: string,
  target: string,
): { lost: string[]; invented: string[] } | undefined {
  const asked = numbersOf(source);
  const answered = numbersOf(target);
  const free = {
    scaled: SCALED.test(source) || SCALED.test(target),
    afternoon: AFTERNOON.test(`${source} ${target}`),
  };
  const lost = unmatched(asked, answered, free);
  const invented = unmatched(answered, asked, free);
  const changed = lost.length > 0 && invented.length > 0;
  if (changed || [...lost, ...invented].some((number) => !canBeSpelled(number, free.scaled)))
    return { lost, invented };
  return undefined;
}

interface Freedom {
  /** `5.4 billion` is `5400 millones`. */
  readonly scaled: boolean;
  /** `10:30 p.m.` is `22:30`. */
  readonly afternoon: boolean;
}

function numbersOf(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number);
}

/** The numbers of one list that have no equal in the other, each equal used once. */
function unmatched(numbers: readonly string[], others: readonly string[], free: Freedom): string[] {
  const left = others.map((other) => readings(other));
  return numbers.filter((number) => {
    const mine = readings(number);
    const at = left.findIndex((theirs) =>
      theirs.some((value) => mine.some((own) => equal(own, value, free))),
    );
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** `1,500` is 1500 to one reader and 1.5 to another; `05` is 5. */
function readings(number: string): number[] {
  const digits = number.replace(/[^\d]/g, '');
  const mark = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (mark < 0) return [Number(digits)];
  const decimal = Number(`${number.slice(0, mark).replace(/[^\d]/g, '')}.${number.slice(mark + 1)}`);
  return number.length - mark === 4 ? [Number(digits), decimal] : [decimal];
}

function equal(a: number, b: number, free: Freedom): boolean {
  if (a === b) return true;
  if (free.afternoon && Math.abs(a - b) === 12 && Math.max(a, b) < 25) return true;
  if (free.scaled && [1e3, 1e6, 1e9].some((scale) => close(a * scale, b) || close(b * scale, a))) return true;
  return isDecade(a, b) || isDecade(b, a);
}

/** `the 1990s` are `los años 90`. */
function isDecade(year: number, short: number): boolean {
  return year >= 1800 && year < 2100 && year % 10 === 0 && year % 100 === short;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * 1e-9;
}

function canBeSpelled(number: string, scaled: boolean): boolean {
  const value = Math.min(...readings(number));
  return scaled || (Number.isInteger(value) && (value <= SPELLED || (value <= 1000 && value % 10 === 0)));
}
