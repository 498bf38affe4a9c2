/**
 * Gathers openly licensed strings in seven languages from packages (package.json here pins them):
 *
 *   cd bench/language && npm ci && cd ../..
 *   node bench/language/harvest.ts OUT_DIR
 *
 * One file per package, of rows as in rows.ts.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Row } from './rows.ts';
import { SOURCES, type Source, stringsIn } from './sources.ts';

const MODULES = join(import.meta.dirname, 'node_modules');
const LONGEST = 400;

const [target] = process.argv.slice(2);
if (!target) throw new Error('Usage: node bench/language/harvest.ts OUT_DIR');
const out = resolve(target);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const packages = Map.groupBy(SOURCES, (source) => source.name);
for (const [name, sources] of packages) {
  const rows: Row[] = [];
  for (const source of sources) rows.push(...(await harvest(source)));
  const file = join(out, `${name.replaceAll(/\W+/g, '-').replace(/^-/, '')}.jsonl`);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(`${name}: ${rows.length}`);
}

async function harvest(source: Source): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [lang, files] of Object.entries(source.files)) {
    const texts: string[] = [];
    for (const file of files) {
      const loaded = await load(join(MODULES, source.name, file));
      texts.push(...stringsIn(source.pick ? source.pick(loaded, lang) : loaded));
    }
    const kept = [...new Set(texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()))].filter(isText);
    rows.push(...kept.map((text, index) => rowOf(source, { text, lang, rank: index + 1 })));
  }
  return rows;
}

function rowOf(
  { name, kind }: Source,
  { text, lang, rank }: { text: string; lang: string; rank: number },
): Row {
  const row = { text, lang, kind, repo: name };
  return kind === 'word' ? { ...row, rank } : row;
}

function isText(text: string): boolean {
  return text.length <= LONGEST && /\p{L}{2}/u.test(text);
}

async function load(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
  if (file.endsWith('.txt')) return readFileSync(file, 'utf8').split(/\r?\n/);
  if (file.endsWith('.html')) return readFileSync(file, 'utf8').split(/<[^>]*>/);
  if (file.endsWith('.cjs.js')) return createRequire(import.meta.url)(file);
  return import(pathToFileURL(file).href);
}
