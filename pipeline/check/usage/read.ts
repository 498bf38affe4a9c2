/** Which keys a file of the site's code asks for, by what kind of file it is. */
import { indexLines, positionAt, type Range } from '../../model/text.ts';
import type { FileUsage, SourceStyle } from './key-use.ts';
import { readScript, type ScriptLanguage, type ScriptUsage, type ScriptUse } from './script.ts';
import { readTemplate } from './template.ts';

const SCRIPTS: Readonly<Record<string, ScriptLanguage>> = {
  js: 'jsx',
  mjs: 'js',
  cjs: 'js',
  jsx: 'jsx',
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
};

/** Files whose scripts stand in elements or between fences, beside a template. */
const MIXED = new Set(['vue', 'svelte', 'astro', 'html', 'htm']);

/** Undefined when a script cannot be parsed. */
export function readUsage(file: string, text: string, style: SourceStyle): FileUsage | undefined {
  const ending = file.split('.').at(-1)?.toLowerCase() ?? '';
  const script = SCRIPTS[ending];
  const found = script
    ? readScript(text, script, style)
    : MIXED.has(ending)
      ? readMixed(text, ending, style)
      : { uses: readTemplate(text, style), mentions: [] };
  if (!found) return undefined;
  const own = script && style.patterns.length ? readTemplate(text, { ...style, functions: [] }) : [];
  const seen = new Set(found.uses.map(({ range }) => range.start));
  const lines = indexLines(text);
  const uses = [...found.uses, ...own.filter(({ range }) => !seen.has(range.start))];
  return {
    mentions: found.mentions,
    uses: uses.map(({ range, ...use }) => ({
      ...use,
      place: { file, start: positionAt(lines, range.start), end: positionAt(lines, range.end) },
    })),
  };
}

interface Part {
  readonly range: Range;
  readonly language: ScriptLanguage;
}

/** Scripts by their syntax, all else by how it is written; a `t` of the script is the template's too. */
function readMixed(text: string, ending: string, style: SourceStyle): ScriptUsage {
  const parts = ending === 'astro' ? [...fence(text), ...elements(text)] : elements(text);
  const uses: ScriptUse[] = [];
  const mentions: string[] = [];
  let template = text;
  let binding: ScriptUsage['t'];
  for (const { range, language } of parts) {
    const code = text.slice(range.start, range.end);
    const read = readScript(code, language, style);
    // What is no script (a template in a script element, data) is read as all else is.
    if (!read) continue;
    binding ??= read.t;
    mentions.push(...read.mentions);
    uses.push(...read.uses.map((use) => ({ ...use, range: shift(use.range, range.start) })));
    template = template.slice(0, range.start) + ' '.repeat(code.length) + template.slice(range.end);
  }
  return { uses: [...uses, ...readTemplate(template, style, binding)], mentions };
}

function shift({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function fence(text: string): Part[] {
  const found = /^---[ \t]*\r?\n/.exec(text);
  if (!found) return [];
  const end = text.indexOf('\n---', found[0].length - 1);
  return end < 0 ? [] : [{ range: { start: found[0].length, end: end + 1 }, language: 'ts' }];
}

function elements(text: string): Part[] {
  const parts: Part[] = [];
  for (const match of text.matchAll(/<script\b([^<>]{0,300})>/gi)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('</script', start);
    if (end < 0 || /\bsrc=|type=["'](?!module|text\/javascript)/.test(match[1] ?? '')) continue;
    const typed = /lang=["']tsx?["']/.test(match[1] ?? '');
    parts.push({ range: { start, end }, language: typed ? 'ts' : 'js' });
  }
  return parts;
}
