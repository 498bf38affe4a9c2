/** `galerada wordpress` as a user runs it: in, translated, out, and in again. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { WordPressPost } from '../../../pipeline/intake/wordpress/model.ts';
import { readPostFile } from '../../../pipeline/intake/wordpress/post-file.ts';
import { WxrReader } from '../../../pipeline/intake/wordpress/read-wxr.ts';
import { MAIN, runCli } from '../../support/run-cli.ts';
import { makeSite } from '../../support/site.ts';
import { CONTENT, END, START, writeItem, writeSite } from './site.ts';

const CONFIG = JSON.stringify({
  editions: { en: { locale: 'en' }, es: { locale: 'es' } },
  translator: 'pseudo',
});
const EN = { id: 5, title: 'The port closes', content: CONTENT, slug: 'port', language: 'en' } as const;
const OLD = 'Nobody was hurt, the harbour authority said in a statement.';
const VIEJO = 'Nadie resultó herido, según informó la autoridad portuaria.';
const SITE = writeSite([
  {
    ...EN,
    categories: [
      ['ports', 'Ports'],
      ['odd', 'Odd'],
    ],
    group: 'pll_1',
  },
  {
    ...EN,
    id: 7,
    slug: 'nadie',
    title: 'Nadie resultó herido',
    content: `<p>${VIEJO}</p>`,
    language: 'es',
    group: 'pll_2',
  },
  { ...EN, id: 6, slug: 'nobody', title: 'Nobody was hurt', content: `<p>${OLD}</p>`, group: 'pll_2' },
  { ...EN, id: 8, slug: 'port', type: 'page', title: 'Port' },
  { ...EN, id: 9, slug: 'image', type: 'attachment' },
  { ...EN, id: 10, slug: 'hafen', language: 'de' },
]);

function postsOf(text: string): WordPressPost[] {
  const posts: WordPressPost[] = [];
  const reader = new WxrReader('out.xml', { post: (post) => posts.push(post) });
  reader.write(text);
  expect(reader.end()).toEqual({ ok: true, value: true });
  return posts;
}

test('posts become articles, and go back translated and paired', async () => {
  const root = await makeSite({ 'galerada.config.json': CONFIG, 'site.xml': SITE });
  const imported = await runCli(['wordpress', 'import', 'site.xml', '--out', 'content'], { cwd: root });
  expect([imported.code, imported.err]).toEqual([0, '']);
  expect(imported.out).toContain("galerada adopt --pattern 'content/{path}.html' 'content-es/{path}.html'");
  expect((await readdir(path.join(root, 'content'))).sort()).toEqual([
    'nobody.html',
    'port-8.html',
    'port.html',
  ]);
  expect(await readdir(path.join(root, 'content-es'))).toEqual(['nobody.html']);
  const article = await readFile(path.join(root, 'content/port.html'), 'utf8');
  expect(article.endsWith(CONTENT)).toBe(true);
  expect(readPostFile(article)).toMatchObject({
    title: EN.title,
    locale: 'en',
    details: { id: 5, group: 'polylang:pll_1' },
  });

  const built = await runCli(['build'], { cwd: root });
  expect(built.err).toBe('');
  const exported = await runCli(['wordpress', 'export', '--edition', 'es', '--out', 'es.xml'], { cwd: root });
  expect([exported.code, exported.err]).toEqual([0, '']);
  expect(exported.out).toContain('Odd');
  const text = await readFile(path.join(root, 'es.xml'), 'utf8');
  const posts = postsOf(text);
  expect(posts.map(({ id, status }) => [id, status])).toEqual([
    [5, 'publish'],
    [9, 'draft'],
    [8, 'publish'],
    [10, 'draft'],
  ]);
  const [source, target] = posts;
  expect(source).toMatchObject({ title: EN.title, content: CONTENT, date: '2024-03-05 10:30:00' });
  expect(target?.terms).toEqual([
    { domain: 'category', slug: 'puertos', name: 'Puertos' },
    { domain: 'language', slug: 'es', name: 'es' },
    { domain: 'post_translations', slug: 'pll_1', name: 'pll_1' },
  ]);
  expect(target?.title).not.toBe(EN.title);
  const edition = readPostFile(await readFile(path.join(root, 'dist/es/articles/port.html'), 'utf8'));
  expect(edition).toMatchObject({ locale: 'es', title: target?.title, content: target?.content });
  expect(target?.content).toContain('<!-- wp:paragraph {"align":"left"} -->');
  expect(target?.content).toContain('[caption id="attachment_6" width="300"]');
  expect(target?.content).not.toContain('will open again');
  expect(text).toContain('a:2:{s:2:"en";i:5;s:2:"es";i:9;}');
});

test('a translation that WordPress has is adopted, and not made twice', async () => {
  const root = await makeSite({ 'galerada.config.json': CONFIG, 'site.xml': SITE });
  await runCli(['wordpress', 'import', 'site.xml'], { cwd: root });
  const adopted = await runCli(
    ['adopt', 'content/nobody.html', 'content-es/nobody.html', '--edition', 'es'],
    { cwd: root },
  );
  expect(adopted.code).toBe(0);
  expect(await readFile(path.join(root, 'content/nobody.es.json'), 'utf8')).toContain(VIEJO);
});

test('an export that is none is refused with its line, and nothing is written', async () => {
  const root = await makeSite({
    'galerada.config.json': CONFIG,
    'site.xml': SITE.replace('</item>', '</itme>'),
  });
  const ran = await runCli(['wordpress', 'import', 'site.xml'], { cwd: root });
  expect(ran.code).toBe(2);
  expect(ran.err).toMatch(/^site\.xml:\d+:\d+: /);
  expect(await readdir(root)).not.toContain('content');
});

test('a large export takes little memory', async () => {
  const root = await makeSite({ 'galerada.config.json': CONFIG });
  const file = createWriteStream(path.join(root, 'site.xml'));
  file.write(START);
  const content = CONTENT.repeat(1600);
  for (let id = 1; id <= 40; id++)
    file.write(
      writeItem({ ...EN, id, slug: `a-long-slug-as-wordpress-makes-them-of-titles-${id}`, content }),
    );
  await new Promise<void>((resolve) => file.end(END, resolve));
  const { size } = await import('node:fs/promises').then(({ stat }) => stat(path.join(root, 'site.xml')));
  expect(size).toBeGreaterThan(35_000_000);
  const args = ['--max-old-space-size=32', MAIN, 'wordpress', 'import', 'site.xml'];
  const code = await new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: 'ignore' }).on('close', resolve);
  });
  expect(code).toBe(0);
  expect(await readdir(path.join(root, 'content'))).toHaveLength(40);
}, 60_000);

test('misuse says what was expected', async () => {
  const root = await makeSite({ 'galerada.config.json': CONFIG });
  await writeFile(path.join(root, 'empty.txt'), '');
  for (const args of [
    ['wordpress', 'import'],
    ['wordpress', 'export'],
    ['wordpress', 'sync'],
  ]) {
    const ran = await runCli(args, { cwd: root });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('galerada: ')]);
  }
});
