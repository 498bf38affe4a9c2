/** Out of a project, through somebody's hands, and back: what is taken, what is refused, and that nothing else moves. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ForeignFile } from '../../pipeline/exchange/foreign.ts';
import { planProject } from '../../pipeline/plan/assemble.ts';
import { type ExportFormat, exportDocument, importInto, loadForeign } from '../../pipeline/plan/exchange.ts';
import { type ExchangeQuery, exchangeDocument } from '../../pipeline/plan/exchange-document.ts';
import { readBack } from '../../pipeline/plan/exchange-read.ts';
import { openProject, type Project } from '../../pipeline/project.ts';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite, readTree } from '../support/site.ts';

const ARTICLE = `# The river rose again

Rescue teams worked until **the early hours** of the morning. Nobody was hurt, said [the mayor](https://example.org/mayor).

The bridge is closed.
`;
const FILES = {
  'galerada.config.json': CONFIG,
  'content/news/flood.md': ARTICLE,
  'locales/en/site.json': JSON.stringify({
    hello: 'Hello, {{name}}!',
    comments_one: '{{count}} comment',
    comments_other: '{{count}} comments',
    home: 'Home',
  }),
  'locales/es/site.json': JSON.stringify({ home: 'Inicio' }),
};
const AT = '2026-01-31T10:20:30Z';

async function openSite(files: Readonly<Record<string, string>> = FILES): Promise<Project> {
  const opened = await openProject({ cwd: await makeSite(files) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** Neither does the memory matter here, nor what it costs to open. */
const plan = ({ files, config }: Project) => planProject({ files, config }, () => undefined);

async function exported(
  project: Project,
  to: ExportFormat,
  query: ExchangeQuery & { fill?: boolean } = {},
): Promise<Buffer> {
  const edition = project.config.editions.find(({ name }) => name === 'es')!;
  const foreign = await loadForeign(project.files, edition);
  const { content } = await exportDocument(
    exchangeDocument(await plan(project), edition, query),
    foreign.ok ? foreign.value : new ForeignFile(),
    { to, at: AT, version: '1', fill: query.fill === true },
  );
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from([...content].join(''));
}

async function imported(
  project: Project,
  name: string,
  bytes: Buffer,
  { approve = false, by = 'Ana', states = {} } = {},
) {
  const back = await readBack(name, [bytes]);
  if (!back.ok) throw new Error(JSON.stringify(back.failures));
  const edition = project.config.editions.find(({ name: own }) => own === 'es')!;
  const result = await importInto(
    project,
    { planned: await plan(project), edition, back: back.value },
    { approve, by, states, at: AT },
  );
  expect(result.failures).toEqual([]);
  const what = (kind: string) => result.items.filter((item) => item.what === kind);
  return {
    ...result,
    taken: what('taken'),
    unchanged: what('unchanged'),
    refused: what('refused'),
    empty: what('empty'),
  };
}

async function record(project: Project) {
  const text = await readFile(path.join(project.root, 'content/news/flood.es.json'), 'utf8');
  return JSON.parse(text).segments as Record<string, unknown>[];
}

const TARGETS: Readonly<Record<string, string>> = {
  'The river rose again': 'El río volvió a crecer',
  'The bridge is closed.': 'El puente está cerrado.',
  Home: 'Portada',
};

/** A translator who fills what is empty, by the source, in whatever way the format has it. */
function translate(text: string, format: 'xliff' | 'xliff12' | 'po' | 'csv'): string {
  return Object.entries(TARGETS).reduce(
    (done, [source, target]) => {
      if (format === 'xliff')
        return done.replace(
          `<source>${source}</source>`,
          `<source>${source}</source><target>${target}</target>`,
        );
      if (format === 'xliff12')
        return done.replace(
          `<source>${source}</source>`,
          `<source>${source}</source>\n<target state="translated">${target}</target>`,
        );
      if (format === 'po')
        return done.replace(`msgid "${source}"\nmsgstr ""`, `msgid "${source}"\nmsgstr "${target}"`);
      return done.replace(`,${source},,initial`, `,${source},${target},translated`);
    },
    text.replace(/<target>Inicio<\/target>|<target state="translated">Inicio<\/target>\n/, ''),
  );
}

