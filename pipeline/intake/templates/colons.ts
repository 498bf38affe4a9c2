/** Inline directives (`:abbr[text]{title="…"}`) and emoji names (`:smile:`). */
import type { Cursor } from './cursor.ts';

const DIRECTIVE = /:[a-z][\w-]{0,40}\[/y;
const ATTRIBUTES = /\{[^{}\n\r]{0,300}\}/y;
const EMOJI = /:(?:[a-z][a-z0-9_+-]{1,40}|[+-]1):(?![\w:])/y;
const BEFORE = /[\w:/\]]/;

export function findColon(cursor: Cursor, at: number): number | undefined {
  if (at > 0 && BEFORE.test(cursor.source[at - 1]!)) return undefined;
  const directive = cursor.match(DIRECTIVE, at);
  if (directive) return findDirective(cursor, at, directive[0].length);
  const emoji = cursor.match(EMOJI, at);
  if (!emoji) return undefined;
  return cursor.add(at, at + emoji[0].length, 'shortcode', { equivalent: emoji[0] });
}

/** Only the two halves become spans: what stands between them is the author's text. */
function findDirective(cursor: Cursor, at: number, head: number): number | undefined {
  const inside = at + head;
  const close = cursor.inlineEnd(inside, ']');
  if (close === undefined) return undefined;
  const attributes = cursor.match(ATTRIBUTES, close);
  cursor.add(at, inside, 'shortcode', { type: 'open' });
  const end = close + (attributes ? attributes[0].length : 0);
  cursor.add(close - 1, end, 'shortcode', { type: 'close' });
  return end;
}
