/**
 * The article's text on whole pages of real news sites: `node bench/separation/evaluate-pages.ts [DATA]`.
 *
 * Pages are parted by site; each part is judged by weights learnt from the labelled documents of DATA (default
 * `../shared/separation`) and from the other pages. Printed: mean precision, recall and F1 over runs of four words,
 * ours and @mozilla/readability's, against the text of the blocks that were marked by hand.
 */
import path from 'node:path';
import { separate } from '../../pipeline/separate/separate.ts';
import { viewBlock } from '../../pipeline/separate/view.ts';
import vocabulary from '../../pipeline/separate/vocabulary.json' with { type: 'json' };
import { openVocabulary } from '../../pipeline/separate/vocabulary.ts';
import { type LabelledString, readGold, readJsonLines } from './data.ts';
import { bodyText, readabilityText } from './extractors.ts';
import { learnChain } from './learn-chain.ts';
import { type LabelledPage, pageSequence, readPages, siteOf } from './pages.ts';
import { knownStrings } from './phrasebook.ts';
import { readDocuments } from './read.ts';
import { meanOf, type Overlap, overlapOf } from './shingles.ts';
import { sequencesFor, vocabularyRows } from './train-set.ts';

const FOLDS = 4;
const data = process.argv[2] ?? '../shared/separation';
const golds = readGold(path.join(data, 'dev'));
const rows = vocabularyRows(readJsonLines<LabelledString>(path.join(data, 'lid/dev.jsonl')), golds);
const documents = readDocuments(path.join(data, 'dev'), golds);
const known = knownStrings();
const reading = { known, vocabulary: openVocabulary(vocabulary) };
const base = sequencesFor({ documents, rows, known }, new Set());
const pages = readPages();
const sites = [...new Set(pages.map(siteOf))].sort();

const ours: Overlap[] = [];
const theirs: Overlap[] = [];
const lines = { right: 0, all: 0 };
for (let fold = 0; fold < FOLDS; fold++) {
  const isHeld = (page: LabelledPage) => sites.indexOf(siteOf(page)) % FOLDS === fold;
  const weights = learnChain([
    ...base,
    ...pages.filter((page) => !isHeld(page)).map((page) => pageSequence(page, reading)),
  ]);
  for (const page of pages.filter(isHeld)) measure(page, { known, weights });
}
report('galerada, sites left out', ours);
report('@mozilla/readability', theirs);
console.log(`lines judged as marked: ${((100 * lines.right) / lines.all).toFixed(1)} % of ${lines.all}`);

function measure(page: LabelledPage, knowledge: Parameters<typeof separate>[1]): void {
  const { article, body, source, name } = page;
  const truth = article.blocks
    .flatMap((block, index) =>
      body.has(index) && block.role !== 'title' && block.level !== 1
        ? [viewBlock(source, block, index).text]
        : [],
    )
    .join('\n');
  const mine = overlapOf(truth, bodyText(article, knowledge));
  const his = overlapOf(truth, readabilityText(source));
  ours.push(mine);
  theirs.push(his);
  for (const { block, kind } of separate(article, knowledge).judgements) {
    lines.all++;
    if (body.has(block) === (kind === 'body')) lines.right++;
  }
  console.log(`${name.padEnd(32)} ${show(mine)}   readability ${show(his)}`);
}

function show({ precision, recall }: Overlap): string {
  return `P ${precision.toFixed(2)} R ${recall.toFixed(2)}`;
}

function report(name: string, overlaps: readonly Overlap[]): void {
  const { precision, recall, f1 } = meanOf(overlaps);
  console.log(
    `${name}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} on ${overlaps.length} pages`,
  );
}
