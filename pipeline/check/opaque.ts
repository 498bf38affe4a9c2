/** What stands in a text and is not words: addresses, placeholders, tags, shortcodes. */
import type { Range } from '../model/text.ts';

/** Each alternative is bounded, so that no text takes more than a fixed time per character. */
const OPAQUE = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>"'«»“”\uFFFC]{1,2000}`,
    String.raw`(?<![\w.@])www\.[^\s<>"'«»“”\uFFFC]{1,2000}`,
    String.raw`(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}`,
    String.raw`\{\{[^{}]{0,300}\}\}`,
    String.raw`\{%[^{}]{0,300}%\}`,
    String.raw`\$t\([^()]{0,300}\)`,
    String.raw`\$\{[^{}]{0,300}\}`,
    String.raw`(?<!\d)%(?:\d\$)?(?:\([\w.]{1,60}\))?[sd]\b`,
    String.raw`<\/?[a-z0-9][^<>]{0,500}>`,
    String.raw`&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});`,
    // An option of a command line with its value, as help shows it: `--out es.xlf`.
    String.raw`(?<=^|\s)--[a-z][\w-]{1,40}(?:[ =][^\s"“”«»]{1,200})?`,
    ':[a-z0-9_+-]{2,40}:',
    // References and attributes of Markdown's extensions: `[@key]`, `{#id .class key="value"}`.
    String.raw`\[@[^\]\s]{1,200}\]`,
    String.raw`\{[ ]?[.#:][^{}\n]{1,300}\}`,
    String.raw`\{(?=[^{}\n]{0,300}=")[^{}\n]{0,300}\}`,
    String.raw`\x60[^\x60\n]{1,300}\x60`,
  ].join('|'),
  'giu',
);

export function opaqueParts(text: string): Range[] {
  return HAS_OPAQUE.test(text)
    ? [...text.matchAll(OPAQUE)].map(({ index, 0: part }) => ({ start: index, end: index + part.length }))
    : [];
}

const HAS_OPAQUE = /[{}<@&`$%:]|www\.|--/i;

/** The same text with each such part blanked by marks that read as one word, so that places stay. */
export function maskOpaque(text: string): string {
  let out = '';
  let from = 0;
  for (const { start, end } of opaqueParts(text)) {
    out += text.slice(from, start) + '\uFFFC'.repeat(end - start);
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}
