/**
 * How well sentences are split: `node bench/sentences.ts LANGUAGE FILE…`
 *
 * A file is a treebank in CoNLL-U (its `# text =` lines; `# newpar` and `# newdoc` begin a stretch), or plain
 * text with one sentence per line and a blank line between stretches. The sentences of a stretch are joined
 * by single spaces and split again; a boundary counts when it stands exactly where the file has it.
 */
import { readFileSync } from 'node:fs';
import type { Language } from '../pipeline/model/locale.ts';
import { splitSentences } from '../pipeline/segment/sentences.ts';

function readStretches(text: string): string[][] {
  const stretches: string[][] = [[]];
  const isTreebank = /^# text = /m.test(text);
  for (const line of text.split(/\r?\n/)) {
    const sentence = isTreebank ? /^# text = (.*)$/.exec(line)?.[1] : line;
    const isNew = isTreebank ? /^# new(?:doc|par)/.test(line) : line.trim() === '';
    if (isNew) stretches.push([]);
    else if (sentence?.trim()) stretches.at(-1)!.push(sentence.trim().replace(/\s+/g, ' '));
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

interface Counts {
  hits: number;
  extra: number;
  missed: number;
  sentences: number;
  bytes: number;
  micros: number;
}

function count(stretch: readonly string[], language: Language, counts: Counts): void {
  const text = stretch.join(' ');
  const wanted = new Set<number>();
  let at = -1;
  for (const sentence of stretch) {
    at += sentence.length + 1;
    wanted.add(at);
  }
  const before = process.cpuUsage();
  const ranges = splitSentences(text, language);
  const { user, system } = process.cpuUsage(before);
  counts.micros += user + system;
  const ends = ranges.map(({ end }) => end);
  const hits = ends.filter((end) => wanted.has(end)).length;
  counts.hits += hits;
  counts.extra += ends.length - hits;
  counts.missed += wanted.size - hits;
  counts.sentences += stretch.length;
  counts.bytes += Buffer.byteLength(text);
}

const [language, ...files] = process.argv.slice(2);
if ((language !== 'en' && language !== 'es') || files.length === 0) {
  console.error('Expected: node bench/sentences.ts en|es FILE…');
  process.exit(2);
}
for (const file of files) {
  const stretches = readStretches(readFileSync(file, 'utf8'));
  const counts: Counts = { hits: 0, extra: 0, missed: 0, sentences: 0, bytes: 0, micros: 0 };
  for (const stretch of stretches) count(stretch, language, counts);
  const precision = counts.hits / (counts.hits + counts.extra);
  const recall = counts.hits / (counts.hits + counts.missed);
  const f1 = (2 * precision * recall) / (precision + recall);
  const over = (1000 * counts.extra) / counts.sentences;
  console.log(
    `${file}: ${counts.sentences} sentences, F1 ${(100 * f1).toFixed(2)}, precision ${(100 * precision).toFixed(2)}, ` +
      `recall ${(100 * recall).toFixed(2)}, ${over.toFixed(1)} over-splits per 1,000, ` +
      `${(counts.bytes / counts.micros).toFixed(1)} MB per CPU second`,
  );
}
