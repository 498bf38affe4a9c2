/**
 * Numbers as they are written. Nothing is assumed about a house's separators: what stands for what is learnt from
 * the pair of texts at hand, and a number that needs more than was seen there is not written.
 */
import type { Language } from '../../model/locale.ts';

interface Numeral {
  readonly digits: string;
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly text: string;
  /** How many digits stand before it. */
  readonly at: number;
  /** Whether three digits follow it, up to the next mark or the end. */
  readonly isGroup: boolean;
}

function read(text: string): Numeral {
  const groups = text.split(/[^\d]/);
  let at = 0;
  const marks = text.match(/[^\d]/g) ?? [];
  return {
    digits: groups.join(''),
    marks: marks.map((mark, index) => {
      at += groups[index]!.length;
      return { text: mark, at, isGroup: groups[index + 1]!.length === 3 };
    }),
  };
}

/** True when the target's number can be the source's, whatever their separators: `1,500` and `1.500` or `1500`. */
export function canBeSame(source: string, target: string): boolean {
  return separators(read(source), read(target)) !== undefined;
}

/** What each separator of the source became; undefined when the numbers do not fit each other. */
function separators(source: Numeral, target: Numeral): Map<string, string> | undefined {
  if (source.digits !== target.digits) return undefined;
  if (target.marks.some(({ at }) => source.marks.every((mark) => mark.at !== at))) return undefined;
  const learnt = new Map<string, string>();
  for (const mark of source.marks) {
    const became = target.marks.find(({ at }) => at === mark.at)?.text ?? '';
    const key = keyOf(mark);
    if ((learnt.get(key) ?? became) !== became) return undefined;
    learnt.set(key, became);
  }
  return learnt;
}

function keyOf({ text, isGroup }: Mark): string {
  return `${text}${isGroup}`;
}

/**
 * `next` as the target would write it, given that it wrote `target` for `source`: with `1,500` as `1.500`,
 * `2,750` is `2.750` and `900` is `900`. Undefined where the pair does not say: how `1.5` is written, or, where a
 * separator was left out (`1,500` as `1500`), a number of another length.
 */
export function writeNumber(pair: { source: string; target: string }, next: string): string | undefined {
  const old = read(pair.source);
  const learnt = separators(old, read(pair.target));
  const { digits, marks } = read(next);
  if (!learnt || marks.some((mark) => !learnt.has(keyOf(mark)))) return undefined;
  const isShortened = marks.some((mark) => learnt.get(keyOf(mark)) === '');
  if (isShortened && digits.length !== old.digits.length) return undefined;
  let written = '';
  let from = 0;
  for (const mark of marks) {
    written += digits.slice(from, mark.at) + learnt.get(keyOf(mark));
    from = mark.at;
  }
  return written + digits.slice(from);
}

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  es: new Intl.PluralRules('es'),
};

/** True when both numbers ask for the same plural form in both languages (CLDR). */
export function isSamePlural(a: string, b: string): boolean {
  const [one, other] = [quantityOf(a), quantityOf(b)];
  return Object.values(RULES).every((rules) => rules.select(one) === rules.select(other));
}

/** Good enough to tell plural categories: a last mark before other than three digits is the decimal one. */
function quantityOf(text: string): number {
  const { digits, marks } = read(text);
  const last = marks.at(-1);
  if (!last || last.isGroup) return Number(digits);
  return Number(`${digits.slice(0, last.at)}.${digits.slice(last.at)}`);
}