describe.each(['xliff', 'xliff12', 'po', 'csv'] as const)('%s', (to) => {
  const name = { xliff: 'es.xlf', xliff12: 'es.xliff', po: 'es.po', csv: 'es.csv' }[to];

  it('comes back as a person’s translation, and a second time changes nothing', async () => {
    const project = await openSite();
    const file = Buffer.from(translate((await exported(project, to)).toString(), to));
    const first = await imported(project, name, file);
    expect(first.refused).toEqual([]);
    expect(first.taken.length).toBeGreaterThanOrEqual(2);
    const entry = (await record(project)).find(({ source }) => source === 'The bridge is closed.');
    expect(entry).toMatchObject({
      target: 'El puente está cerrado.',
      state: 'translated',
      origin: 'person',
      by: 'Ana',
      at: AT,
    });
    const before = await readTree(project.root);
    const again = await openProject({ cwd: project.root });
    if (!again.ok) throw new Error('cannot open');
    onTestFinished(() => again.value.close());
    const second = await imported(again.value, name, file);
    expect(second).toMatchObject({ taken: [], written: [] });
    expect(await readTree(project.root)).toEqual(before);
  });

  it('untouched, changes nothing at all', async () => {
    const project = await openSite();
    const before = await readTree(project.root);
    const result = await imported(project, name, await exported(project, to));
    expect(result).toMatchObject({ taken: [], refused: [], written: [] });
    expect(await readTree(project.root)).toEqual(before);
  });
});

it('XLSX comes back, formulas and all, as text', async () => {
  const project = await openSite();
  const result = await imported(project, 'es.xlsx', await exported(project, 'xlsx'));
  expect(result).toMatchObject({ taken: [], refused: [] });
  expect(result.empty.length + result.unchanged.length).toBe(result.items.length);
});

