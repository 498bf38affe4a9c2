/** The paragraphs of a YAML block scalar (`|`, `>`): each is translated on its own, and keeps its indent. */
import type { Range } from '../../model/text.ts';
import { afterLineBreak } from './fences.ts';

export interface BlockParagraph extends Range {
  readonly indent: string;
}

const ITEM = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]/;

/** `range`: from the indicator to the end of the scalar. A list item starts a paragraph, as an empty line does. */
export function blockParagraphs(source: string, range: Range): BlockParagraph[] {
  const paragraphs: { start: number; end: number; indent: string }[] = [];
  let open: { start: number; end: number; indent: string } | undefined;
  for (
    let line = nextLine(source, range.start, range.end);
    line < range.end;
    line = nextLine(source, line, range.end)
  ) {
    const text = source.slice(line, nextLine(source, line, range.end)).trimEnd();
    const indent = /^ */.exec(text)![0];
    const body = text.slice(indent.length);
    if (body === '') open = undefined;
    else if (open && !ITEM.test(text)) open.end = line + text.length;
    else {
      const marker = ITEM.exec(text)?.[0].length ?? indent.length;
      open = { start: line + marker, end: line + text.length, indent };
      paragraphs.push(open);
    }
  }
  return paragraphs;
}

function nextLine(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source[at] !== '\n' && source[at] !== '\r') at++;
  return at >= end ? end : Math.min(end, afterLineBreak(source, at));
}
