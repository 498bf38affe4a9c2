/** Times of day, on clocks of 12 and of 24 hours. */
import type { Language } from '../../model/locale.ts';
import type { Quantity } from './quantity.ts';

const SPACE = '[ \\u00a0\\u202f]';
const HALF = String.raw`${SPACE}?(?<half>[ap]\.?${SPACE}?m\b\.?|(?:de|por)${SPACE}la${SPACE}(?:mañana|tarde|noche|madrugada)|in${SPACE}the${SPACE}(?:morning|afternoon|evening)|at${SPACE}night|noon|midnight|del${SPACE}mediodía)`;
const CLOCK = String.raw`(?<![\d:.,/-])(?<hour>[01]?\d|2[0-4])`;

const FORMS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    String.raw`${CLOCK}[:.](?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)${HALF}`,
    CLOCK + HALF,
    String.raw`${CLOCK}:(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]|[.,]\d)`,
  ].map(compile),
  es: [
    String.raw`${CLOCK}[:.](?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)${HALF}`,
    CLOCK + HALF,
    String.raw`${CLOCK}:(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]|[.,]\d)(?:${SPACE}(?:h|hs|hrs|horas)\b)?`,
    String.raw`${CLOCK}\.(?<minute>[0-5]\d)${SPACE}(?:h|horas)\b`,
    String.raw`(?<=\ba${SPACE}las?${SPACE})${CLOCK}(?:\.(?<minute>[0-5]\d))?(?![\d:]|[.,]\d)(?:${SPACE}(?:h|hs|hrs|horas)\b)?`,
    String.raw`${CLOCK}${SPACE}h\b`,
  ].map(compile),
};

function compile(form: string): RegExp {
  return new RegExp(form, 'giu');
}

export function readTimes(text: string, language: Language): Quantity[] {
  if (!LIKELY.test(text)) return [];
  const found = FORMS[language].flatMap((form, order) =>
    [...text.matchAll(form)].map((match) => ({ order, quantity: timeOf(match) })),
  );
  found.sort((a, b) => a.quantity.range.start - b.quantity.range.start || a.order - b.order);
  const taken: Quantity[] = [];
  for (const { quantity } of found) {
    if (quantity.range.start >= (taken.at(-1)?.range.end ?? 0)) taken.push(quantity);
  }
  return taken;
}

function timeOf({ index, 0: whole, groups = {} }: RegExpExecArray): Quantity {
  const hour = Number(groups['hour']);
  const minutes = (hour % 24) * 60 + Number(groups['minute'] ?? 0);
  // A full stop that ends the sentence is not the time's.
  const length = /[^.]m\.$/i.test(whole) ? whole.length - 1 : whole.length;
  return {
    range: { start: index, end: index + length },
    kind: 'time',
    values: halves(minutes, groups['half']?.toLowerCase()),
    digits: whole,
    written: 'digits',
  };
}

const NOON = 720;

/** Minutes since midnight; both halves of the day where a 12-hour clock does not say which. */
function halves(minutes: number, half: string | undefined): number[] {
  const onTwelve = minutes % NOON;
  if (half === undefined)
    return minutes < 13 * 60 && minutes >= 60 ? [minutes, (minutes + NOON) % 1440] : [minutes];
  if (minutes >= 13 * 60) return [minutes];
  if (/^a|mañana|madrugada|morning/.test(half)) return [onTwelve];
  // "12 at night" is midnight, "9 at night" is 21:00.
  if (/night|noche/.test(half) && onTwelve < 5 * 60) return [onTwelve];
  return [onTwelve + NOON];
}

/** A quick look: digits with a clock's mark, or with a word that makes them a time. */
const LIKELY =
  /\d[:.][0-5]\d|\d[ \u00a0\u202f]?(?:[ap]\.?[ \u00a0\u202f]?m|h\b|(?:de|por) la|in the|at night|noon|midnight|del mediod)|\ba las? \d/i;
