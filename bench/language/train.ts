/**
 * Makes pipeline/language/model.bin:
 *
 *   node bench/language/train.ts STRINGS_DIR [FREQUENCIES_DIR] [--out FILE]
 *
 * STRINGS_DIR holds `*.jsonl` with rows `{text, lang, repo, kind?}` (harvest.ts makes some);
 * FREQUENCIES_DIR holds `freq_en.txt` and `freq_es.txt`, lines of a word and its count.
 * The same input gives the same file, byte for byte.
 */
import { writeFileSync } from 'node:fs';
import { examplesOf, readFrequencies, readStrings } from './examples.ts';
import { fit } from './fit.ts';
import { encodeModel } from './pack.ts';

const [strings, frequencies, out = 'pipeline/language/model.bin'] = process.argv.slice(2);
if (!strings || !frequencies) throw new Error('usage: train.ts STRINGS_DIRS(:-separated) FREQUENCIES_DIR [OUT]');
const lexicon = readFrequencies(frequencies);
const rows = strings.split(':').flatMap(readStrings);
const examples = examplesOf(rows, lexicon);
console.log(`${rows.length} strings, ${lexicon.size} words, ${examples.length} examples`);
const bytes = encodeModel(fit(examples), lexicon);
writeFileSync(out, bytes);
console.log(`${out}: ${bytes.length} bytes`);
