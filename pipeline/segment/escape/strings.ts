/** String values of TOML and JSON. */
import type { Place } from '../../model/article.ts';
import { type Chunk, flatten, readingOf, type Scene, type Written, writeEach } from './chunk.ts';
import { breakTemplates, TEMPLATE } from './html.ts';

type TomlPlace = Extract<Place, { kind: 'toml' }>;

const CONTROL = /(?!\t)\p{Cc}/u;

export function writeToml(chunks: readonly Chunk[], scene: Scene<TomlPlace>): Written {
  const { range, place } = scene;
  if (place.style === 'basic' || place.style === 'multi-basic') {
    return { range, text: writeEach(chunks, escapeBasic) };
  }
  const value = readingOf(chunks);
  const quote = place.style === 'literal' ? "'" : "'''";
  const fits = place.style === 'literal' ? !value.includes("'") : !/'''|'$/.test(value);
  if (fits && !TEMPLATE.test(value) && !CONTROL.test(flatten(value)))
    return { range, text: writeEach(chunks, flatten) };
  return requote(value, scene, quote);
}

/** A literal string has no escapes: a text that holds its quote becomes a basic string, quotes and all. */
function requote(value: string, { source, range }: Scene, quote: string): Written {
  const start = range.start - quote.length;
  const end = range.end + quote.length;
  const text = escapeBasic(value);
  if (source.slice(start, range.start) !== quote || source.slice(range.end, end) !== quote) {
    return { range, text: value.replaceAll("'", '\u2019') };
  }
  return { range: { start, end }, text: `"${text}"` };
}

function escapeBasic(text: string): string {
  return escapeJson(text).replaceAll('\x7f', '\\u007f');
}

type JsonPlace = Extract<Place, { kind: 'json' }>;

export function writeJson(chunks: readonly Chunk[], { range, place }: Scene<JsonPlace>): Written {
  const write = (text: string) =>
    place.quote ? escapeJson(text).replaceAll(place.quote, `\\${place.quote}`) : escapeJson(text);
  return { range, text: writeEach(chunks, write) };
}

/**
 * Hugo (`parser/pageparser/pagelexer_shortcode.go`) knows one escape, of the quote. What would end the tag is parted
 * by a space, and a backslash before the closing quote becomes a slash.
 */
export function writeParameter(chunks: readonly Chunk[], { range }: Scene): Written {
  const write = (text: string) =>
    flatten(text)
      .replaceAll('"', '\\"')
      .replace(/([>%])\}\}/g, '$1 }}');
  const text = writeEach(chunks, write).replace(/\\$/, '/');
  return { range, text };
}

function escapeJson(text: string): string {
  return breakTemplates(JSON.stringify(flatten(text)).slice(1, -1), () => '\\u007b');
}
