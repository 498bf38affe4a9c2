/**
 * Cross-validation with whole sources left out: `node bench/separation/evaluate.ts [DATA] [--repetition] [--out DIR]`.
 *
 * Documents are parted by the publication of their body and by the project of their interface strings. Each
 * part is judged by weights learnt from documents that share neither with it, and by a vocabulary learnt
 * without any of its sources. With `--repetition` each part counts as one site and what repeats in it is
 * learnt. DATA defaults to `../shared/separation`; its scorer is run on what comes out.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { learnRepetition } from '../../pipeline/separate/learn-repetition.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { openVocabulary } from '../../pipeline/separate/vocabulary.ts';
import type { Document } from './corpus.ts';
import { FORMATS, type LabelledString, readGold, readJsonLines, type StraySentence } from './data.ts';
import { learnChain } from './learn-chain.ts';
import { documentExamples, learnStrays, STRAY_THRESHOLD, sentenceExamples } from './learn-strays.ts';
import { learnVocabulary } from './learn-vocabulary.ts';
import { pageSequence, readPages } from './pages.ts';
import { knownStrings } from './phrasebook.ts';
import { readDocuments } from './read.ts';
import { toGold } from './to-gold.ts';
import { groupSources, mainSource, sequencesFor, sourcesOf, vocabularyRows } from './train-set.ts';

const GROUPS = 3;

const args = process.argv.slice(2);
const option = (name: string) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};
const data = args[0]?.startsWith('--') === false ? args[0] : '../shared/separation';
const withRepetition = args.includes('--repetition');
const out = option('--out') ?? mkdtempSync(path.join(tmpdir(), 'separation-'));

const golds = readGold(path.join(data, 'dev'));
const rows = vocabularyRows(readJsonLines<LabelledString>(path.join(data, 'lid/dev.jsonl')), golds);
const documents = readDocuments(path.join(data, 'dev'), golds);
const sentences = sentenceExamples(readJsonLines<StraySentence>(path.join(data, 'stray/dev.jsonl')));
const known = knownStrings();
const pages = readPages();
const groups = groupSources(golds, GROUPS);
const partOf = ({ gold }: Document) => ({ repo: gold.meta.body.repo, group: groups.get(mainSource(gold)) });

mkdirSync(out, { recursive: true });
const parts = Map.groupBy(documents, (document) => JSON.stringify(partOf(document)));
for (const [name, part] of parts) {
  evaluatePart(part);
  console.error(`${name}: ${part.length} documents`);
}
for (const format of FORMATS) {
  const scorer = ['--gold', path.join(data, 'dev'), '--pred', out, '--fmt', format, '--by', 'type'];
  console.log(execFileSync('node', [path.join(data, 'score.mjs'), ...scorer], { encoding: 'utf8' }));
}

function evaluatePart(part: readonly Document[]): void {
  const { repo, group } = partOf(part[0]!);
  const rest = documents.filter((other) => partOf(other).repo !== repo && partOf(other).group !== group);
  const held = new Set(part.flatMap(({ gold }) => sourcesOf(gold)));
  const sequences = sequencesFor({ documents: rest, rows, known }, held);
  const vocabulary = learnVocabulary(rows.filter(({ source }) => !held.has(source)));
  const examples = [...sentences.filter(({ source }) => source !== repo), ...documentExamples(rest)];
  const knowledge = {
    known,
    weights: learnChain([
      ...sequences,
      ...pages.map((page) => pageSequence(page, { known, vocabulary: openVocabulary(vocabulary) })),
    ]),
    vocabulary,
    strayWeights: learnStrays(examples, STRAY_THRESHOLD),
  };
  for (const ofFormat of Map.groupBy(part, ({ format }) => format).values()) {
    const repetition = withRepetition
      ? { repetition: learnRepetition(ofFormat.map(({ article }) => article)) }
      : {};
    for (const { gold, format, article } of ofFormat) {
      const prediction = toGold(article, separate(article, { ...knowledge, ...repetition }));
      writeFileSync(path.join(out, `${gold.id}.${format}.pred.json`), JSON.stringify(prediction));
    }
  }
}
