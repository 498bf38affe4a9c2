/**
 * Articles per second of processor time, on one core and after a warm-up, beside other programs in the same run:
 *
 *   npm install --prefix bench/separation --ignore-scripts
 *   node bench/separation/speed.ts [FILE]
 *
 * FILE is a plain-text article, `content/port-strike-talks.txt` unless told. Extractors get the same lines as a
 * page of HTML. Those that are not installed are left out, and it says so. The last column is a program's speed
 * in that of `separate`: machines differ, ratios less.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readability } from '@mozilla/readability';
import { identify } from '../../pipeline/language/identify.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { knownStrings } from './phrasebook.ts';
import { readText } from './read.ts';

const WARM_UP_MS = 1500;
const MEASURE_MS = 2000;
const MODULES = path.join(import.meta.dirname, 'node_modules');
const SAMPLE = path.join(import.meta.dirname, '../../content/port-strike-talks.txt');

type Run = () => unknown;

const file = process.argv[2] ?? SAMPLE;
const source = readFileSync(file, 'utf8');
const lines = source.split(/\n+/).filter((line) => line.trim() !== '');
const html = pageOf(lines);
const known = knownStrings();
const article = readText('article', source);

console.log(`${path.basename(file)}: ${(source.length / 1000).toFixed(1)} kB, ${lines.length} lines`);
const own = await speedOf(() => separate(article, { known }));
tell('separate', own);
tell('intake and separate', await speedOf(() => separate(readText('article', source), { known })));
tell(
  'intake and separate, as HTML',
  await speedOf(() => separate(readText('article', html, 'html'), { known })),
);
tell('language of each line, our own', await speedOf(() => lines.map((line) => identify(line))));
await compare('language of each line, eld', loadEld);
await compare('@mozilla/readability on linkedom', loadReadability);
await compare('defuddle on linkedom', loadDefuddle);

async function compare(name: string, load: () => Promise<Run>): Promise<void> {
  const run = await load().catch(() => undefined);
  if (run) tell(name, await speedOf(run));
  else console.log(`${name.padEnd(34)} not installed`);
}

function tell(name: string, perSecond: number): void {
  console.log(
    `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)} a second  ${(perSecond / own).toFixed(2)}`,
  );
}

async function speedOf(run: Run): Promise<number> {
  await repeat(run, WARM_UP_MS);
  const start = process.cpuUsage();
  const count = await repeat(run, MEASURE_MS);
  const { user, system } = process.cpuUsage(start);
  return count / ((user + system) / 1e6);
}

async function repeat(run: Run, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let count = 0;
  for (; performance.now() < end; count++) await run();
  return count;
}

function pageOf(texts: readonly string[]): string {
  const [title = '', ...rest] = texts.map((text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  const paragraphs = rest.map((text) => `<p>${text}</p>`).join('\n');
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><main><article><h1>${title}</h1>
${paragraphs}</article></main></body></html>`;
}

async function loadEld(): Promise<Run> {
  const { eld } = (await load('eld/src/entries/static.large.js')) as {
    eld: { detect(text: string): { language: string } };
  };
  return () => lines.map((line) => eld.detect(line).language);
}

async function loadReadability(): Promise<Run> {
  const { parseHTML } = await loadDom();
  return () => new Readability(parseHTML(html).document).parse();
}

async function loadDefuddle(): Promise<Run> {
  const { Defuddle } = (await load('defuddle/dist/node.js')) as {
    Defuddle(document: unknown, url: string): Promise<unknown>;
  };
  const { parseHTML } = await loadDom();
  return () => Defuddle(parseHTML(html).document, 'https://example.org/');
}

async function loadDom(): Promise<{ parseHTML(html: string): { document: Document } }> {
  return (await load('linkedom/cjs/index.js')) as Awaited<ReturnType<typeof loadDom>>;
}

/** By path, so that the compiler does not ask for packages that only this bench has. */
function load(module: string): Promise<unknown> {
  return import(pathToFileURL(path.join(MODULES, module)).href);
}
