/** Signs and names of currencies, with the ISO 4217 codes each may stand for. */

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD'];
const PESOS = ['MXN', 'ARS', 'CLP', 'COP', 'UYU', 'DOP', 'CUP', 'PHP'];

const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  $: [...DOLLARS, ...PESOS],
  us$: ['USD'],
  u$s: ['USD'],
  mx$: ['MXN'],
  c$: ['CAD'],
  a$: ['AUD'],
  r$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'LBP', 'SYP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₩': ['KRW'],
  dollar: DOLLARS,
  dólar: DOLLARS,
  dólare: DOLLARS,
  buck: DOLLARS,
  euro: ['EUR'],
  peso: PESOS,
  pound: ['GBP', 'EGP', 'LBP', 'SYP'],
  libra: ['GBP', 'EGP', 'LBP', 'SYP'],
  yen: ['JPY'],
  yene: ['JPY'],
  yuan: ['CNY'],
  yuane: ['CNY'],
  renminbi: ['CNY'],
  rupee: ['INR'],
  rupia: ['INR'],
  ruble: ['RUB'],
  rouble: ['RUB'],
  rublo: ['RUB'],
  franc: ['CHF'],
  franco: ['CHF'],
  real: ['BRL'],
  reai: ['BRL'],
  reale: ['BRL'],
  won: ['KRW'],
  cent: [],
  céntimo: [],
  centavo: [],
};

const ISO = 'USD|EUR|GBP|JPY|CNY|MXN|ARS|CLP|COP|CHF|CAD|AUD|BRL|INR|KRW|RUB|PEN|UYU';

/** Before a number. */
export const SIGN_BEFORE = new RegExp(
  `(?:(?<![\\p{L}])(?:US|MX|C|A|R|U)?\\$S?|[€£¥₹₽₩]|(?<![\\p{L}])(?:${ISO}))[ \\u00a0\\u202f]?$`,
  'u',
);

/** After a number; names may be joined by `de`. */
export const NAME_AFTER = new RegExp(
  `[ \\u00a0\\u202f-]?(?:[€£¥₹₽₩]|US\\$|\\$|(?:${ISO})\\b)|[ \\u00a0-](?:de )?(?:(?:US|U\\.S\\.|Canadian|Australian|Mexican) )?(?:dollars?|euros?|pesos?|pounds?|yen|yuan|rupees?|r(?:o)?ubles?|francs?|d[oó]lar(?:es)?|libras?|yenes|yuanes|rupias?|rublos?|francos?|reales|reais)(?![\\p{L}])`,
  'iuy',
);

/** The codes that a sign or name may stand for. */
export function currenciesOf(text: string): readonly string[] {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^-?(?:de )?(?:(?:us|u\.s\.|canadian|australian|mexican) )?/, '');
  const known = BY_NAME[word] ?? BY_NAME[word.replace(/s$/, '')];
  return known ?? (/^[a-z]{3}$/.test(word) ? [word.toUpperCase()] : []);
}
