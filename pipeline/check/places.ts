/** From a finding's lines and columns back to its file's text. */
import type { Finding } from '../model/finding.ts';
import { indexLines, type LineIndex, type Position, type Range } from '../model/text.ts';

/** The text of a file that findings point into; undefined when it cannot be had. */
export type SourceOf = (file: string) => string | undefined;

export interface Places {
  /** Undefined for a finding on a file as a whole. */
  rangeOf(finding: Pick<Finding, 'file' | 'start' | 'end'>): Range | undefined;
  /** What stands there; '' for a file as a whole. */
  textOf(finding: Pick<Finding, 'file' | 'start' | 'end'>): string;
  /** The same with what stands beside it on its line. */
  contextOf(finding: Pick<Finding, 'file' | 'start' | 'end'>): string;
}

/** UTF-16 units on either side: enough for a key and the words around, little enough for a file of one line. */
const BESIDE = 48;

export function createPlaces(sourceOf: SourceOf): Places {
  const known = new Map<string, LineIndex>();
  const linesOf = (file: string): LineIndex => {
    const lines = known.get(file) ?? indexLines(sourceOf(file) ?? '');
    known.set(file, lines);
    return lines;
  };
  const rangeOf: Places['rangeOf'] = ({ file, start, end }) => {
    if (!start) return undefined;
    const lines = linesOf(file);
    return { start: offsetOf(lines, start), end: offsetOf(lines, end ?? start) };
  };
  const textOf: Places['textOf'] = (finding) => {
    const range = rangeOf(finding);
    return range ? (sourceOf(finding.file)?.slice(range.start, range.end) ?? '') : '';
  };
  const contextOf: Places['contextOf'] = (finding) => {
    const range = rangeOf(finding);
    const text = range && sourceOf(finding.file);
    if (!text) return '';
    const before = text.slice(Math.max(0, range.start - BESIDE), range.start);
    const after = text.slice(range.end, range.end + BESIDE);
    const start = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
    return [
      start.trimStart(),
      text.slice(range.start, range.end),
      after.split(/[\r\n]/, 1)[0]?.trimEnd(),
    ].join('\0');
  };
  return { rangeOf, textOf, contextOf };
}

export function offsetOf(lines: LineIndex, { line, column }: Position): number {
  return (lines[line - 1] ?? 0) + column - 1;
}
