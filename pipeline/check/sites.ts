/** Where a text stands in its file, and how to change it there. */
import type { Range } from '../model/text.ts';
import { escapeJson, literalRanges } from './json-string.ts';
import type { Reading } from './reading.ts';
import type { JsonText, Place } from './subjects.ts';
import type { TextSubject } from './texts.ts';

/** Worked out when first asked for, by whichever rule that is. */
export function once<T extends {}>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

export function sites(
  reading: Reading,
  json: JsonText | undefined,
  whole: Place,
): Pick<TextSubject, 'place' | 'fix'> {
  const inLiteral = once(() => literalRanges(json?.literal ?? '""'));
  const inFile = (at: Range, text: JsonText): Range => {
    const { start, end } = inLiteral()(reading.toWritten(at));
    return { start: text.start + start, end: text.start + end };
  };
  return {
    place: (at) => (at && json ? json.place(inFile(at, json)) : whole),
    fix: (at, text) => (json ? { ...inFile(at, json), text: escapeJson(text) } : undefined),
  };
}
