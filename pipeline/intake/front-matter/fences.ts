/** Finds the front matter at the top of an article: where it starts and ends, and what it is written in. */
import { matchingBrace } from './matching-brace.ts';

export interface Fences {
  readonly language: 'yaml' | 'toml' | 'json';
  /** From the opening fence to the closing fence, both included. */
  readonly start: number;
  readonly end: number;
  /** Between the fences. */
  readonly innerStart: number;
  readonly innerEnd: number;
}

export type FenceProblem = {
  readonly problem: 'unclosed' | 'language' | 'fence';
  readonly at: number;
  /** The language that was asked for, or the line that stands where the fence should. */
  readonly found: string;
};

const LANGUAGES: Readonly<Record<string, Fences['language']>> = {
  '': 'yaml',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
};

/** Undefined when the article has no front matter. */
export function findFences(source: string): Fences | FenceProblem | undefined {
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  if (source.startsWith('---', start)) return findFenced(source, start, '---');
  if (source.startsWith('+++', start)) return findFenced(source, start, '+++');
  if (source[start] === '{') return findJson(source, start);
  return undefined;
}

function findFenced(source: string, start: number, fence: '---' | '+++'): Fences | FenceProblem | undefined {
  const lineEnd = endOfLine(source, start);
  const name = source.slice(start + 3, lineEnd).trim();
  if (name.startsWith(fence[0]!) || (fence === '+++' && name !== '')) return undefined;
  const innerStart = afterLineBreak(source, lineEnd);
  const close = findClose(source, innerStart, fence);
  if (fence === '---' && !/^[a-z]*$/i.test(name)) return undefined;
  if (close === undefined) {
    return looksLikeData(source, innerStart) ? { problem: 'unclosed', at: start, found: fence } : undefined;
  }
  const closeEnd = endOfLine(source, close);
  const rest = source.slice(close + 3, closeEnd);
  if (rest.trim() !== '')
    return { problem: 'fence', at: close, found: source.slice(close, closeEnd).slice(0, 40) };
  const language = fence === '+++' ? 'toml' : LANGUAGES[name.toLowerCase()];
  if (language === undefined) return { problem: 'language', at: start + 3, found: name };
  return { language, start, end: close + 3, innerStart, innerEnd: close };
}

/** A line that starts with the fence; `innerStart` itself when there is nothing between. */
function findClose(source: string, innerStart: number, fence: string): number | undefined {
  for (let line = innerStart; line < source.length; ) {
    if (source.startsWith(fence, line)) return line;
    line = afterLineBreak(source, endOfLine(source, line));
  }
  return undefined;
}

/** `---` alone at the top may be a ruled line: front matter goes on with a key. */
export function looksLikeData(source: string, at: number): boolean {
  return /^(?:[ \t]*(?:#[^\n]*)?\r?\n){0,20}[ \t]*["']?[\w.-]{1,80}["']?[ \t]*[:=]/.test(
    source.slice(at, at + 2000),
  );
}

/** Hugo: a JSON object at the top, its braces on lines of their own. */
function findJson(source: string, start: number): Fences | FenceProblem | undefined {
  if (!/^\{\s*["}]/.test(source.slice(start, start + 200))) return undefined;
  const close = matchingBrace(source, start);
  if (close === undefined) return { problem: 'unclosed', at: start, found: '{' };
  const rest = source.slice(close, endOfLine(source, close)).trim();
  if (rest !== '') return undefined;
  return { language: 'json', start, end: close, innerStart: start, innerEnd: close };
}

function endOfLine(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === 10 || code === 13) break;
    at++;
  }
  return at;
}

export function afterLineBreak(source: string, at: number): number {
  if (source.charCodeAt(at) === 13 && source.charCodeAt(at + 1) === 10) return at + 2;
  return Math.min(source.length, at + 1);
}
