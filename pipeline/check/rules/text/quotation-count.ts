import { CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** What was said in quotation marks is said in quotation marks. */
export const quotationCount: TextRule = {
  id: 'quotation-count',
  on: 'text',
  severity: 'warning',
  cues: { either: CUES.quote },
  run: ({ source, target }) => {
    if (!source) return [];
    const [theirs, ours] = [quoted(source), quoted(target)];
    // A quotation is lost or made up where one side has none: single words are put in quotes or italics freely.
    const lost = ours.length === 0 && theirs.filter(isSpeech).length > 0;
    const added = theirs.length === 0 && ours.filter(isSpeech).length > 0;
    if (!lost && !added) return [];
    const [first] = target.quotations;
    const values = { wanted: theirs.length, given: ours.length };
    return [{ ...(added && first ? { at: first } : {}), variant: lost ? 'lost' : 'added', values }];
  },
};

function quoted({ quotations, words }: Side): string[] {
  return quotations.map(({ start, end }) => words.slice(start, end));
}

/** Five words or more are what somebody said. */
function isSpeech(text: string): boolean {
  return (text.match(/\p{L}{2,60}/gu)?.length ?? 0) >= 5;
}
