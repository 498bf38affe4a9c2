/**
 * What a site costs over its life: `node bench/money.ts SEED CORPUS EDITS [--articles N] [--engine deepl|apertium] [--faults]`
 *
 * SEED is an article or a folder of them, CORPUS a folder of English articles, EDITS one with pairs of
 * `NNN.before.md` and `NNN.after.md`, whose `manifest.jsonl` beside it names the article of each. The site has all
 * articles of the corpus that an edit touches, and others up to N; where EDITS holds the manifest itself, N articles
 * of the corpus and each edit of the manifest as an article of its own. The command line translates it in processes of
 * its own: as it is *before* the edits, as it is *after* them, and after that once more with every record deleted.
 * For DeepL a server of ours speaks its API and counts. The ideal is every sentence whose words were in no sentence
 * before, once, as DeepL would count it; beside it what other ways of cutting up the same text would have sent.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { wordKey } from '../pipeline/memory/align-words.ts';
import type { Segment } from '../pipeline/model/segment.ts';
import { planProject } from '../pipeline/plan/assemble.ts';
import type { TranslationPlan } from '../pipeline/plan/plan.ts';
import { openProject } from '../pipeline/project.ts';
import { isPlain, maskXml } from '../pipeline/translate/mask.ts';
import { DeeplServer } from '../tests/support/deepl-server/server.ts';
import { randomFault } from '../tests/translate/scripts.ts';
import { listArticles } from './support/articles.ts';
import { randomFrom } from './support/random.ts';
import { asSpanish } from './support/spanish.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '100' },
    engine: { type: 'string', default: 'deepl' },
    faults: { type: 'boolean', default: false },
  },
});
const [seed, corpus, edits] = positionals;
if (!seed || !corpus || !edits) {
  console.error(
    'Expected: node bench/money.ts SEED CORPUS EDITS [--articles N] [--engine deepl|apertium] [--faults]',
  );
  process.exit(2);
}
const root = mkdtempSync(path.join(tmpdir(), 'money-'));
const random = randomFrom(1);
const faulty = () => (random() < 0.2 ? randomFault(random) : undefined);
const server = await DeeplServer.start({
  limit: 1e12,
  translate: asSpanish,
  ...(values.faults ? { fault: faulty } : {}),
});
try {
  await measure();
} finally {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
}

interface Edit {
  readonly article: string;
  readonly before: string;
  readonly after: string;
}

/** One edit for each article of the corpus that has any. */
function editsOf(articles: readonly string[]): Edit[] {
  const manifest = readFileSync(path.join(path.dirname(edits!), 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const found = new Map<string, Edit>();
  for (const line of manifest) {
    const { id, path: article } = JSON.parse(line) as { id: string; path: string };
    const file = path.join(path.dirname(edits!), id);
    if (!articles.includes(article) || found.has(article) || !existsSync(`${file}.before.md`)) continue;
    if (path.basename(edits!) !== path.dirname(id)) continue;
    found.set(article, { article, before: `${file}.before.md`, after: `${file}.after.md` });
  }
  return [...found.values()];
}

/** Every edit, each as an article of its own: many are of articles that others edit too. */
function allEdits(manifest: string): Edit[] {
  const lines = readFileSync(manifest, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { id } = JSON.parse(line) as { id: string };
    const file = path.join(edits!, id);
    return { article: `edits/${id}.md`, before: `${file}.before.md`, after: `${file}.after.md` };
  });
}

async function measure(): Promise<void> {
  const all = listArticles(corpus!);
  const manifest = path.join(edits!, 'manifest.jsonl');
  const hasAll = existsSync(manifest);
  const touched = hasAll ? allEdits(manifest) : editsOf(all).slice(0, Number(values.articles));
  const names = new Set(touched.map(({ article }) => article));
  const others = all
    .filter((article) => !names.has(article))
    .slice(0, Number(values.articles) - (hasAll ? 0 : touched.length));
  for (const article of others) put(article, path.join(corpus!, article));
  for (const { article, before } of touched) put(article, before);
  cpSync(seed!, path.join(root, 'content/seed', path.extname(seed!) ? path.basename(seed!) : ''), {
    recursive: true,
  });
  const options = values.engine === 'deepl' ? { serverUrl: server.url } : {};
  writeFileSync(
    path.join(root, 'galerada.config.json'),
    JSON.stringify({
      translator: { engine: values.engine, ...options },
      editions: { en: { locale: 'en' }, es: { locale: 'es' } },
    }),
  );
  const site: Site = { known: new Set(), texts: new Map() };
  console.log(
    `${others.length + touched.length} articles and the seed, ${touched.length} of them edited; engine ${values.engine}`,
  );
  await step('first run', site);
  for (const { article, after } of touched) put(article, after);
  await step('after the edits', site);
  for (const name of readdirSync(path.join(root, 'content'), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.es.json') || name.endsWith('.en.json')) rmSync(path.join(root, 'content', name));
  await step('records deleted, memory kept', site, 'forgetful');
}

function put(article: string, from: string): void {
  const file = path.join(root, 'content', article);
  mkdirSync(path.dirname(file), { recursive: true });
  cpSync(from, file);
}

/** What the world knew before a step: for the ideal, and for the other strategies. */
interface Site {
  known: ReadonlySet<string>;
  /** By article and block. */
  texts: ReadonlyMap<string, string>;
}

async function step(name: string, site: Site, forgetful?: 'forgetful'): Promise<void> {
  const plans = await plansOf();
  const started = { requests: server.requests.length, billed: server.billed, vain: server.billedInVain };
  const planned = values.engine === 'deepl' ? undefined : await dryRun();
  const clock = performance.now();
  const lives = await translate();
  const seconds = (performance.now() - clock) / 1000;
  const sent = server.requests
    .slice(started.requests)
    .reduce((sum, { texts }) => sum + texts.reduce((total, text) => total + [...text].length, 0), 0);
  const ideal = idealOf(plans, site);
  const others = strategiesOf(plans, site, forgetful);
  const row = {
    ideal,
    sent: planned ?? sent,
    billed: server.billed - started.billed,
    'of that in vain': server.billedInVain - started.vain,
    requests: server.requests.length - started.requests,
    seconds: Number(seconds.toFixed(1)),
    runs: lives,
    ...others,
  };
  console.log(`${name}: ${JSON.stringify(row)}`);
}

async function plansOf(): Promise<readonly { readonly article: string; readonly plan: TranslationPlan }[]> {
  const opened = await openProject({ cwd: root });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  const { files, config } = opened.value;
  const { plan } = await planProject({ files, config }, () => undefined);
  await opened.value.close();
  return plan.articles.flatMap(({ article, editions }) =>
    editions.flatMap((one) => (one.kind === 'translation' ? [{ article: article.id, plan: one }] : [])),
  );
}

type Plans = Awaited<ReturnType<typeof plansOf>>;

/** Until nothing is left that an engine could give; with faults a run may end before. */
async function translate(): Promise<number> {
  for (let lives = 1; ; lives++) {
    const { counts } = await cli<{ counts: { failed: number; held: number; translated: number } }>(
      'translate',
    );
    const left = counts.failed + counts.held;
    if (left > 0)
      console.log(`  left after run ${lives}: ${counts.failed} failed, ${counts.held} not bought`);
    if (counts.held === 0 || !values.faults || lives === 5) return lives;
  }
}

async function dryRun(): Promise<number> {
  const { engines } = await cli<{ engines: { characters: number }[] }>('translate', '--dry-run');
  return engines.reduce((sum, { characters }) => sum + characters, 0);
}

function cli<T>(...args: string[]): Promise<T> {
  const main = path.resolve(import.meta.dirname, '../pipeline/cli/main.ts');
  const child = spawn(process.execPath, [main, ...args, '--format', 'json', '--quiet'], {
    cwd: root,
    env: { ...process.env, DEEPL_API_KEY: 'key' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(JSON.parse(out) as T));
  });
}

/** As DeepL counts it: code points, tags of our codes included. */
function lengthOf({ source }: Pick<Segment, 'source'>): number {
  return isPlain(source, []) ? [...source].length : [...maskXml(source)].length;
}

/** Updates what is known. */
function idealOf(plans: Plans, site: Site): number {
  const known = new Set(site.known);
  let ideal = 0;
  for (const { plan } of plans) {
    for (const segment of plan.segments) {
      const key = wordKey(segment.source, segment.codes);
      if (/[\p{L}\p{N}]/u.test(segment.source) && !known.has(key)) ideal += lengthOf(segment);
      known.add(key);
    }
  }
  site.known = known;
  return ideal;
}

/** Characters that other ways would have sent. None of them keeps more than its last output. */
function strategiesOf(plans: Plans, site: Site, forgetful?: 'forgetful'): Record<string, number> {
  const before = forgetful ? new Map<string, string>() : site.texts;
  const texts = new Map<string, string>();
  const lengths = new Map<string, number>();
  for (const { article, plan } of plans) {
    for (const segment of plan.segments) {
      const key = `${article}\0${segment.block}`;
      texts.set(key, `${texts.get(key) ?? ''} ${segment.source}`);
      lengths.set(key, (lengths.get(key) ?? 0) + lengthOf(segment));
    }
  }
  const articleOf = (key: string): string => key.slice(0, key.indexOf('\0'));
  const changed = [...texts.keys()].filter((key) => texts.get(key) !== before.get(key));
  const files = new Set(changed.map(articleOf));
  const paragraphs = new Set(before.values());
  const sum = (keys: readonly string[]): number => keys.reduce((total, key) => total + lengths.get(key)!, 0);
  const fresh: string[] = [];
  for (const [key, text] of texts) {
    if (!paragraphs.has(text)) fresh.push(key);
    paragraphs.add(text);
  }
  site.texts = texts;
  return {
    'per file': sum([...texts.keys()].filter((key) => files.has(articleOf(key)))),
    'per paragraph': sum(fresh),
    'per key': sum(changed),
  };
}
