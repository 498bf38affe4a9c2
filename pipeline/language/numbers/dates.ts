/** Calendar dates in running text. */
import type { Language } from '../../model/locale.ts';
import type { DateParts, Quantity } from './quantity.ts';
import { MONTH_PATTERN, monthOf } from './vocabulary.ts';

const EN = MONTH_PATTERN.en;
const ES = MONTH_PATTERN.es;
const GAP = '[ \\u00a0]';

/** Named groups may stand in one alternative only, so each form is a pattern of its own, tried in order. */
const FORMS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    String.raw`(?<month>${EN})${GAP}(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]?\d)(?:,?${GAP}(?<year>\d{4})(?!\d))?`,
    String.raw`(?<![\d.,])(?<day>\d{1,2})(?:st|nd|rd|th)?${GAP}(?:of${GAP})?(?<month>${EN})(?![\p{L}])(?:,?${GAP}(?<year>\d{4})(?!\d))?`,
    String.raw`(?<month>${EN})(?:,|${GAP}of)?${GAP}(?<year>\d{4})(?!\d)`,
  ].map(compile),
  es: [
    String.raw`(?<![\d.,])(?<day>\d{1,2}|[Pp]rimero)(?:\.?[ºo°])?${GAP}(?:de${GAP})?(?<month>${ES})(?![\p{L}])(?:,?${GAP}(?:del?${GAP})?(?:año${GAP})?(?<year>\d{4})(?!\d))?`,
    String.raw`(?<![\p{L}])(?<month>${ES})${GAP}(?<day>\d{1,2})(?![\d:.,]?\d)(?:,?${GAP}(?:del?${GAP})?(?<year>\d{4})(?!\d))?`,
    String.raw`(?<![\p{L}])(?<month>${ES})(?:,|${GAP}del?(?:${GAP}año)?)?${GAP}(?<year>\d{4})(?!\d)`,
  ].map(compile),
};

function compile(form: string): RegExp {
  return new RegExp(form, 'gu');
}

const ISO_DATE = /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/g;
const NUMERIC_DATE = /(?<![\d/.-])(?<day>\d{1,2})([/.-])(?<month>\d{1,2})\2(?<year>\d{4})(?![\d/-]|\.\d)/g;

/** `09/2012`, month and year. */
const NUMERIC_MONTH = /(?<![\d/.-])(?<month>0?[1-9]|1[0-2])\/(?<year>(?:19|20)\d{2})(?![\d/])/g;

/** Dates that name a day or a year beside the month, in the order they stand. */
export function readDates(text: string, language: Language): Quantity[] {
  if (!LIKELY.test(text)) return [];
  const found: Quantity[] = [];
  for (const form of [ISO_DATE, NUMERIC_DATE, NUMERIC_MONTH, ...FORMS[language]]) {
    for (const match of text.matchAll(form)) {
      const parts = partsOf(match, { language, form });
      const range = { start: match.index, end: match.index + match[0].length };
      if (!parts) continue;
      found.push({ range, kind: 'date', values: [], digits: match[0], written: 'digits', date: parts });
    }
  }
  // The first form that reads a stretch has it.
  return withoutOverlaps(found);
}

function partsOf(
  { groups = {} }: RegExpMatchArray,
  { language, form }: { language: Language; form: RegExp },
): DateParts | undefined {
  const { day, month = '', year } = groups;
  const number = /^\d/.test(month) ? Number(month) : monthOf(month, language);
  if (number === undefined) return undefined;
  const date = { month: number, ...(year ? { year: Number(year) } : {}) };
  const first = day === undefined ? undefined : /^\d/.test(day) ? Number(day) : 1;
  if (form === NUMERIC_DATE) return numericParts(first ?? 0, number, Number(year));
  if ((first ?? 1) > 31 || (first ?? 1) < 1 || number > 12 || number < 1) return undefined;
  return { ...date, ...(first === undefined ? {} : { day: first }) };
}

/** `25/4/2025` says itself which is the day; `3/4/2025` does not. */
function numericParts(first: number, second: number, year: number): DateParts | undefined {
  if (first < 1 || second < 1 || Math.max(first, second) > 31 || Math.min(first, second) > 12)
    return undefined;
  if (second > 12) return { day: second, month: first, year };
  return { day: first, month: second, year, ...(first <= 12 && first !== second ? { swappable: true } : {}) };
}

function withoutOverlaps(found: readonly Quantity[]): Quantity[] {
  const taken: Quantity[] = [];
  const byStart = found.map((quantity, order) => ({ quantity, order }));
  byStart.sort((a, b) => a.quantity.range.start - b.quantity.range.start || a.order - b.order);
  for (const { quantity } of byStart) {
    if (quantity.range.start >= (taken.at(-1)?.range.end ?? 0)) taken.push(quantity);
  }
  return taken;
}

/** A quick look: digits between marks, or beside a word that may be a month. */
const LIKELY =
  /\d[/.-]\d|\d(?:st|nd|rd|th|\.?[ºo°])?[ \u00a0](?:of |de )?[A-Za-z]{3}|[a-z.]{3},?[ \u00a0](?:of |del? (?:año )?)?\d|rimero/;
