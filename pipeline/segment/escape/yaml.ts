/** Scalars of YAML 1.2 front matter; what YAML 1.1 readers (Jekyll, Hugo) take otherwise is quoted too. */
import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import { type Chunk, flatten, readingOf, type Scene, type Written, writeEach } from './chunk.ts';
import { breakTemplates, TEMPLATE } from './html.ts';

type YamlPlace = Extract<Place, { kind: 'yaml' }>;

export function writeYaml(chunks: readonly Chunk[], scene: Scene<YamlPlace>): Written {
  const { range, place } = scene;
  switch (place.style) {
    case 'single':
      return writeSingle(chunks, scene);
    case 'double':
      return { range, text: writeEach(chunks, escapeDouble) };
    case 'block':
      return { range, text: writeEach(chunks, flatten) };
    case 'plain':
      return { range, text: writePlain(chunks, scene) };
  }
}

/** A single-quoted scalar has no escapes: a text that needs some is quoted with double quotes instead. */
function writeSingle(chunks: readonly Chunk[], { source, range }: Scene): Written {
  const value = flatten(readingOf(chunks));
  const isQuoted = source[range.start - 1] === "'" && source[range.end] === "'";
  const isNew = chunks.some(({ kind }) => kind === 'text');
  if (isNew && isQuoted && (UNPRINTABLE.test(value) || TEMPLATE.test(value))) {
    return { range: { start: range.start - 1, end: range.end + 1 }, text: `"${escapeDouble(value)}"` };
  }
  return { range, text: writeEach(chunks, (text) => flatten(text).replaceAll("'", "''")) };
}

/** What a plain scalar cannot hold. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff]/u;

/** A plain scalar stays plain where it reads as the same text; otherwise it gets quotes. */
function writePlain(chunks: readonly Chunk[], { source, range }: Scene): string {
  const value = flatten(readingOf(chunks));
  if (!chunks.some(({ kind }) => kind === 'text')) return writeEach(chunks, flatten);
  if (isPlain(value, isInFlow(source, range))) return writeEach(chunks, flatten);
  if (UNPRINTABLE.test(value) || TEMPLATE.test(value)) return `"${escapeDouble(value)}"`;
  if (value.includes("'") && !/["\\]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
}

function escapeDouble(text: string): string {
  const escaped = flatten(text).replace(/[\\"]/g, (char) => `\\${char}`);
  return breakTemplates(escaped, () => '\\u007b').replace(new RegExp(UNPRINTABLE, 'gu'), (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** In `[a, b]` and `{a: b}` a value is followed by one of these. */
function isInFlow(source: string, { end }: Range): boolean {
  let next = end;
  while (next < source.length && /\s/.test(source[next]!)) next++;
  return next < source.length && ',]}'.includes(source[next]!);
}

/** YAML 1.2.2, 7.3.3; and the words and numbers that the core schema or YAML 1.1 resolve to no string. */
export function isPlain(value: string, inFlow: boolean): boolean {
  if (value === '' || value !== value.trim()) return false;
  if (UNPRINTABLE.test(value) || TEMPLATE.test(value)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(value) || /^[-?:](?:\s|$)/.test(value)) return false;
  if (/:(?:\s|$)/.test(value) || /\s#/.test(value) || /^(?:---|\.\.\.)(?:\s|$)/.test(value)) return false;
  if (inFlow && (/[,[\]{}]/.test(value) || value.startsWith('?') || value.endsWith(':'))) return false;
  return !isResolved(value);
}

function isResolved(value: string): boolean {
  if (/^(?:~|null|true|false|yes|no|on|off|y|n|\.nan|[-+]?\.inf|<<|=)$/i.test(value)) return true;
  return /^[-+.\d]/.test(value) && /^[-+]?[\d.][\d_,.:xobeEa-fA-F+\-TtZz ]*$/.test(value);
}
