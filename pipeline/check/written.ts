/** A sentence of an article as a person reads it, with the way back to the article's file. */
import type { Article, CodeInline, TextInline } from '../model/article.ts';
import type { Segment } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { CODE_MARK, type Reading } from './reading.ts';

export function readWritten({ source, blocks }: Article, { block, range }: Segment): Reading {
  const collected: Collected = { text: '', starts: [], ends: [] };
  for (const inline of blocks[block]?.content ?? []) {
    if (inline.range.end <= range.start || inline.range.start >= range.end) continue;
    if (inline.kind === 'code') addCode(collected, inline);
    else addText(collected, { source, inline, within: range });
  }
  const { text, starts, ends } = collected;
  const toWritten = ({ start, end }: Range): Range => {
    const from = starts[start] ?? range.end;
    return { start: from, end: end > start ? (ends[end - 1] ?? range.end) : from };
  };
  return { text, toWritten };
}

interface Collected {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

function add(to: Collected, unit: string, { start, end }: Range): void {
  to.text += unit;
  for (let at = 0; at < unit.length; at++) {
    to.starts.push(start);
    to.ends.push(end);
  }
}

function addCode(to: Collected, { name, type, equivalent, range }: CodeInline): void {
  if (name === 'break') add(to, ' ', range);
  else if (type === 'standalone' && equivalent !== '') add(to, CODE_MARK, range);
}

interface Written {
  readonly source: string;
  readonly inline: TextInline;
  readonly within: Range;
}

/** As it stands in the file, or (an entity, an escape, a soft line break) as one piece. */
function addText(to: Collected, { source, inline: { range, value }, within }: Written): void {
  if (source.slice(range.start, range.end) !== value) {
    add(to, value, range);
    return;
  }
  const end = Math.min(range.end, within.end);
  for (let at = Math.max(range.start, within.start); at < end; at++)
    add(to, source[at]!, { start: at, end: at + 1 });
}
