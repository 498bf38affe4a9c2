/** Finds the template tags of an article in one pass, before any parser sees it. */
import { findBraces } from './braces.ts';
import { findBrackets } from './brackets.ts';
import { findColon } from './colons.ts';
import { Cursor, type Syntax } from './cursor.ts';
import { findMath } from './dollars.ts';
import { findLine, textStart } from './lines.ts';
import type { Found } from './span.ts';
import { standAlone } from './stand-alone.ts';

const DIRECTIVE = /(?:<!--|\{\/\*)\s*galerada:(off|on)\s*(?:-->|\*\/\})/y;

export function findSpans(source: string, from: number, syntax: Syntax): Found {
  const cursor = new Cursor(source, syntax);
  let at = from;
  let atLineStart = true;
  while (at < source.length) {
    if (atLineStart && syntax !== 'html') {
      atLineStart = false;
      const text = textStart(source, at, source.length);
      const end = findLine(cursor, at, text);
      if (end !== undefined) {
        at = end;
        continue;
      }
      at = text;
    }
    at = nextStart(source, at);
    const code = source.charCodeAt(at);
    if (code === LF) atLineStart = true;
    at = (code !== LF && findTag(cursor, at, code)) || at + 1;
  }
  if (cursor.found.unended !== undefined) closeOff(cursor, source.length);
  standAlone(source, cursor.found.spans);
  return cursor.found;
}

const LF = 10;
/** Characters that may start a tag, and what ends a line. */
const STARTS = new Uint8Array(128);
for (const character of '$:<[{\n') STARTS[character.charCodeAt(0)] = 1;

function nextStart(source: string, from: number): number {
  let at = from;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code < 128 && STARTS[code] === 1) break;
  }
  return at;
}

function findTag(cursor: Cursor, at: number, code: number): number | undefined {
  if (code === 60) return findComment(cursor, at);
  if (code === 123) {
    readDirective(cursor, at);
    return findBraces(cursor, at);
  }
  if (code === 91) return findBrackets(cursor, at);
  if (cursor.syntax === 'html') return undefined;
  return code === 58 ? findColon(cursor, at) : findMath(cursor, at);
}

/** Comments are left to the parsers; only what they say to us is read. */
function findComment(cursor: Cursor, at: number): number | undefined {
  if (!cursor.source.startsWith('<!--', at)) return undefined;
  readDirective(cursor, at);
  const end = cursor.ahead.find('-->', at + 2) + 3;
  return end > cursor.source.length ? undefined : end;
}

/** `<!-- galerada:off -->` … `<!-- galerada:on -->`, and the same as a JSX comment. */
function readDirective(cursor: Cursor, at: number): void {
  const match = cursor.match(DIRECTIVE, at);
  if (!match) return;
  if (match[1] === 'on') closeOff(cursor, at);
  else cursor.found.unended ??= at;
}

function closeOff(cursor: Cursor, end: number): void {
  const { found } = cursor;
  if (found.unended === undefined) return;
  found.off.push({ start: found.unended, end });
  if (end < cursor.source.length) delete found.unended;
}
