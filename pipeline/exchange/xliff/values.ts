/** What the values of attributes may be (XML Schema part 2, and the types of xliff_core_2.0.xsd and its modules). */

export interface ValueType {
  /** For a person: what was expected. */
  readonly expected: string;
  fits(value: string): boolean;
}

const NAME_CHARACTERS = String.raw`[-.\d:A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]`;
const TOKEN = new RegExp(`^${NAME_CHARACTERS}+$`, 'u');
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

function like(expected: string, pattern: RegExp): ValueType {
  return { expected, fits: (value) => pattern.test(value) };
}

export function oneOf(...values: string[]): ValueType {
  return { expected: values.join(' | '), fits: (value) => values.includes(value) };
}

function between(low: number, high: number): ValueType {
  return {
    expected: `${low} – ${high}`,
    fits: (value) => NUMBER.test(value.trim()) && Number(value) >= low && Number(value) <= high,
  };
}

function either(...types: ValueType[]): ValueType {
  return {
    expected: types.map(({ expected }) => expected).join(' | '),
    fits: (value) => types.some((type) => type.fits(value)),
  };
}

export const ANY: ValueType = { expected: '…', fits: () => true };
export const NMTOKEN: ValueType = { expected: 'NMTOKEN', fits: (value) => isToken(value.trim()) };
export const NMTOKENS: ValueType = {
  expected: 'NMTOKENS',
  fits: (value) => value.trim() !== '' && value.trim().split(/\s+/).every(isToken),
};
export const YES_NO = oneOf('yes', 'no');
export const REORDER = oneOf('yes', 'firstNo', 'no');
export const DIRECTION = oneOf('ltr', 'rtl', 'auto');
export const STATE = oneOf('initial', 'translated', 'reviewed', 'final');
export const SPACE = oneOf('default', 'preserve');
export const OWN_VALUE = like('prefix:value', /^[^\s:]+:[^\s:]+$/);
export const CODE_TYPE = oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other');
export const MARK_TYPE = either(oneOf('generic', 'comment', 'term'), OWN_VALUE);
export const POSITIVE = like('1, 2, 3 …', /^\s*\+?0*[1-9]\d*\s*$/);
export const INTEGER = like('0, 1, 2 …', /^\s*[+-]?\d+\s*$/);
export const PRIORITY = between(1, 10);
export const PERCENT = between(0, 100);
export const CONFIDENCE = between(0, 1);
export const HEX = like('hexadecimal', /^([0-9A-Fa-f]{2})+$/);
export const NORMALIZATION = oneOf('none', 'nfc', 'nfd');
/** A URI reference has neither spaces nor controls; XML Schema asks for no more. */
export const URI: ValueType = { expected: 'URI', fits: (value) => !/[\s<>"{}|^`]/.test(value.trim()) };
/** BCP 47: the primary language has two letters at least, or is `x` or `i`. `en_US` is what many tools mean by it. */
export const LANGUAGE = like('BCP 47', /^([A-Za-z]{2,8}|[XxIi](?=[-_]))([-_][A-Za-z\d]{1,8}){0,20}$/);
/** `*`, a number, or a span of numbers (`slr:sizeRestriction`, 5.7.6.1). */
export const SPAN = like('* | n | n,n | n,*', /^(\*|\d+|\d+,(\d+|\*))$/);
