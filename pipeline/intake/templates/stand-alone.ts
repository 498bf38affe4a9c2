/** Decides for each tag whether it takes lines of its own, which the Markdown around it must not be joined over. */
import type { Range } from '../../model/text.ts';
import type { Span } from './span.ts';

const SENTENCE_GOES_ON = /[\p{L}\p{N},;(«“"'’-]$/u;
const SENTENCE_WENT_ON = /^[\p{Ll}\p{N},;.:)»”]/u;

/** Settles every mask. Spans are in order. */
export function standAlone(source: string, spans: readonly Span[]): void {
  for (let first = 0; first < spans.length; ) {
    let last = first;
    while (last + 1 < spans.length && isGap(source, spans[last]!.end, spans[last + 1]!.start)) last++;
    const around = lineAround(source, spans[first]!.start, spans[last]!.end);
    const inSentence = around !== undefined && isInsideSentence(source, around);
    for (; first <= last; first++) {
      const span = spans[first]!;
      if (span.mask === 'auto') span.mask = around && !inSentence ? 'blank' : 'word';
      else if (span.mask === 'blank' && !around) span.mask = 'word';
    }
  }
}

function isGap(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlankCode(source.charCodeAt(at))) return false;
  return true;
}

/** The line breaks around tags that have their lines to themselves; undefined when they share them. */
function lineAround(source: string, start: number, end: number): Range | undefined {
  let before = start - 1;
  while (before >= 0 && (isBlankCode(source.charCodeAt(before)) || source.charCodeAt(before) === 62))
    before--;
  if (before >= 0 && !isLineBreak(source.charCodeAt(before))) return undefined;
  let after = end;
  while (after < source.length && isBlankCode(source.charCodeAt(after))) after++;
  if (after < source.length && !isLineBreak(source.charCodeAt(after))) return undefined;
  return { start: Math.max(0, before), end: after };
}

/** In hard-wrapped prose a tag may have a line of a sentence to itself. */
function isInsideSentence(source: string, around: Range): boolean {
  const left = source.slice(Math.max(0, around.start - 80), around.start).replace(/\r$/, '');
  const right = source.slice(around.end, around.end + 80).replace(/^\r?\n[ \t>]*/, '');
  return SENTENCE_GOES_ON.test(left) && SENTENCE_WENT_ON.test(right);
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
