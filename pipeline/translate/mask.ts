/**
 * Coded text as XML for engines that handle tags: `<x1>the report</x1>`, `<x2/>`. Tags are as short as they
 * can be, since some engines bill them. `restore.ts` is the inverse.
 */
import { parseCoded } from '../model/coded-text.ts';
import { splitKept } from './keep.ts';
import { splitOpaque } from './opaque.ts';

/** Around what is not translated; engines are told to ignore what is in it. */
export const KEPT_TAG = 'k';

export interface MaskOptions {
  readonly keep?: readonly string[];
  /** How a standalone code is written: XML's `<x2/>`, or HTML's `<x2></x2>`, which has no empty elements of ours. */
  readonly empty?: 'xml' | 'html';
}

/** Characters that XML 1.0 has no way to write, or reads as another (a carriage return). */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

export function maskXml(text: string, { keep = [], empty = 'xml' }: MaskOptions = {}): string {
  let out = '';
  for (const piece of parseCoded(text)) {
    if (piece.kind === 'text') out += maskText(piece.value, keep, empty);
    else if (piece.type === 'open') out += `<x${piece.id}>`;
    else if (piece.type === 'close') out += `</x${piece.id}>`;
    else out += emptyTag(`x${piece.id}`, empty);
  }
  return out;
}

/** Whether a text says nothing to XML, and may be sent as it is. */
export function isPlain(text: string, keep: readonly string[]): boolean {
  const [first, ...rest] = parseCoded(text);
  if (first === undefined) return true;
  if (rest.length > 0 || first.kind === 'code' || first.value !== text) return false;
  if (text.search(UNWRITABLE) >= 0) return false;
  return splitKept(text, keep).every((part) => !part.kept) && splitOpaque(text).every((part) => !part.opaque);
}

function maskText(text: string, keep: readonly string[], empty: 'xml' | 'html'): string {
  let out = '';
  for (const part of splitKept(text, keep)) {
    if (part.kept) out += kept(part.value);
    else
      for (const piece of splitOpaque(part.value))
        out += piece.opaque ? kept(piece.value) : escapeXml(piece.value);
  }
  return out.replace(UNWRITABLE, (character) => emptyTag(`c${character.charCodeAt(0)}`, empty));
}

function kept(text: string): string {
  return `<${KEPT_TAG}>${escapeXml(text)}</${KEPT_TAG}>`;
}

function emptyTag(name: string, empty: 'xml' | 'html'): string {
  return empty === 'xml' ? `<${name}/>` : `<${name}></${name}>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
