/**
 * Learns `pipeline/separate/vocabulary.json` and `weights.json` from labelled documents:
 * `node bench/separation/train.ts [DATA]`, where DATA (default `../shared/separation`) holds `dev/` and `lid/`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openVocabulary } from '../../pipeline/separate/vocabulary.ts';
import { type LabelledString, readGold, readJsonLines, type StraySentence } from './data.ts';
import { learnChain } from './learn-chain.ts';
import { documentExamples, learnStrays, STRAY_THRESHOLD, sentenceExamples } from './learn-strays.ts';
import { learnVocabulary } from './learn-vocabulary.ts';
import { pageSequence, readPages } from './pages.ts';
import { knownStrings } from './phrasebook.ts';
import { readDocuments } from './read.ts';
import { sequencesFor, vocabularyRows } from './train-set.ts';

const SEPARATE = new URL('../../pipeline/separate/', import.meta.url);
const data = process.argv[2] ?? '../shared/separation';

const golds = readGold(path.join(data, 'dev'));
const rows = vocabularyRows(readJsonLines<LabelledString>(path.join(data, 'lid/dev.jsonl')), golds);
const vocabulary = learnVocabulary(rows);
write('vocabulary.json', vocabulary);
console.log(`vocabulary.json: ${Object.keys(vocabulary.words).length} terms from ${rows.length} strings`);

const known = knownStrings();
const documents = readDocuments(path.join(data, 'dev'), golds);
const pages = readPages();
const sequences = [
  ...sequencesFor({ documents, rows, known }, new Set()),
  ...pages.map((page) => pageSequence(page, { known, vocabulary: openVocabulary(vocabulary) })),
];
write('weights.json', learnChain(sequences));
console.log(
  `weights.json: from ${sequences.length} sequences of ${documents.length} documents and ${pages.length} pages`,
);

const sentences = readJsonLines<StraySentence>(path.join(data, 'stray/dev.jsonl'));
const examples = [...sentenceExamples(sentences), ...documentExamples(documents)];
write('stray-weights.json', learnStrays(examples, STRAY_THRESHOLD));
console.log(
  `stray-weights.json: from ${examples.length} words of ${sentences.length} sentences and the documents`,
);

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, SEPARATE), `${JSON.stringify(value, null, 1)}\n`);
}
