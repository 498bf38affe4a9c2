/** Text between tags, and attribute values, of HTML. */
import type { Place } from '../../model/article.ts';
import { type Chunk, flatten, type Scene, type Written, writeEach } from './chunk.ts';

/** References that need no semicolon: HTML Living Standard, 13.5. */
const OLD =
  'AElig|AMP|Aacute|Acirc|Agrave|Aring|Atilde|Auml|COPY|Ccedil|ETH|Eacute|Ecirc|Egrave|Euml|GT|Iacute|Icirc|Igrave|' +
  'Iuml|LT|Ntilde|Oacute|Ocirc|Ograve|Oslash|Otilde|Ouml|QUOT|REG|THORN|Uacute|Ucirc|Ugrave|Uuml|Yacute|aacute|' +
  'acirc|acute|aelig|agrave|amp|aring|atilde|auml|brvbar|ccedil|cedil|cent|copy|curren|deg|divide|eacute|ecirc|' +
  'egrave|eth|euml|frac12|frac14|frac34|gt|iacute|icirc|iexcl|igrave|iquest|iuml|laquo|lt|macr|micro|middot|nbsp|' +
  'not|ntilde|oacute|ocirc|ograve|ordf|ordm|oslash|otilde|ouml|para|plusmn|pound|quot|raquo|reg|sect|shy|sup1|sup2|' +
  'sup3|szlig|thorn|times|uacute|ucirc|ugrave|uml|uuml|yacute|yen|yuml';
const REFERENCE = new RegExp(`&(?=#\\d|#[xX][\\da-fA-F]|[A-Za-z][A-Za-z\\d]{1,31};|(?:${OLD}))`, 'g');

/** Only what would read otherwise is escaped: `a < b` and `AT&T` stay. HTML Living Standard, 13.2.5.1 and 13.2.5.72. */
export function escapeHtml(text: string): string {
  return escapeCode(
    flatten(text)
      .replace(REFERENCE, '&amp;')
      .replace(/<(?=[A-Za-z/!?]|$)/g, '&lt;'),
  );
}

/** Template code and shortcodes, which stand in text and attributes alike. */
function escapeCode(text: string): string {
  const broken = breakTemplates(text, (char) => `&#${char.charCodeAt(0)};`);
  return broken.includes('[') ? broken.replace(new RegExp(SHORTCODE, 'g'), '&#91;') : broken;
}

/** What begins template code (`{{`, `{%`), attributes (`{#`, `{.`) or JSX (`={`, `{/*`): the brace is written in another way. */
export const TEMPLATE = /\{(?=[{%#:.]|\/\*)|(?<==)\{/;

export function breakTemplates(text: string, write: (char: string) => string): string {
  return text.includes('{') ? text.replace(new RegExp(TEMPLATE, 'g'), () => write('{')) : text;
}

/** A shortcode of WordPress: a known name, or any name with attributes. */
export const SHORTCODE = new RegExp(
  '\\[(?=/?(?:audio|caption|code|embed|gallery|instagram|latex|php|playlist|sourcecode|tweet|twitter|video|vimeo|youtube)' +
    '[\\s\\]/]|/?[a-z][a-z\\d_-]{1,40}\\s[^\\[\\]]{0,2000}=)',
);

export function writeHtml(chunks: readonly Chunk[], { range, place }: Scene): Written {
  return { range, text: joinTags(chunks, place.kind === 'html') };
}

function joinTags(chunks: readonly Chunk[], isContent: boolean): string {
  return writeEach(chunks, (text) => (isContent ? escapeHtml(text) : flatten(text)));
}

const QUOTES: Readonly<Record<string, string>> = { '"': '&quot;', "'": '&#39;' };

/** An attribute without quotes gets them as soon as the text needs them. */
export function writeAttribute(
  chunks: readonly Chunk[],
  { range, place }: Scene<Extract<Place, { kind: 'html-attribute' }>>,
): Written {
  const bare = place.quote === '';
  const quote = bare ? '"' : place.quote;
  const text = writeEach(chunks, (value) => escapeAttribute(value, quote));
  // A value without quotes that nothing is put into stays so, whatever it holds.
  if (!bare || chunks.every((chunk) => chunk.kind === 'raw')) return { range, text };
  const needsQuotes = text === '' || /[\s"'=<>`]/.test(text);
  return { range, text: needsQuotes ? `"${text.replaceAll('"', '&quot;')}"` : text };
}

function escapeAttribute(text: string, quote: string): string {
  const escaped = flatten(text)
    .replace(REFERENCE, '&amp;')
    .replaceAll(quote, QUOTES[quote] ?? quote);
  return escapeCode(escaped);
}
