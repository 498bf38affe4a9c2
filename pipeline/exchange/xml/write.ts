/** Text into XML that we make ourselves. */
import { escapeAttribute, escapeText } from '../tmx/xml.ts';

/** What XML 1.0 cannot hold: most controls, halves of characters, U+FFFE and U+FFFF. */
const FORBIDDEN = new RegExp(
  [
    String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]`,
    String.raw`[\uD800-\uDBFF](?![\uDC00-\uDFFF])`,
    String.raw`(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`,
  ].join('|'),
  'g',
);

/** Without what XML cannot hold. */
export function plainXml(text: string): string {
  return escapeText(text.replace(FORBIDDEN, ''));
}

/** With `<cp>` in the place of what XML cannot hold: for XLIFF 2. */
export function xmlWithCodePoints(text: string): string {
  return escapeText(text).replace(
    FORBIDDEN,
    (character) => `<cp hex="${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
  );
}

/** ` name="value"` for each that has a value. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${escapeAttribute(String(value).replace(FORBIDDEN, ''))}"`,
    )
    .join('');
}
