/** Covers template tags, so that a parser sees words and empty lines in their place. Every offset stays. */
import type { Span } from './span.ts';

/** The source from `from` on, masked. */
export function maskSpans(source: string, from: number, spans: readonly Span[]): string {
  if (spans.length === 0) return from === 0 ? source : source.slice(from);
  const parts: string[] = [];
  let at = from;
  for (const span of spans) {
    parts.push(source.slice(at, span.start), cover(source.slice(span.start, span.end), span.mask));
    at = span.end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

function cover(tag: string, mask: Span['mask']): string {
  if (mask === 'item') return '- ***'.padEnd(tag.length);
  const filler = mask === 'blank' ? ' ' : 'x';
  return tag.includes('\n') || tag.includes('\r')
    ? tag.replace(/[^\n\r]/g, filler)
    : filler.repeat(tag.length);
}
