/**
 * The review server under load: reviewers who all save at once, a long article, a large site.
 *
 *     node bench/review.ts [--reviewers 50] [--seconds 60] [--articles 5000] [--large 20000] [--long 3000]
 *
 * A site is generated, the real command is started on it, and real HTTP goes in. At the end every record on the disk
 * is compared with every save that was acknowledged. Exits with 1 where one is lost.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { TranslationRecord } from '../pipeline/model/segment.ts';
import type * as api from '../pipeline/web/api.ts';

const { values } = parseArgs({
  options: {
    reviewers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    articles: { type: 'string', default: '5000' },
    large: { type: 'string', default: '20000' },
    long: { type: 'string', default: '3000' },
    /** Milliseconds a reviewer waits between two saves, at most; half of it on average. */
    pause: { type: 'string', default: '2000' },
  },
});
const number = (name: keyof typeof values) => Number(values[name]);
const MAIN = path.resolve(import.meta.dirname, '../pipeline/cli/main.ts');
const WORDS =
  'the river council said that new homes would be built near old station before winter and people who live there asked for more time to read plans'.split(
    ' ',
  );

/** A generator of its own, so that two runs ask for the same. */
let seed = 12345;
function random(): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
}

function sentence(): string {
  const length = 6 + Math.floor(random() * 14);
  const words = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]!);
  const text = words.join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)} ${Math.floor(random() * 1e6)}.`;
}

function article(sentences: number): string {
  const paragraphs = Array.from({ length: Math.ceil(sentences / 3) }, (_, at) =>
    Array.from({ length: Math.min(3, sentences - at * 3) }, sentence).join(' '),
  );
  return `# ${sentence().slice(0, -1)}\n\n${paragraphs.join('\n\n')}\n`;
}

async function makeSite(articles: number, sentences: (at: number) => number): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'galerada-bench-'));
  const review = { proxy: { header: 'x-reviewer', from: ['127.0.0.1'] } };
  const config = { editions: { en: { locale: 'en' }, es: { locale: 'es' } }, review };
  await writeFile(path.join(root, 'galerada.config.json'), JSON.stringify(config));
  for (let at = 0; at < articles; at++) {
    const folder = path.join(root, 'content', String(Math.floor(at / 500)));
    if (at % 500 === 0) await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `a${at}.md`), article(sentences(at)));
  }
  return root;
}

/** Milliseconds: what Linux counts processor time in. */
const TICK = 10;

interface Server {
  readonly origin: string;
  readonly started: number;
  readonly memory: () => Promise<string>;
  /** Milliseconds of processor time it has had so far; NaN where there is no /proc. */
  readonly cpu: () => Promise<number>;
  stop(): Promise<void>;
}

async function start(root: string): Promise<Server> {
  const before = performance.now();
  const child = spawn(process.execPath, [MAIN, 'review', '--no-open', '--cwd', root], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data) => {
      text += String(data);
      if (text.includes('\n')) resolve(text.trim());
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    origin,
    started: performance.now() - before,
    memory: async () =>
      /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => ''))?.[1] ?? '?',
    cpu: async () => {
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      return (Number(user) + Number(system)) * TICK;
    },
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.on('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly ms: number;
}

