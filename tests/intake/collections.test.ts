/** Front matter by collection: what is translated, what must be equal. */
import { describe, expect, test } from 'vitest';
import { collectionOf, intakeOptions, unequalFields } from '../../pipeline/plan/collections.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite } from '../support/site.ts';
import { articleOf, textsOf } from './read.ts';

const COLLECTIONS = [
  { match: 'content/blog/**', fields: ['title', 'lead'], equal: ['tags', 'seo.title'] },
  { match: 'content/*.md', equal: ['date'] },
];

describe('the collection of an article', () => {
  test.each([
    ['content/blog/a.md', 0],
    ['content/blog/2024/a.md', 0],
    ['content/a.md', 1],
    ['content/docs/a.md', -1],
    ['contents/a.md', -1],
    ['content/a_md', -1],
  ])('%s', (path, index) => {
    expect(collectionOf(COLLECTIONS, path)).toEqual(COLLECTIONS[index]);
  });

  test('the first that fits decides; the fields of the site hold for the rest', () => {
    const site = { fields: ['name'], collections: COLLECTIONS };
    expect(intakeOptions(site, 'content/blog/a.md').fields).toEqual(['title', 'lead']);
    expect(intakeOptions(site, 'content/a.md')).toEqual({ fields: ['name'], equal: ['date'] });
    expect(intakeOptions(site, 'other/a.md')).toEqual({ fields: ['name'] });
    expect(intakeOptions({}, 'other/a.md')).toEqual({});
  });
});

test('a field that must be equal is not translated, whatever the fields say', () => {
  const text = '---\ntitle: One\nseo:\n  title: Two\n  description: Three\n---\n';
  const options = { fields: ['title', 'seo.*'], equal: ['seo.title'] };
  expect(textsOf(articleOf('a.md', text, options))).toEqual(['One', 'Three']);
});

test('a translated file with another value is told, with its line', () => {
  const source = articleOf('a.md', '---\ntitle: One\ndate: 2024-03-05\ntags: [a, b]\n---\n');
  const target = articleOf('es/a.md', '---\ntitle: Uno\ndate: 2024-03-06\ntags: [a, c, d]\n---\n');
  const found = unequalFields({ source, target }, ['date', 'tags']);
  expect(found.map(({ file, start, message }) => [file, start?.line, message.values])).toEqual([
    ['es/a.md', 3, expect.objectContaining({ field: 'date', expected: '2024-03-05', found: '2024-03-06' })],
    ['es/a.md', 4, expect.objectContaining({ field: 'tags', expected: 'b', found: 'c' })],
    ['es/a.md', 4, expect.objectContaining({ field: 'tags', expected: '', found: 'd' })],
  ]);
  expect(unequalFields({ source, target: source }, ['date', 'tags'])).toEqual([]);
});

test('a site says it in its config', async () => {
  const root = await makeSite({
    'galerada.config.json': JSON.stringify({
      editions: { en: { locale: 'en' }, es: { locale: 'es' } },
      frontMatter: { collections: COLLECTIONS },
    }),
    'content/a.md':
      '---\ntitle: The port closes\ndate: 2024-03-05\n---\n\nThe port of Veracruz closed on Monday.\n',
    'es/a.md':
      '---\ntitle: El puerto cierra\ndate: 2024-03-06\n---\n\nEl puerto de Veracruz cerró el lunes.\n',
  });
  const ran = await runCli(['adopt', 'content/a.md', 'es/a.md', '--edition', 'es'], { cwd: root });
  expect(ran.code).toBe(1);
  expect(ran.out).toContain('es/a.md');
  expect(ran.out).toContain('3:7');
  expect(ran.out).toContain('2024-03-06');
});
