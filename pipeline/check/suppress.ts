/** Suppression where the text stands: `<!-- galerada-disable-next-line rule -- reason -->`. */
import type { Finding } from '../model/finding.ts';
import { indexLines, type LineIndex, type Position, positionAt } from '../model/text.ts';
import type { SourceOf } from './places.ts';

export interface Directive {
  readonly kind: 'next-line' | 'line' | 'block' | 'file';
  /** Empty: every rule. */
  readonly rules: readonly string[];
  readonly reason?: string;
  readonly start: Position;
  readonly end: Position;
  /** Lines it covers, both included; 1-based. */
  readonly from: number;
  readonly to: number;
}

/** What opens a comment in Markdown and HTML, JSX, scripts, and templates. */
const OPENER =
  /(?:<!--|\{\/\*|\{\{\/\*|\{\{!(?:--)?|\{\{-?|\/\*|\/\/|\{#|\{%-?\s{0,4}comment\s{0,4}-?%\})\s{0,20}$/;
const CLOSER = /-->|\*\/|#\}|(?:--)?\}\}|\{%/;
const DIRECTIVE = /galerada-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])/g;

/** Files that have no comments: a suppression in a text would be part of the text. */
export function canSuppress(file: string): boolean {
  return !/\.(?:txt|json|csv)$/i.test(file);
}

export function readDirectives(text: string): Directive[] {
  if (!text.includes('galerada-')) return [];
  const lines = indexLines(text);
  const found: Directive[] = [];
  const open: { directive: Directive; at: number }[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const { line } = positionAt(lines, match.index);
    const lineStart = lines[line - 1] ?? 0;
    if (!OPENER.test(text.slice(Math.max(lineStart, match.index - 60), match.index))) continue;
    const said = restOf(text, match.index + match[0].length);
    const place = {
      start: positionAt(lines, match.index),
      end: positionAt(lines, match.index + match[0].length),
    };
    const words = { ...parseWords(said), ...place };
    if (match[1] === 'enable') closeBlocks(found, open, { rules: words.rules, line });
    else {
      const directive = makeDirective(match[1]!, words, { text, lines, line });
      found.push(directive);
      if (directive.kind === 'block') open.push({ directive, at: found.length - 1 });
    }
  }
  return found;
}

function restOf(text: string, from: number): string {
  const rest = text.slice(from, from + 400).split(/[\r\n]/, 1)[0] ?? '';
  const end = rest.search(CLOSER);
  return end < 0 ? rest : rest.slice(0, end);
}

/** `rule-a, rule-b -- why`. */
function parseWords(said: string): { rules: string[]; reason?: string } {
  const [names = '', ...why] = said.split(' -- ');
  const reason = why.join(' -- ').trim();
  const rules = names.split(/[\s,]+/).filter((name) => /^[a-z][a-z-]*$/.test(name));
  return { rules, ...(reason ? { reason } : {}) };
}

function makeDirective(
  name: string,
  words: Pick<Directive, 'rules' | 'reason' | 'start' | 'end'>,
  { text, lines, line }: { text: string; lines: LineIndex; line: number },
): Directive {
  const last = lines.length;
  switch (name) {
    case 'disable-next-line': {
      const next = nextText(text, lines, line);
      return { kind: 'next-line', ...words, from: next, to: next };
    }
    case 'disable-line':
      return { kind: 'line', ...words, from: line, to: line };
    case 'disable-file':
      return { kind: 'file', ...words, from: 1, to: last };
    default:
      return { kind: 'block', ...words, from: line, to: last };
  }
}

/** The next line that is not blank: Markdown wants a blank line after a comment. */
function nextText(text: string, lines: LineIndex, line: number): number {
  let next = line + 1;
  while (next < lines.length && text.slice(lines[next - 1], lines[next]).trim() === '') next++;
  return next;
}

function closeBlocks(
  found: Directive[],
  open: { directive: Directive; at: number }[],
  { rules, line }: { rules: readonly string[]; line: number },
): void {
  for (const one of [...open]) {
    const covers = rules.length === 0 || one.directive.rules.some((rule) => rules.includes(rule));
    if (!covers) continue;
    found[one.at] = { ...one.directive, to: line };
    open.splice(open.indexOf(one), 1);
  }
}

export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly directive: Directive }[];
}

/** Findings that a directive covers go; a directive that covers none is told. */
export function suppress(
  findings: readonly Finding[],
  files: readonly string[],
  sourceOf: SourceOf,
): Suppressed {
  const directives = new Map(
    files.filter(canSuppress).map((file) => [file, readDirectives(sourceOf(file) ?? '')] as const),
  );
  const used = new Set<Directive>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; directive: Directive }[] = [];
  for (const finding of findings) {
    const directive = coveringDirective(finding, directives);
    if (!directive) kept.push(finding);
    else {
      used.add(directive);
      suppressed.push({ finding, directive });
    }
  }
  for (const [file, all] of directives)
    for (const directive of all) if (!used.has(directive)) kept.push(unused(file, directive));
  return { kept, suppressed };
}

/** In the finding's own file, or in the article whose sentence it translates. */
function coveringDirective(
  { rule, file, start, source }: Finding,
  directives: ReadonlyMap<string, readonly Directive[]>,
): Directive | undefined {
  if (rule === 'bug') return undefined;
  for (const place of [{ file, start }, ...(source ? [source] : [])]) {
    const line = place.start?.line ?? 1;
    const found = directives
      .get(place.file)
      ?.find(
        ({ rules, from, to, kind }) =>
          (rules.length === 0 || rules.includes(rule)) &&
          from <= line &&
          line <= to &&
          (place.start !== undefined || kind === 'file'),
      );
    if (found) return found;
  }
  return undefined;
}

function unused(file: string, { rules, start, end }: Directive): Finding {
  const values = { rules: rules.join(', ') || '*' };
  return {
    rule: 'suppression-unused',
    severity: 'info',
    message: { key: 'check:suppression-unused', values },
    file,
    start,
    end,
  };
}
