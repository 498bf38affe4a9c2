/** Whether two texts say the same numbers. */
import type { DateParts, Quantity } from './quantity.ts';
import { sameMeasure } from './units.ts';

export interface Comparison {
  /** Of the source, without answer in the target. */
  readonly lost: readonly Quantity[];
  /** Of the target, without origin in the source. */
  readonly added: readonly Quantity[];
  /** The same value said as something else: 5 % as 5 points, dollars as euros, km as miles. */
  readonly changed: readonly Pair[];
}

export interface Pair {
  readonly source: Quantity;
  readonly target: Quantity;
}

/** Converted measures may be rounded by this much. */
const ROUNDING = 0.12;
/** Beyond this many leftovers a text is no prose, and only equal values are told. */
const FEW = 60;

/** Linear in the number of quantities. */
export function compareQuantities(source: readonly Quantity[], target: readonly Quantity[]): Comparison {
  if (source.length === 0 && target.length === 0) return SAME;
  const pool = new Pool(source, target);
  pool.matchBy((one) => exactKeys(one));
  pool.matchDates();
  pool.breakDates();
  pool.matchBy((one) => valueKeys(one));
  if (pool.isSmall(FEW)) pool.matchPairs(nearlyEqual);
  return pool.result();
}

const SAME: Comparison = { lost: [], added: [], changed: [] };

class Pool {
  #lost: Quantity[];
  #added: Quantity[];
  readonly #changed: Pair[] = [];

  constructor(source: readonly Quantity[], target: readonly Quantity[]) {
    this.#lost = [...source];
    this.#added = [...target];
  }

  /** Digits look for their answer before words do, and hints come last. */
  matchBy(keysOf: (one: Quantity) => string[]): void {
    const waiting = new Map<string, number[]>();
    const order = this.#added
      .map((_, at) => at)
      .sort((a, b) => weight(this.#added[a]!) - weight(this.#added[b]!));
    for (const at of order) {
      for (const key of keysOf(this.#added[at]!)) push(waiting, key, at);
    }
    this.#match(waiting, keysOf);
  }

  #match(waiting: Map<string, number[]>, keysOf: (one: Quantity) => string[]): void {
    const used = new Set<number>();
    const heads = new Map<string, number>();
    const sources = [...this.#lost].sort((a, b) => weight(a) - weight(b));
    const answered = new Set<Quantity>();
    for (const one of sources) {
      for (const key of keysOf(one)) {
        const list = waiting.get(key) ?? NO_ONE;
        let head = heads.get(key) ?? 0;
        while (head < list.length && used.has(list[head]!)) head++;
        heads.set(key, head);
        if (head >= list.length) continue;
        used.add(list[head]!);
        answered.add(one);
        this.#note(one, this.#added[list[head]!]!);
        break;
      }
    }
    this.#lost = this.#lost.filter((one) => !answered.has(one));
    this.#added = this.#added.filter((_, at) => !used.has(at));
  }

  #note(source: Quantity, target: Quantity): void {
    if (saysOtherThing(source, target)) this.#changed.push({ source, target });
  }

  /** A date that says less (no year) is the same date. */
  matchDates(): void {
    this.#pairUp((a, b) => a.date !== undefined && b.date !== undefined && sameDate(a.date, b.date));
  }

  /** What is left of dates may stand in ranges: "June 3–5" is "del 3 al 5 de junio". */
  breakDates(): void {
    this.#lost = this.#lost.flatMap(dateNumbers);
    this.#added = this.#added.flatMap(dateNumbers);
  }

  isSmall(limit: number): boolean {
    return this.#lost.length <= limit && this.#added.length <= limit;
  }

  matchPairs(same: (a: Quantity, b: Quantity) => boolean): void {
    this.#pairUp(same);
  }

  #pairUp(same: (a: Quantity, b: Quantity) => boolean): void {
    if (!this.isSmall(FEW)) return;
    this.#lost = this.#lost.filter((one) => {
      const at = this.#added.findIndex((other) => same(one, other));
      if (at < 0) return true;
      this.#note(one, this.#added[at]!);
      this.#added.splice(at, 1);
      return false;
    });
  }