describe('XLIFF', () => {
  const target = (text: string, source: string, inner: string, state = ''): string =>
    text.replace(
      new RegExp(`<segment id="([^"]*)">(<source>${source}</source>)`),
      `<segment id="$1"${state && ` state="${state}"`}>$2<target>${inner}</target>`,
    );

  it('codes go out with their markup and find their tags again, moved or not', async () => {
    const project = await openSite();
    const xml = (await exported(project, 'xliff')).toString();
    expect(xml).toContain('<data id="d1">**</data>');
    expect(xml).toContain('](https://example.org/mayor)');
    const [, id] = /<source>Rescue teams worked until <pc id="([^"]+)"/.exec(xml) ?? [];
    const translated = target(
      xml,
      'Rescue teams.*?of the morning\\.',
      `Hasta <pc id="${id}">la madrugada</pc> trabajaron.`,
    );
    expect((await imported(project, 'a.xlf', Buffer.from(translated))).taken).toHaveLength(1);
    expect((await record(project)).map((entry) => entry['target'])).toContain(
      'Hasta <1>la madrugada</1> trabajaron.',
    );
  });

  it('a lost code is told, a foreign one refused', async () => {
    const project = await openSite();
    const xml = (await exported(project, 'xliff')).toString();
    const lost = await imported(
      project,
      'a.xlf',
      Buffer.from(target(xml, 'Rescue teams.*?of the morning\\.', 'Sin negrita.')),
    );
    expect(lost.taken[0]?.notes).toMatchObject([
      { key: 'exchange:noted.lost', values: { tags: '<1> </1>' } },
    ]);
    const extra = await imported(
      project,
      'a.xlf',
      Buffer.from(target(xml, 'The bridge is closed\\.', 'El puente<ph id="zz"/>.')),
    );
    expect(extra.refused[0]?.notes).toMatchObject([
      { key: 'exchange:refused.codes', values: { tag: '<1/>' } },
    ]);
  });

  it('a segment whose source is another now is refused, the others are taken', async () => {
    const project = await openSite();
    const xml = translate((await exported(project, 'xliff')).toString(), 'xliff');
    await writeFile(
      path.join(project.root, 'content/news/flood.md'),
      ARTICLE.replace('bridge is', 'bridges are'),
    );
    const result = await imported(project, 'a.xlf', Buffer.from(xml));
    expect(result.refused).toMatchObject([{ notes: [{ key: 'exchange:refused.unknown' }] }]);
    expect(result.taken.length).toBeGreaterThan(0);
    const tampered = xml.replace('<source>The river rose again', '<source>The river rose, again');
    const other = await imported(project, 'a.xlf', Buffer.from(tampered));
    const unit = tampered.slice(0, tampered.indexOf('The river rose, again')).lastIndexOf('<unit ');
    const line = tampered.slice(0, unit).split('\n').length;
    expect(other.refused.find(({ notes }) => notes[0]?.key.endsWith('source'))?.at?.line).toBe(line);
    expect(other.refused.map(({ notes }) => notes[0]?.key)).toContain('exchange:refused.source');
  });

  it('nothing is approved unless policy says so', async () => {
    const project = await openSite();
    const xml = target(
      (await exported(project, 'xliff')).toString(),
      'The bridge is closed\\.',
      'El puente está cerrado.',
      'final',
    );
    const capped = await imported(project, 'a.xlf', Buffer.from(xml));
    expect(capped.taken).toMatchObject([{ state: 'translated', notes: [{ key: 'exchange:noted.capped' }] }]);
    const approved = await imported(project, 'a.xlf', Buffer.from(xml), { approve: true, by: 'Eva' });
    expect(approved.taken).toMatchObject([{ state: 'final' }]);
    expect((await record(project)).find(({ state }) => state === 'final')).toMatchObject({
      approved: { by: 'Eva' },
    });
    const after = await imported(project, 'a.xlf', Buffer.from(xml), { approve: true });
    expect(after).toMatchObject({ taken: [], written: [] });
  });

  it('states of a tool’s own mean what the config says', async () => {
    const project = await openSite();
    const xml = (await exported(project, 'xliff12')).toString();
    const signed = xml
      .replace('<source>Home</source>\n', '<source>Home</source>\n')
      .replace(
        '<source>The bridge is closed.</source>',
        '<source>The bridge is closed.</source><target state="x-proofread">Cerrado.</target>',
      );
    const options = { approve: true, states: { 'x-proofread': 'final' as const } };
    expect((await imported(project, 'a.xlf', Buffer.from(signed), options)).taken).toMatchObject([
      { state: 'final' },
    ]);
  });

  it('comments come in once; what the tool put beside a unit goes out again', async () => {
    const project = await openSite();
    const xml = (await exported(project, 'xliff'))
      .toString()
      .replace(
        /(<unit id="[^"]+" name="[^"]+")>/,
        '$1 xmlns:mq="MQXliff" mq:status="ok"><mq:history at="1"/>',
      )
      .replace(
        /(<segment id="[^"]+"><source>The river)/,
        '<notes><note category="Ana">Which river?</note></notes>$1',
      );
    const first = await imported(project, 'a.xlf', Buffer.from(xml));
    expect(first.refused).toEqual([]);
    expect(first.written).toContain('exchange/es.json');
    expect((await record(project))[0]).toMatchObject({
      comments: [{ text: 'Which river?', by: 'Ana', at: AT }],
    });
    const out = (await exported(project, 'xliff')).toString();
    expect(out).toContain('<mq:history xmlns:mq="MQXliff" at="1"/>');
    expect(out).toContain('xmlns:mq="MQXliff" mq:status="ok"');
    expect(out).toContain('>Which river?</note>');
    expect(await imported(project, 'b.xlf', Buffer.from(out))).toMatchObject({ taken: [], written: [] });
  });

  it('a string’s limit in the config goes out with it, one of a plural does not', async () => {
    const limits = { home: 12, comments_one: 9 };
    const check = { options: { 'length-limit': { limits } } };
    const config = JSON.stringify({ ...JSON.parse(CONFIG), check });
    const project = await openSite({ ...FILES, 'galerada.config.json': config });
    const xliff = (await exported(project, 'xliff')).toString();
    expect(xliff.match(/<unit[^>]* slr:sizeRestriction="\d+"/g)).toEqual([
      '<unit id="home" name="home" slr:sizeRestriction="12"',
    ]);
  });

  it('strings of the site come back with their interpolations, plural forms and all', async () => {
    const project = await openSite();
    const xml = (await exported(project, 'xliff', { names: ['locales/es/site.json'] })).toString();
    expect(xml).not.toContain('flood');
    const ph = /<source>Hello, (<ph [^>]*>)!<\/source>/.exec(xml)?.[1];
    const plural = /<source>(<ph [^>]*>) comments<\/source>/.exec(xml)?.[1] ?? '';
    const filled = target(xml, 'Hello, <ph [^>]*>!', `¡Hola, ${ph}!`).replace(
      /(<segment id="comments_(?:many|other)">.*?<source>)(<ph [^>]*>)( comments<\/source>)/g,
      '$1$2$3<target>$2 comentarios</target>',
    );
    expect(plural).not.toBe('');
    const result = await imported(project, 'a.xlf', Buffer.from(filled));
    expect(result.refused).toEqual([]);
    expect(JSON.parse(await readFile(path.join(project.root, 'locales/es/site.json'), 'utf8'))).toEqual({
      home: 'Inicio',
      hello: '¡Hola, {{name}}!',
      comments_many: '{{count}} comentarios',
      comments_other: '{{count}} comentarios',
    });
  });

  it('opens nothing by a name that a file gives', async () => {
    const project = await openSite();
    const before = await readTree(project.root);
    const xml = translate((await exported(project, 'xliff')).toString(), 'xliff').replace(
      /original="[^"]*"/g,
      'original="../../../../tmp/evil"',
    );
    // Sources are those of the project, so the segments are known; the name is not used for anything.
    await imported(
      project,
      '../../etc/passwd.xlf',
      Buffer.from(
        xml.replace(
          /<unit id="[^"]*" name="([^"]*)">/,
          '<unit id="__proto__" name="$1" xmlns:m="m" m:a="1">',
        ),
      ),
    );
    const after = Object.keys(await readTree(project.root)).filter((file) => !(file in before));
    expect(after.every((file) => ['content/news/flood.es.json', 'exchange/es.json'].includes(file))).toBe(
      true,
    );
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('asked for by state and article', async () => {
    const project = await openSite();
    await imported(
      project,
      'a.xlf',
      Buffer.from(translate((await exported(project, 'xliff')).toString(), 'xliff')),
    );
    const open = (
      await exported(project, 'xliff', { names: ['news/flood'], states: ['initial'] })
    ).toString();
    expect(open).not.toContain('The bridge is closed.');
    expect(open).toContain('Nobody was hurt');
    expect(open).not.toContain('Home');
  });
});

