/** Fixes together: no two touch the same text, and all of a file go in at once. */
import type { Finding, Fix } from '../model/finding.ts';
import { indexLines, type LineIndex, positionAt } from '../model/text.ts';

/** By file, in order; of fixes that overlap, the first that stands there. */
export function chooseFixes(findings: readonly Finding[]): Map<string, Fix[]> {
  const byFile = new Map<string, Fix[]>();
  for (const { file, fix } of findings) {
    if (!fix) continue;
    const list = byFile.get(file);
    if (list) list.push(fix);
    else byFile.set(file, [fix]);
  }
  for (const [file, fixes] of byFile) byFile.set(file, withoutOverlaps(fixes));
  return byFile;
}

function withoutOverlaps(fixes: readonly Fix[]): Fix[] {
  const chosen: Fix[] = [];
  for (const fix of [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = chosen.at(-1);
    // Two insertions at one place have no order.
    const apart =
      !last ||
      fix.start > last.end ||
      (fix.start === last.end && last.end > last.start && fix.end > fix.start);
    if (apart) chosen.push(fix);
  }
  return chosen;
}

/** `fixes` as `chooseFixes` gives them. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, text: put } of fixes) {
    out += text.slice(from, start) + put;
    from = end;
  }
  return out + text.slice(from);
}

const CONTEXT = 2;

/** What the fixes change, as `diff -u` shows it. '' when there is nothing to change. */
export function diffOf(file: string, text: string, fixes: readonly Fix[]): string {
  if (!fixes.length) return '';
  const lines = indexLines(text);
  const out = [`--- ${file}`, `+++ ${file}`];
  let moved = 0;
  for (const group of groupByLines(fixes, lines)) {
    const hunk = hunkOf(text, lines, group);
    const { first, before, after } = hunk;
    out.push(`@@ -${first},${before.length} +${first + moved},${after.length} @@`, ...hunkLines(hunk));
    moved += after.length - before.length;
  }
  return `${out.join('\n')}\n`;
}

/** Fixes whose surroundings would meet stand in one hunk. */
function groupByLines(fixes: readonly Fix[], lines: LineIndex): Fix[][] {
  const groups: Fix[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const fix of fixes) {
    const first = positionAt(lines, fix.start).line;
    if (first - last <= 2 * CONTEXT) groups.at(-1)!.push(fix);
    else groups.push([fix]);
    last = positionAt(lines, fix.end).line;
  }
  return groups;
}

interface Hunk {
  /** 1-based line it starts at. */
  readonly first: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function hunkOf(text: string, lines: LineIndex, fixes: readonly Fix[]): Hunk {
  const first = Math.max(1, positionAt(lines, fixes[0]!.start).line - CONTEXT);
  const last = Math.min(lines.length, positionAt(lines, fixes.at(-1)!.end).line + CONTEXT);
  const from = lines[first - 1] ?? 0;
  const to = lines[last] ?? text.length;
  const moved = fixes.map(({ start, end, text: put }) => ({
    start: start - from,
    end: end - from,
    text: put,
  }));
  const old = text.slice(from, to);
  return { first, before: split(old), after: split(applyFixes(old, moved)) };
}

function split(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Lines that both begin with and both end with are context; what is between is taken out and put in. */
function hunkLines({ before, after }: Hunk): string[] {
  if (before.length === after.length)
    return before.flatMap((line, at) => (line === after[at] ? [` ${line}`] : [`-${line}`, `+${after[at]}`]));
  const shared = before.findIndex((line, at) => line !== after[at]);
  const start = shared < 0 ? Math.min(before.length, after.length) : shared;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end++;
  return [
    ...before.slice(0, start).map((line) => ` ${line}`),
    ...before.slice(start, before.length - end).map((line) => `-${line}`),
    ...after.slice(start, after.length - end).map((line) => `+${line}`),
    ...before.slice(before.length - end).map((line) => ` ${line}`),
  ];
}
