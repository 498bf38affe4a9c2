import { CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';

/** A text of several lines has as many headings, list items and paragraphs as its source. */
export const blockCount: TextRule = {
  id: 'block-count',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { either: CUES.line },
  run: ({ source, target }) => {
    if (!source || !(source.text.includes('\n') || target.text.includes('\n'))) return [];
    const [wanted, given] = [countBlocks(source.text), countBlocks(target.text)];
    const kind = KINDS.find((one) => wanted[one] !== given[one]);
    return kind ? [{ variant: kind, values: { wanted: wanted[kind], given: given[kind] } }] : [];
  },
};

/** A heading that is lost is a paragraph more: the first that differs says it. */
const KINDS = ['headings', 'items', 'paragraphs'] as const;

/** As Markdown has them; markup of HTML is the rule `tags`'s. */
function countBlocks(text: string): Record<(typeof KINDS)[number], number> {
  let [headings, items, paragraphs] = [0, 0, 0];
  let isInside = false;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const isHeading = /^ {0,3}#{1,6}\s/.test(line);
    const isItem = /^[ \t]{0,20}(?:[-*+]|\d{1,4}[.)])\s/.test(line);
    if (isHeading) headings++;
    if (isItem) items++;
    const isProse = !isHeading && !isItem && line.trim() !== '';
    if (isProse && !isInside) paragraphs++;
    isInside = isProse || isItem;
  }
  return { headings, items, paragraphs };
}
