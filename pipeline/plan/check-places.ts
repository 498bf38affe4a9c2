/** Where the things that the check looks at stand in their files. */
import type { JsonText, Place } from '../check/subjects.ts';
import { type LineIndex, positionAt, type Range } from '../model/text.ts';
import type { JsonDocument } from '../validate/json.ts';

export type JsonPath = readonly (string | number)[];

export function placeIn(file: string, lines: LineIndex, range: Range): Place {
  return { file, start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
}

/** Of what is not there, the place is the brace it would stand behind. */
export function documentPlace(document: JsonDocument, path: JsonPath, part: 'key' | 'value'): Place {
  const { start, end } = document.range(path, part);
  const isObject = document.text[start] === '{';
  return placeIn(document.file, document.lines, { start, end: isObject ? start + 1 : end });
}

export function jsonText(document: JsonDocument, path: JsonPath): JsonText {
  const { start, end } = document.range(path, 'value');
  return {
    literal: document.text.slice(start, end),
    start,
    place: (range) => placeIn(document.file, document.lines, range),
  };
}

/** The way to a flattened key: `{"a.b": {"c": …}}` has `a.b.c` at `['a.b', 'c']`. */
export function pathOfKey(value: unknown, key: string): string[] {
  return wayTo(value, key.split('.')) ?? key.split('.');
}

function wayTo(value: unknown, steps: readonly string[]): string[] | undefined {
  if (!steps.length) return [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (let taken = 1; taken <= steps.length; taken++) {
    const name = steps.slice(0, taken).join('.');
    if (!Object.hasOwn(value, name)) continue;
    const rest = wayTo((value as Record<string, unknown>)[name], steps.slice(taken));
    if (rest) return [name, ...rest];
  }
  return undefined;
}
