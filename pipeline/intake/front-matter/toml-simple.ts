/** The values of TOML that take no quotes: booleans, numbers, dates. */

const INTEGER = /^[+-]?(?:0|[1-9](?:_?\d)*)$/;
const PREFIXED = /^0(?:x[\da-fA-F](?:_?[\da-fA-F])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/;
const FLOAT = /^[+-]?(?:(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?|inf|nan)$/;
const DATE =
  /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/** Undefined for what TOML 1.0 has no such value for. Dates and times stay strings. */
export function simpleValue(raw: string): unknown {
  if (raw === 'true' || raw === 'false') return raw === 'true';
  if (DATE.test(raw)) return raw;
  if (!INTEGER.test(raw) && !PREFIXED.test(raw) && !FLOAT.test(raw)) return undefined;
  if (raw.endsWith('nan')) return Number.NaN;
  if (raw.endsWith('inf')) return raw.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(raw.replaceAll('_', ''));
}
