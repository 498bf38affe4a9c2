/** The command line from outside: what it says, in which language, and how it ends. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../pipeline/cli/run.ts';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite } from '../support/site.ts';

const ARTICLE =
  'The river rose again\n\nRescue teams worked until the early hours of the morning.\n\nMás Noticias\n';
const site = () => makeSite({ 'galerada.config.json': CONFIG, 'content/flood.txt': ARTICLE });

describe('help', () => {
  it('lists every command and exits clean', async () => {
    const { code, out } = await runCli(['--help'], { cwd: '.' });
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`galerada ${name}`);
  });

  it.each(Object.keys(COMMANDS))('of %s has an example and explains each option', async (name) => {
    const { code, out } = await runCli([name, '--help'], { cwd: '.' });
    expect(code).toBe(0);
    expect(out).toMatch(/For example\n {2}galerada/);
    expect(out).not.toContain(`commands.${name}`);
  });

  it('speaks Spanish to who speaks Spanish', async () => {
    const { out } = await runCli(['help', 'build'], { cwd: '.', env: { LC_ALL: 'es_MX.UTF-8' } });
    expect(out).toContain('construir todas las ediciones del sitio');
  });
});

describe('misuse', () => {
  it.each([
    [['biuld'], 'Did you mean build?'],
    [['build', '--frozn'], 'Did you mean --frozen?'],
    [['check', '--format', 'xml'], 'expected one of text, json, github'],
    [['status', 'extra'], '"extra" is one argument too many'],
  ])('%j', async (argv, said) => {
    const { code, err } = await runCli(argv, { cwd: '.' });
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('without a config says how to make one', async () => {
    const { code, err } = await runCli(['build'], { cwd: await makeSite({}) });
    expect(code).toBe(2);
    expect(err).toContain('galerada init');
  });

  it('names the line and column of what is wrong in a config, all of it', async () => {
    const root = await makeSite({
      'galerada.config.json': '{\n  "editions": { "en": { "locale": "fr" } },\n  "outptu": "x"\n}',
    });
    const { code, err } = await runCli(['build'], { cwd: root });
    expect(code).toBe(2);
    expect(err).toContain('galerada.config.json:2:35');
    expect(err).toContain('galerada.config.json:3:3');
  });
});

describe('commands', () => {
  it('init proposes what it finds and overwrites nothing', async () => {
    const root = await makeSite({ 'posts/a.md': '# Hello\n', 'i18n/es-MX/site.json': '{}' });
    const { code } = await runCli(['init', '--yes'], { cwd: root });
    expect(code).toBe(0);
    const config = JSON.parse(await readFile(path.join(root, 'galerada.config.json'), 'utf8'));
    expect(config).toMatchObject({
      content: ['posts'],
      locales: 'i18n',
      editions: { es: { locale: 'es-MX' } },
    });
    expect(config.$schema).toMatch(/config\.schema\.json$/);
    expect((await runCli(['init', '--yes'], { cwd: root })).code).toBe(2);
  });

  it('build holds back what is not translated, says what to do, and exits with 1', async () => {
    const { code, out } = await runCli(['build'], { cwd: await site() });
    expect(code).toBe(1);
    expect(out).toContain('held back in es: flood – 2 of 2 sentences have no translation');
    expect(out).toContain('content/flood.es.json');
  });

  it('build --frozen changes no record and no locale file', async () => {
    const root = await site();
    const { code, out } = await runCli(['build', '--frozen'], { cwd: root });
    expect(code).toBe(2);
    expect(out).toContain('content/flood.es.json would have to change');
    await expect(stat(path.join(root, 'content/flood.es.json'))).rejects.toThrow();
    await expect(stat(path.join(root, 'locales'))).rejects.toThrow();
  });

  it('translate --dry-run counts characters and writes nothing', async () => {
    const root = await site();
    const { code, out } = await runCli(['translate', '--dry-run', '--format', 'json'], { cwd: root });
    expect(code).toBe(0);
    const characters =
      'The river rose again'.length + 'Rescue teams worked until the early hours of the morning.'.length;
    expect(JSON.parse(out).rows).toEqual([
      expect.objectContaining({ article: 'flood', edition: 'es', requests: 2, characters }),
    ]);
    await expect(stat(path.join(root, 'content/flood.es.json'))).rejects.toThrow();
  });

  it('status shows bars, and writes a page that fetches nothing', async () => {
    const root = await site();
    expect((await runCli(['status'], { cwd: root })).out).toMatch(/flood\s+░+\s+0 of 2\s+held back/);
    expect((await runCli(['status', '--html', 'status.html'], { cwd: root })).code).toBe(0);
    const page = await readFile(path.join(root, 'status.html'), 'utf8');
    expect(page).toContain('<svg');
    expect(page).not.toMatch(/<script|src=|href=/);
  });

  it('separate explains one article, and lists the strings of the whole site', async () => {
    const root = await site();
    const explained = await runCli(['separate', '--explain', 'content/flood.txt'], { cwd: root });
    expect(explained.out).toMatch(/site {2}Más Noticias {2}key related\.moreNews/);
    expect(explained.out).toContain('·');
    const listed = await runCli(['separate', '--site'], { cwd: root });
    expect(listed.out).toMatch(/related\.moreNews\s+More news\s+Más Noticias\s+seen once/);
    expect((await runCli(['separate', 'content/none.txt'], { cwd: root })).code).toBe(2);
  });

  it('check prints GitHub annotations with file, line and column', async () => {
    const { code, out } = await runCli(['check', '--format', 'github'], { cwd: await site() });
    expect(code).toBe(1);
    expect(out).toContain(
      '::error file=content/flood.txt,line=1,endLine=1,col=1,endColumn=21,title=segment-untranslated::',
    );
  });

  it("check holds front matter to the project's own schema, at the line", async () => {
    const root = await makeSite({
      'galerada.config.json': JSON.stringify({
        ...JSON.parse(CONFIG),
        frontMatter: { schema: 'article.schema.json' },
      }),
      'article.schema.json': JSON.stringify({
        required: ['byline'],
        properties: { section: { enum: ['news', 'culture'] } },
      }),
      'content/flood.md': '---\ntitle: Flood\nbyline: Ana\nsection: sport\n---\n\nThe river rose again.\n',
    });
    const { out } = await runCli(['check', '--format', 'json'], { cwd: root });
    const found = JSON.parse(out).findings.filter(({ rule }: { rule: string }) => rule === 'schema');
    expect(found).toMatchObject([
      {
        file: 'content/flood.md',
        start: { line: 4, column: 10 },
        message: expect.stringContaining('"news"'),
      },
    ]);
  });
});