describe('galerada export and import', () => {
  it('go out and back, say what they did, and end as they should', async () => {
    const root = await makeSite(FILES);
    expect(await runCli(['export', '--to', 'xliff'], { cwd: root })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--edition with one of: en, es'),
    });
    expect(await runCli(['export', '--edition', 'es', '--out', 'es.xlf'], { cwd: root })).toMatchObject({
      code: 0,
      err: expect.stringMatching(/es\.xlf: \d+ segments of 2 files/),
    });
    const file = path.join(root, 'es.xlf');
    await writeFile(file, translate(await readFile(file, 'utf8'), 'xliff'));
    const done = await runCli(['import', 'es.xlf', '--by', 'Ana', '--format', 'json'], { cwd: root });
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ edition: 'es', counts: { taken: 3, refused: 0 } });
    await writeFile(file, (await readFile(file, 'utf8')).replace('<source>The bridge', '<source>A bridge'));
    const refused = await runCli(['import', 'es.xlf'], { cwd: root, env: { LC_ALL: 'es_ES.UTF-8' } });
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('el original no es el que hay ahora');
    await writeFile(file, '<!DOCTYPE a [<!ENTITY b "c">]><xliff/>');
    expect(await runCli(['import', 'es.xlf'], { cwd: root })).toMatchObject({
      code: 2,
      err: expect.stringContaining('XML without a DOCTYPE'),
    });
  });
});
