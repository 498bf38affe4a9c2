/**
 * Articles taken apart and put together again with nothing translated, beside other tools that do so:
 *
 *   node bench/formats/peers.ts PEERS PAGES [--files N]
 *
 * PEERS has what bench/formats/package.json installs, PAGES Markdown, of which the first N are taken (all). Each tool
 * in a process of its own, po4a (`po4a-updatepo`, which only takes apart) where it is installed. Tells the share of
 * files that come back byte for byte, those that are refused, and megabytes per CPU second, as a ratio to ours.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { joinArticle } from '../../pipeline/segment/join.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { listArticles, read, wholeBody } from '../support/articles.ts';

/** The text again, or undefined where the tool refuses it. */
type RoundTrip = (file: string, text: string) => Promise<string | undefined> | string | undefined;

interface Outcome {
  readonly identical: number;
  readonly refused: number;
  readonly bytes: number;
  readonly cpu: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' }, tool: { type: 'string' } },
});
const [peers, pages] = positionals;
if (!peers || !pages) {
  console.error('Expected: node bench/formats/peers.ts PEERS PAGES [--files N]');
  process.exit(2);
}
const require = createRequire(path.join(path.resolve(peers), 'package.json'));
const files = listArticles(pages)
  .filter((file) => file.endsWith('.md'))
  .slice(0, values.files ? Number(values.files) : undefined);

const TOOLS: Readonly<Record<string, () => RoundTrip>> = {
  galerada: () => (file, text) => {
    const article = read(file, Buffer.from(text));
    if (!article.ok) return undefined;
    const view = wholeBody(article.value);
    segmentArticle(article.value, view);
    return joinArticle(article.value, view, new Map(), { rewrite: true });
  },
  diplodoc: () => {
    const { extract, compose } = require('@diplodoc/translation');
    const [source, target] = [
      { language: 'en', locale: 'US' },
      { language: 'es', locale: 'ES' },
    ];
    return (_, text) => {
      const { xliff, skeleton } = extract(text, { source, target });
      return compose(skeleton, xliff, { useSource: true });
    };
  },
  md2xliff: () => {
    const { extract, xliffReconstruct } = require('md2xliff');
    return (_, text) => {
      const { xliff, skeleton } = extract(text, 'a.md', 'a.skl.md', 'en', 'es');
      return new Promise((resolve, reject) => {
        const filled = xliff.replace(
          /<source([^>]*)>([\s\S]*?)<\/source>\s*<target([^>]*?)\/?>(?:<\/target>)?/g,
          '<source$1>$2</source><target$3>$2</target>',
        );
        xliffReconstruct(filled, skeleton, (error: unknown, written: string) =>
          error ? reject(error) : resolve(written),
        );
      });
    };
  },
};

async function measure(roundTrip: RoundTrip): Promise<Outcome> {
  const texts = files.map((file) => ({ file, text: readFileSync(path.join(pages!, file), 'utf8') }));
  let [identical, refused, bytes] = [0, 0, 0];
  const before = process.cpuUsage();
  for (const { file, text } of texts) {
    let written: string | undefined;
    try {
      written = await roundTrip(file, text);
    } catch {
      written = undefined;
    }
    bytes += Buffer.byteLength(text);
    if (written === undefined) refused++;
    else if (written === text) identical++;
  }
  const { user, system } = process.cpuUsage(before);
  return { identical, refused, bytes, cpu: (user + system) / 1e6 };
}

/** Takes apart only, in a process for each file. */
function measurePo4a(): Outcome | undefined {
  if (spawnSync('po4a-updatepo', ['--version']).error) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'po4a-'));
  let [refused, bytes, cpu] = [0, 0, 0];
  for (const file of files) {
    const full = path.join(pages!, file);
    const args = [
      '-f',
      'text',
      '-o',
      'markdown',
      '-M',
      'UTF-8',
      '-m',
      full,
      '-p',
      path.join(folder, 'out.po'),
    ];
    const script = `ulimit -t 20; TIMEFORMAT='%U %S'; time po4a-updatepo "$@" >/dev/null 2>&1`;
    const { stderr, status } = spawnSync('bash', ['-c', script, 'po4a', ...args], { encoding: 'utf8' });
    const [user = 0, system = 0] = stderr.trim().split(/\s+/).slice(-2).map(Number);
    cpu += user + system;
    bytes += readFileSync(full).length;
    if (status !== 0) refused++;
  }
  rmSync(folder, { recursive: true });
  return { identical: Number.NaN, refused, bytes, cpu };
}

if (values.tool) {
  console.log(JSON.stringify(await measure(TOOLS[values.tool]!())));
} else {
  const found = new Map<string, Outcome | undefined>();
  for (const tool of Object.keys(TOOLS)) {
    const args = [
      import.meta.filename,
      peers,
      pages,
      '--tool',
      tool,
      ...(values.files ? ['--files', values.files] : []),
    ];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 29 });
    const line = stdout.trim().split('\n').at(-1) ?? '';
    if (line.startsWith('{')) found.set(tool, JSON.parse(line));
    else console.warn(`${tool}: NOT COMPARED: ${stderr.split('\n').find(Boolean) ?? 'it said nothing'}`);
  }
  const po4a = measurePo4a();
  if (po4a) found.set('po4a (takes apart)', po4a);
  else console.warn('po4a: NOT COMPARED, it is not installed here');
  const ours = found.get('galerada')!;
  const speed = ({ bytes, cpu }: Outcome) => bytes / 1e6 / cpu;
  console.log(`${files.length} Markdown files, ${(ours.bytes / 1e6).toFixed(1)} MB; Node ${process.version}`);
  for (const [tool, outcome] of found) {
    if (!outcome) continue;
    const share = (count: number) =>
      Number.isNaN(count) ? '–' : `${((100 * count) / files.length).toFixed(1)} %`;
    console.log(
      `${tool.padEnd(20)} identical ${share(outcome.identical).padStart(7)}  refused ${share(outcome.refused).padStart(7)}  ` +
        `${speed(outcome).toFixed(2).padStart(7)} MB per CPU second  ${(speed(ours) / speed(outcome)).toFixed(1).padStart(6)} times`,
    );
  }
}
