/** A bare number with what stands around it: scale, per cent, currency, unit. */
import type { Language } from '../../model/locale.ts';
import { currenciesOf, NAME_AFTER, SIGN_BEFORE } from './currencies.ts';
import type { Quantity } from './quantity.ts';
import { UNIT_AFTER, unitOf } from './units.ts';
import { SCALES } from './vocabulary.ts';

/** The match of a sticky pattern that begins at an offset. */
export function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Right behind the digits; `m` may be metres, `M` is a million. */
export const SHORT_SCALES = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['m', 1e6],
  ['M', 1e6],
  ['MM', 1e6],
  ['b', 1e9],
  ['B', 1e9],
  ['bn', 1e9],
]);

export interface Bare {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  readonly digits: string;
  readonly language: Language;
  readonly written?: Quantity['written'];
  readonly scale?: string | undefined;
}

export function measured(bare: Bare): Quantity {
  const { text, digits } = bare;
  const scaled = withScales(bare);
  const { end, values } = scaled;
  const before = SIGN_BEFORE.exec(text.slice(Math.max(0, bare.start - 5), bare.start))?.[0];
  const start = bare.start - (before?.length ?? 0);
  const base = {
    digits,
    values,
    written: bare.written ?? 'digits',
    ...(scaled.scale ? { scale: scaled.scale } : {}),
  };
  const quantity = (to: number, rest: Pick<Quantity, 'kind' | 'currencies' | 'unit'>): Quantity => ({
    ...base,
    ...rest,
    range: { start, end: to },
  });
  const percent = sticky(PERCENT, text, end)?.[0];
  if (percent) {
    return quantity(end + percent.length, { kind: POINTS.test(percent) ? 'points' : 'percent' });
  }
  const name = before ? undefined : sticky(NAME_AFTER, text, end)?.[0];
  if (before ?? name) {
    return quantity(end + (name?.length ?? 0), {
      kind: 'money',
      currencies: currenciesOf(before ?? name ?? ''),
    });
  }
  const unit = sticky(UNIT_AFTER, text, end);
  const known = unit?.[1] && unitOf(unit[1]);
  return quantity(end, { kind: 'number', ...(known ? { unit: known } : {}) });
}

const PERCENT =
  /[ \u00a0\u202f-]?(?:%|per ?cent\b|por ciento\b|por cien\b|percentage points?\b|puntos? porcentuales?\b|pp\b|p\. ?p\.)(?: points?\b)?/iuy;
const POINTS = /point|punto|p\.? ?p/i;

/** `5.4 billion`, `5 mil millones`, `20k`. */
function withScales(bare: Bare): { end: number; values: readonly number[]; scale?: string | undefined } {
  const { text, language } = bare;
  const short = sticky(/[kKmMbB]{1,2}(?![\p{L}\d])|bn\b/uy, text, bare.end)?.[0];
  const factor = short && bare.written === undefined ? SHORT_SCALES.get(short) : undefined;
  if (short && factor) {
    const values = bare.values.flatMap((value) => [value * factor, value]);
    return { end: bare.end + short.length, values, scale: short };
  }
  let { end, values, scale } = bare;
  for (let count = 0; count < 3; count++) {
    const [whole, word] = sticky(/[ \u00a0\u202f-]([\p{L}]{2,12})(?![\p{L}])/uy, text, end) ?? [];
    const scaled = word && SCALES[language].get(word.toLowerCase());
    if (!whole || !scaled) break;
    values = values.map((value) => value * scaled);
    scale = word.toLowerCase();
    end += whole.length;
  }
  return { end, values, scale };
}