  result(): Comparison {
    const byStart = (a: Quantity, b: Quantity) => a.range.start - b.range.start;
    return {
      lost: this.#lost.filter(({ written }) => written !== 'hint').sort(byStart),
      added: this.#added.filter(({ written }) => written !== 'hint').sort(byStart),
      changed: this.#changed,
    };
  }
}

const NO_ONE: number[] = [];

function weight({ written }: Quantity): number {
  return written === 'digits' ? 0 : written === 'words' ? 1 : 2;
}

function key(value: number): string {
  return Number(value.toPrecision(12)).toString();
}

/** The same kind, and the same thing. */
function exactKeys(one: Quantity): string[] {
  if (one.date) {
    const { day = '', month = '', year = '', swappable } = one.date;
    const dates = [`date ${day} ${month} ${year}`];
    return swappable ? [...dates, `date ${month} ${day} ${year}`] : dates;
  }
  if (one.kind === 'code') return [`code ${one.digits}`];
  return one.values.map((value) => `${one.kind} ${key(value)} ${one.unit ?? ''}`);
}

function valueKeys({ kind, values, date }: Quantity): string[] {
  if (date) return [`month ${date.month}`];
  return values.map((value) => (kind === 'time' ? `time ${value}` : key(value)));
}

function sameDate(a: DateParts, b: DateParts): boolean {
  const agrees = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined || x === y;
  const swapped = (parts: DateParts) => ({ ...parts, day: parts.month, month: parts.day });
  const same = (x: Partial<Record<'day' | 'month', number | undefined>>, y: DateParts) =>
    x.month === y.month && x.day === y.day;
  const isSame =
    same(a, b) ||
    (a.swappable === true && same(swapped(a), b)) ||
    (b.swappable === true && same(swapped(b), a));
  return isSame && agrees(a.year, b.year);
}

function dateNumbers(one: Quantity): Quantity[] {
  const { date, ...rest } = one;
  if (!date) return [one];
  const { day, month, year } = date;
  const numbers = [day, year].flatMap((value) => (value === undefined ? [] : [{ ...rest, values: [value] }]));
  return month === undefined ? numbers : [...numbers, { ...rest, date: { month } }];
}

/** Rounded conversions, decades, clocks, and numbers that a scale or a mark reads otherwise. */
function nearlyEqual(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'time' || b.kind === 'time') return sameClock(a, b) || sameClock(b, a);
  return a.values.some((x) =>
    b.values.some((y) => {
      if (a.unit && b.unit && a.unit !== b.unit) {
        return sameMeasure({ value: x, unit: a.unit }, { value: y, unit: b.unit }, ROUNDING);
      }
      return isDecade(x, y) || isDecade(y, x);
    }),
  );
}

/** `10.30` is read as a number, and `5` of "las cinco de la tarde" too. */
function sameClock(time: Quantity, other: Quantity): boolean {
  if (time.kind !== 'time') return false;
  return other.values.some((value) => {
    if (other.kind === 'time') return false;
    const minutes = Math.trunc(value) * 60 + Math.round((value % 1) * 100);
    return time.values.some((one) => one % 720 === minutes % 720);
  });
}

/** `the 1990s` are `los años 90`. */
function isDecade(year: number, short: number): boolean {
  return year >= 1800 && year < 2100 && year % 10 === 0 && year % 100 === short;
}

function saysOtherThing(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'money' && b.kind === 'money') return !meet(a.currencies ?? [], b.currencies ?? []);
  const isShare = (one: Quantity) => one.kind === 'percent' || one.kind === 'points';
  if (isShare(a) !== isShare(b)) return a.written === 'digits' && b.written === 'digits';
  if (isShare(a) && a.kind !== b.kind) return true;
  if (!a.unit || !b.unit || a.unit === b.unit) return false;
  const pairs = a.values.flatMap((x) => b.values.map((y) => [x, y] as const));
  return !pairs.some(([x, y]) =>
    sameMeasure({ value: x, unit: a.unit! }, { value: y, unit: b.unit! }, ROUNDING),
  );
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));
}

function push(lists: Map<string, number[]>, key: string, at: number): void {
  const list = lists.get(key);
  if (list) list.push(at);
  else lists.set(key, [at]);
}
