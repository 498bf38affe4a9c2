/** The phrasebook that comes with the program. What is published has its index made beforehand (`rolldown.config.ts`). */
import { indexPhrases, type PhrasebookEntry } from './known.ts';
import phrasebookFile from './phrasebook.json' with { type: 'json' };
import type { StringIndex } from './string-index.ts';

export const phrasebook = phrasebookFile as unknown as readonly PhrasebookEntry[];

let index: StringIndex | undefined;

export function phraseIndex(): StringIndex {
  index ??= indexPhrases(phrasebook);
  return index;
}
