/**
 * What an edit costs: `node bench/edits.ts FOLDER`
 *
 * For each pair `NNN.before.md` and `NNN.after.md` below the folder, *before* is translated by an engine that only
 * counts, and approved by a person; then *after* is built on that record. Costs are characters of source text sent.
 * The ideal is the characters of the sentences of *after* whose words are in no sentence of *before*, each once.
 * Beside it: what sending every paragraph with another text, or every file, would have cost.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wordKey } from '../pipeline/memory/align-words.ts';
import { emptyRecord, updateRecord } from '../pipeline/memory/update.ts';
import { type CodedText, plainText } from '../pipeline/model/coded-text.ts';
import type { Segment, TranslationRecord } from '../pipeline/model/segment.ts';
import { segmentArticle } from '../pipeline/segment/segment.ts';
import { listArticles, read, readBytes, wholeBody } from './support/articles.ts';

const [folder, ...options] = process.argv.slice(2);
if (!folder) {
  console.error('Expected: node bench/edits.ts FOLDER [--verbose]');
  process.exit(2);
}
const verbose = options.includes('--verbose');
const total = { edits: 0, ideal: 0, sent: 0, paragraphs: 0, files: 0, lost: 0, unread: 0, micros: 0 };
for (const path of listArticles(folder)) {
  const after = path.replace(/\.before\.(\w+)$/, '.after.$1');
  if (after !== path && existsSync(join(folder, after))) measure(path, after);
}
const ratio = (cost: number) => (cost / Math.max(1, total.ideal)).toFixed(3);
console.log(
  `${total.edits} edits, ideal ${total.ideal} characters; sent ${total.sent}, ${ratio(total.sent)} times the ideal; ` +
    `by paragraph ${ratio(total.paragraphs)}, by file ${ratio(total.files)}; ` +
    `translations of unchanged sentences lost: ${total.lost}; unreadable: ${total.unread}`,
);
process.exitCode = total.lost > 0 || total.unread > 0 ? 1 : 0;

function segmentsOf(path: string): Segment[] | undefined {
  const article = read(path.replace(/\.(?:before|after)\./, '.'), readBytes(folder!, path));
  return article.ok ? segmentArticle(article.value, wholeBody(article.value)) : undefined;
}

function measure(beforePath: string, afterPath: string): void {
  const before = segmentsOf(beforePath);
  const after = segmentsOf(afterPath);
  if (!before || !after) {
    total.unread++;
    return;
  }
  const record = approve(before);
  const updated = updateRecord(record, after);
  const sent = costOf(waiting(updated));
  const ideal = idealOf(before, after);
  total.edits++;
  total.sent += sent;
  total.ideal += ideal;
  total.paragraphs += paragraphsOf(before, after);
  total.files += after.reduce((sum, segment) => sum + lengthOf(segment.source), 0);
  total.lost += lostOf(record, updated);
  if (verbose && sent !== ideal) report(beforePath, { before, updated, sent, ideal });
}

/** Every sentence translated (an echo of the source, so that its codes are in place) and approved. */
function approve(segments: readonly Segment[]): TranslationRecord {
  const empty = emptyRecord({ article: 'article', sourceLanguage: 'en', edition: 'es' });
  const echo = segments.map(
    ({ id, source }) => [id, { target: echoOf(source), state: 'reviewed', origin: 'person' }] as const,
  );
  return updateRecord(empty, segments, new Map(echo));
}

/** No word of the source stays, so that nothing is found in a translation that a real one would not hold. */
function echoOf(source: CodedText): CodedText {
  return source.replace(/\p{L}+/gu, (word) => [...word].reverse().join('')) as CodedText;
}

/** Each text once: an engine is not asked the same thing twice. */
function waiting(record: TranslationRecord): Set<CodedText> {
  return new Set(record.segments.filter(({ target }) => target === '').map(({ source }) => source));
}

function costOf(texts: Iterable<CodedText>): number {
  let sum = 0;
  for (const text of texts) sum += lengthOf(text);
  return sum;
}

function lengthOf(source: CodedText): number {
  return plainText(source).length;
}

function idealOf(before: readonly Segment[], after: readonly Segment[]): number {
  const known = new Set(before.map(({ source, codes }) => wordKey(source, codes)));
  let sum = 0;
  for (const { source, codes } of after) {
    const key = wordKey(source, codes);
    if (!known.has(key)) sum += lengthOf(source);
    known.add(key);
  }
  return sum;
}

function paragraphsOf(before: readonly Segment[], after: readonly Segment[]): number {
  const known = new Set(paragraphs(before).map(({ text }) => text));
  return paragraphs(after).reduce((sum, { text, length }) => sum + (known.has(text) ? 0 : length), 0);
}

function paragraphs(segments: readonly Segment[]): { text: string; length: number }[] {
  const found = new Map<number, { text: string; length: number }>();
  for (const { block, source } of segments) {
    const { text, length } = found.get(block) ?? { text: '', length: 0 };
    found.set(block, { text: `${text} ${source}`, length: length + lengthOf(source) });
  }
  return [...found.values()];
}

/** Sentences that stood word for word in *before*, as often, and have not kept translation and state. */
function lostOf(record: TranslationRecord, updated: TranslationRecord): number {
  const kept = countBy(updated.segments.filter(({ state }) => state === 'reviewed'));
  const old = countBy(record.segments);
  const now = countBy(updated.segments);
  let lost = 0;
  for (const [source, count] of now) {
    const due = Math.min(count, old.get(source) ?? 0);
    lost += Math.max(0, due - (kept.get(source) ?? 0));
  }
  for (const { source, target } of updated.segments) if (old.has(source) && target !== echoOf(source)) lost++;
  return lost;
}

function countBy(entries: readonly { readonly source: CodedText }[]): Map<CodedText, number> {
  const counts = new Map<CodedText, number>();
  for (const { source } of entries) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}

interface Case {
  readonly before: readonly Segment[];
  readonly updated: TranslationRecord;
  readonly sent: number;
  readonly ideal: number;
}

function report(path: string, { before, updated, sent, ideal }: Case): void {
  console.log(`${path}: sent ${sent}, ideal ${ideal}`);
  const known = new Set(before.map(({ source, codes }) => wordKey(source, codes)));
  for (const { source, target, previous } of updated.segments) {
    if (target === '' && known.has(wordKey(source)))
      console.log(`  sent: ${source}\n  was:  ${previous?.source ?? ''}`);
  }
}
