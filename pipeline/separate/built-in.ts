/**
 * What comes with the program: the phrasebook and the vocabulary. What is published has them as tables made beforehand
 * (`rolldown.data.ts`), under the same names.
 */
import { indexPhrases, type PhrasebookEntry } from './known.ts';
import phrasebookFile from './phrasebook.json' with { type: 'json' };
import type { WholeIndex } from './string-index.ts';
import vocabularyFile from './vocabulary.json' with { type: 'json' };
import { openVocabulary, type Vocabulary, type VocabularyReader } from './vocabulary.ts';

export const phrasebook = phrasebookFile as unknown as readonly PhrasebookEntry[];
export const vocabulary: Vocabulary = vocabularyFile;

let index: WholeIndex | undefined;
let reader: VocabularyReader | undefined;

export function phraseIndex(): WholeIndex {
  index ??= indexPhrases(phrasebook);
  return index;
}

export function vocabularyReader(): VocabularyReader {
  reader ??= openVocabulary(vocabulary);
  return reader;
}
