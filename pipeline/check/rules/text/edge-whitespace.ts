import { CUES } from '../../cues.ts';
import type { TextReport, TextRule } from '../../rule.ts';

/** White space at the edges is layout: it is what the source has there. */
export const edgeWhitespace: TextRule = {
  id: 'edge-whitespace',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { either: CUES.edge },
  run: ({ source, target }) => {
    const [before, after] = edges(target.text);
    const [wantedBefore, wantedAfter] = source ? edges(source.text) : [before, after];
    const reports: TextReport[] = [];
    if (before !== wantedBefore) {
      reports.push({ at: { start: 0, end: before.length }, variant: 'start', fix: wantedBefore });
    }
    if (after !== wantedAfter) {
      const at = { start: target.text.length - after.length, end: target.text.length };
      reports.push({ at, variant: 'end', fix: wantedAfter });
    }
    return reports;
  },
};

function edges(text: string): [string, string] {
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), text.slice(text.trimEnd().length)];
}
