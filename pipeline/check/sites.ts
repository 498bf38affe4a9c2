/** Where a text stands in its file, and how to change it there. */
import type { Range } from '../model/text.ts';
import { escapeJson, literalRanges } from './json-string.ts';
import type { Reading } from './reading.ts';
import type { JsonText, Place } from './subjects.ts';
import type { TextSubject } from './texts.ts';

export type Sites = Pick<TextSubject, 'place' | 'fix'>;

export function sites(reading: Reading, json: JsonText | undefined, whole: Place): Sites {
  let inLiteral: ((range: Range) => Range) | undefined;
  const inFile = (at: Range, text: JsonText): Range => {
    inLiteral ??= literalRanges(text.literal);
    const { start, end } = inLiteral(reading.toWritten(at));
    return { start: text.start + start, end: text.start + end };
  };
  return {
    place: (at) => (at && json ? json.place(inFile(at, json)) : whole),
    fix: (at, text) => (json ? { ...inFile(at, json), text: escapeJson(text) } : undefined),
  };
}