class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #origin: string;
  readonly name: string;
  #csrf = '';

  constructor(origin: string, name: string) {
    this.#origin = origin;
    this.name = name;
  }

  async signIn(): Promise<Client> {
    const session = JSON.parse((await this.send('GET', '/api/session')).body) as api.Session;
    this.#csrf = session.csrf;
    return this;
  }

  send(method: string, url: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      'x-reviewer': this.name,
      ...(text === undefined ? {} : { 'content-type': 'application/json', 'x-galerada': this.#csrf }),
      ...more,
    };
    const before = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}${url}`, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            headers: response.headers,
            ms: performance.now() - before,
          }),
        );
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** A save that was acknowledged: by whom, of which version, and which version it became. */
interface Saved {
  readonly by: string;
  readonly segment: string;
  readonly target: string;
  readonly from: string;
  readonly became: string;
}

interface Load {
  readonly times: number[];
  readonly statuses: Map<number, number>;
  readonly acknowledged: Map<string, Saved[]>;
}

async function review(
  client: Client,
  rows: readonly api.DeskRow[],
  load: Load,
  until: number,
): Promise<void> {
  while (performance.now() < until) {
    // Every other reviewer's pick is one of ten articles that all work on, so that there are conflicts.
    const row = rows[Math.floor(random() * (random() < 0.5 ? 10 : rows.length))]!;
    const opened = await client.send('GET', `/api/galleys/${row.id}`);
    count(load, opened.status);
    const galley = JSON.parse(opened.body) as api.Galley;
    for (const segment of galley.segments.slice(0, 5)) {
      if (performance.now() > until) break;
      const target = `Frase ${Math.floor(random() * 1e9)} sobre ${segment.source.slice(0, 40)}`;
      await save(client, { row, segment, target }, load);
      await new Promise((resolve) => setTimeout(resolve, random() * number('pause')));
    }
  }
}

async function save(
  client: Client,
  { row, segment, target }: { row: api.DeskRow; segment: api.Segment; target: string },
  load: Load,
): Promise<void> {
  const url = `/api/galleys/${row.id}/segments/${segment.id}`;
  const answer = await client.send('PUT', url, { target }, { 'if-match': segment.etag });
  count(load, answer.status);
  load.times.push(answer.ms);
  if (answer.status !== 200) return;
  const became = (JSON.parse(answer.body) as api.Segment).etag;
  const own = load.acknowledged.get(row.file) ?? [];
  load.acknowledged.set(row.file, [
    ...own,
    { by: client.name, segment: segment.id, target, from: segment.etag, became },
  ]);
}

function count({ statuses }: Load, status: number): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}

/**
 * Every acknowledged text stands in its record: as it is now, or as a version in its history. Only what the same person
 * went on writing, in the same sitting, is not kept word for word.
 */
async function lostIn(
  root: string,
  acknowledged: Load['acknowledged'],
): Promise<{ checked: number; lost: number }> {
  let [checked, lost] = [0, 0];
  for (const [file, saves] of acknowledged) {
    const recordFile = path.join(root, file.replace(/\.md$/, '.es.json'));
    const record = JSON.parse(await readFile(recordFile, 'utf8')) as TranslationRecord;
    const entries = new Map(record.segments.map((entry) => [entry.id as string, entry]));
    for (const { segment, target, by, became } of saves) {
      const entry = entries.get(segment);
      const texts = [
        entry?.target,
        ...(entry?.history ?? []).map(({ before }) => before.target),
      ] as unknown[];
      const wentOn = saves.some((next) => next.segment === segment && next.by === by && next.from === became);
      checked++;
      if (!texts.includes(target) && !wentOn) lost++;
    }
  }
  return { checked, lost };
}

function percentile(times: readonly number[], part: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
}

async function loadTest(): Promise<number> {
  const root = await makeSite(number('articles'), () => 20);
  const server = await start(root);
  const first = await new Client(server.origin, 'First').signIn();
  const rows: api.DeskRow[] = [];
  for (let offset = 0; offset < number('articles'); offset += 500)
    rows.push(
      ...(
        JSON.parse(
          (await first.send('GET', `/api/desk?edition=es&limit=500&offset=${offset}`)).body,
        ) as api.Desk
      ).rows,
    );
  const load: Load = { times: [], statuses: new Map(), acknowledged: new Map() };
  const until = performance.now() + number('seconds') * 1000;
  const clients = await Promise.all(
    Array.from({ length: number('reviewers') }, (_, at) => new Client(server.origin, `R${at}`).signIn()),
  );
  const cpu = await server.cpu();
  await Promise.all(clients.map((client) => review(client, rows, load, until)));
  const spent = (await server.cpu()) - cpu;
  for (const client of [first, ...clients]) client.close();
  const memory = await server.memory();
  await server.stop();
  const { checked, lost } = await lostIn(root, load.acknowledged);
  const statuses = [...load.statuses].map(([status, times]) => `${status}: ${times}`).join(', ');
  console.log(
    `load       ${number('reviewers')} reviewers, ${number('seconds')} s, ${rows.length} articles; started in ${(server.started / 1000).toFixed(1)} s, ${memory} kB`,
  );
  console.log(`           ${load.times.length} saves (${statuses})`);
  console.log(
    `           p50 ${percentile(load.times, 0.5)} ms, p95 ${percentile(load.times, 0.95)} ms, p99 ${percentile(load.times, 0.99)} ms, max ${percentile(load.times, 1)} ms`,
  );
  console.log(
    `           ${checked} acknowledged, ${lost} lost; the server's processor time per save ${(spent / load.times.length).toFixed(1)} ms; load average ${loadavg()[0]?.toFixed(1)}`,
  );
  await rm(root, { recursive: true });
  return lost;
}

async function sizes(): Promise<void> {
  const root = await makeSite(number('large'), (at) => (at === 0 ? number('long') : 12));
  const server = await start(root);
  const client = await new Client(server.origin, 'First').signIn();
  const list = async (query: string) =>
    (await client.send('GET', `/api/desk?edition=es${query}`)).ms.toFixed(0);
  const timesOf = async (query: string) => [await list(query), await list(query)].join(', then ');
  console.log(`large      ${number('large')} articles; started in ${(server.started / 1000).toFixed(1)} s`);
  console.log(
    `           desk ${await timesOf('')} ms; sorted ${await timesOf('&sort=-words')} ms; text ${await timesOf('&text=winter')} ms`,
  );
  const { rows } = JSON.parse(
    (await client.send('GET', '/api/desk?edition=es&sort=-words&limit=1')).body,
  ) as api.Desk;
  const open = async () => client.send('GET', `/api/galleys/${rows[0]!.id}`);
  const [cold, warm] = [await open(), await open()];
  const galley = JSON.parse(warm.body) as api.Galley;
  console.log(
    `long       ${galley.segments.length} segments: galley ${cold.ms.toFixed(0)} ms, then ${warm.ms.toFixed(0)} ms, ${(warm.body.length / 1e6).toFixed(1)} MB`,
  );
  const segment = galley.segments[10]!;
  const url = `/api/galleys/${galley.id}/segments/${segment.id}`;
  const checks = [];
  for (let at = 0; at < 20; at++)
    checks.push((await client.send('POST', `${url}/check`, { target: `Frase ${at} sobre el río.` })).ms);
  const saved = await client.send('PUT', url, { target: 'Frase.' }, { 'if-match': segment.etag });
  console.log(
    `           check of a draft p50 ${percentile(checks, 0.5)} ms, max ${percentile(checks, 1)} ms; save ${saved.ms.toFixed(0)} ms; ${await server.memory()} kB`,
  );
  client.close();
  await server.stop();
  await rm(root, { recursive: true });
}

const lost = number('reviewers') > 0 ? await loadTest() : 0;
if (number('large') > 0) await sizes();
process.exitCode = lost > 0 ? 1 : 0;
