/** Cuts a stretch of text at the template tags in it. */
import type { Range } from '../../model/text.ts';
import type { Span } from './span.ts';

export function readSpans(
  spans: readonly Span[],
  range: Range,
  visit: (part: Range, span: Span | undefined) => void,
): void {
  let at = range.start;
  for (let index = firstEndingAfter(spans, at); index < spans.length; index++) {
    const span = spans[index]!;
    if (span.start >= range.end) break;
    const part = { start: Math.max(at, span.start), end: Math.min(range.end, span.end) };
    if (part.start > at) visit({ start: at, end: part.start }, undefined);
    visit(part, span);
    at = part.end;
  }
  if (at < range.end) visit({ start: at, end: range.end }, undefined);
}

function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
