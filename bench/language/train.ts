/**
 * Makes pipeline/language/model.bin. The same input gives the same file, byte for byte.
 *
 *   node bench/language/train.ts --frequencies DIR [--out FILE] [--recipe FILE] STRINGS_DIR…
 *
 * STRINGS_DIR: `*.jsonl` with rows as in rows.ts (harvest.ts makes some). --frequencies: `freq_en.txt` and
 * `freq_es.txt`, a word and its count on each line. --recipe: writes down the SHA-256 of every input and of the
 * result, by which a test knows that the file in the repository is this script's.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { examplesOf } from './examples.ts';
import { fit } from './fit.ts';
import { readLexicon } from './lexicon.ts';
import { encodeModel } from './pack.ts';
import { readRows } from './rows.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    frequencies: { type: 'string' },
    out: { type: 'string', default: 'pipeline/language/model.bin' },
    recipe: { type: 'string' },
  },
});
if (!values.frequencies || positionals.length === 0) {
  throw new Error(
    'Usage: node bench/language/train.ts --frequencies DIR [--out FILE] [--recipe FILE] STRINGS_DIR…',
  );
}
const lexicon = readLexicon(values.frequencies);
const examples = examplesOf(positionals.flatMap(readRows), lexicon);
const bytes = encodeModel(fit(examples), lexicon);
writeFileSync(values.out, bytes);
console.log(`${examples.length} examples, ${lexicon.size} words`);
console.log(`${values.out}: ${bytes.length} bytes, sha256 ${digest(bytes)}`);
if (values.recipe) {
  const inputs = Object.fromEntries([values.frequencies, ...positionals].flatMap(digests));
  writeFileSync(values.recipe, `${JSON.stringify({ model: digest(bytes), inputs }, null, 2)}\n`);
}

/** The files of a folder, each by the folder's name and its own. */
function digests(folder: string): [string, string][] {
  const names = readdirSync(folder).filter((name) => /^freq_..\.txt$|\.jsonl$/.test(name));
  return names
    .sort()
    .map((name) => [`${basename(folder)}/${name}`, digest(readFileSync(join(folder, name)))]);
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
