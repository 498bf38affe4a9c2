/** The houses that come with galerada, and which one an edition has. */
import { parseLocale } from '../model/locale.ts';
import type { House } from './house.ts';
import en from './profiles/en.json' with { type: 'json' };
import enGb from './profiles/en-GB.json' with { type: 'json' };
import enUsAp from './profiles/en-US-ap.json' with { type: 'json' };
import es from './profiles/es.json' with { type: 'json' };
import es419 from './profiles/es-419.json' with { type: 'json' };
import esEsPress from './profiles/es-ES-press.json' with { type: 'json' };
import esMxPress from './profiles/es-MX-press.json' with { type: 'json' };
import esUsPress from './profiles/es-US-press.json' with { type: 'json' };
import rae from './profiles/rae.json' with { type: 'json' };

export const HOUSES = {
  es: es as House,
  'es-ES-press': esEsPress as House,
  'es-MX-press': esMxPress as House,
  'es-US-press': esUsPress as House,
  'es-419': es419 as House,
  rae: rae as House,
  en: en as House,
  'en-US-ap': enUsAp as House,
  'en-GB': enGb as House,
} as const satisfies Record<string, House>;

/**
 * A locale's own house; else its language's, which leaves open what countries write differently: a bare `es` is
 * never taken for Spain's or Mexico's Spanish. How another country writes numbers, CLDR decides.
 */
export function houseOf(locale: string): House {
  const house = known.get(locale) ?? makeHouse(locale);
  known.set(locale, house);
  return house;
}

/** Asked for every sentence, and CLDR takes its time. */
const known = new Map<string, House>();

function makeHouse(locale: string): House {
  const tag = parseLocale(locale) ?? 'en';
  const own = Object.values(HOUSES).find((house) => house.locale === tag);
  if (own) return own;
  const { language, region } = new Intl.Locale(tag);
  const general = language === 'es' ? HOUSES.es : HOUSES.en;
  return region ? { ...general, numbers: numbersOf(tag) } : general;
}

function numbersOf(tag: string): NonNullable<House['numbers']> {
  const parts = new Intl.NumberFormat(tag, { minimumFractionDigits: 1 }).formatToParts(123456.7);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value;
  const grouped = new Intl.NumberFormat(tag).format(1234) !== '1234';
  return {
    decimal: partOf('decimal') === ',' ? ',' : '.',
    group: [partOf('group') ?? '\u202f', '\u202f', '\u00a0'],
    groupFrom: grouped ? 4 : 5,
  };
}
