import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhpIds, TermTranslations, writePhpIds } from '../../../pipeline/intake/wordpress/languages.ts';
import type { SiteHead, SiteTerm, WordPressPost } from '../../../pipeline/intake/wordpress/model.ts';
import { type PostFile, readPostFile, writePostFile } from '../../../pipeline/intake/wordpress/post-file.ts';
import { WxrReader } from '../../../pipeline/intake/wordpress/read-wxr.ts';
import type { Failure } from '../../../pipeline/model/finding.ts';
import { CONTENT, END, type Item, START, writeItem, writeSite } from './site.ts';

const ITEM: Item = {
  id: 5,
  title: 'The port closes & <em>waits</em>',
  content: CONTENT,
  slug: 'port-closes',
  excerpt: 'Wind.\nMore "wind".',
  language: 'en',
  group: 'pll_65e',
  categories: [['ports', 'Ports']],
  meta: [['_thumbnail_id', '6']],
};

interface Read {
  readonly heads: SiteHead[];
  readonly terms: SiteTerm[];
  readonly posts: WordPressPost[];
  readonly failure?: Failure;
}

function read(text: string, size = text.length): Read {
  const found: Read = { heads: [], terms: [], posts: [] };
  const reader = new WxrReader('site.xml', {
    head: (head) => found.heads.push(head),
    term: (term) => found.terms.push(term),
    post: (post) => found.posts.push(post),
  });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  const ended = reader.end();
  return ended.ok ? found : { ...found, failure: ended.failure };
}

describe('an export', () => {
  test('is read with its head, terms and posts, content byte for byte', () => {
    const { heads, terms, posts, failure } = read(writeSite([ITEM]));
    expect(failure).toBeUndefined();
    expect(heads).toEqual([
      { title: 'La Gaceta & Co', link: 'https://gazette.example', language: 'en-US', version: '1.2' },
    ]);
    expect(terms.map(({ domain, slug, id }) => [domain, slug, id])).toEqual([
      ['category', 'ports', 3],
      ['category', 'puertos', 9],
      ['post_tag', 'weather', 12],
      ['term_translations', 'pll_5e1', 20],
    ]);
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      id: 5,
      type: 'post',
      status: 'publish',
      slug: 'port-closes',
      title: ITEM.title,
      content: CONTENT,
      excerpt: ITEM.excerpt,
      author: 'ana',
      date: '2024-03-05 10:30:00',
      terms: [
        { domain: 'category', slug: 'ports', name: 'Ports' },
        { domain: 'language', slug: 'en', name: 'en' },
        { domain: 'post_translations', slug: 'pll_65e', name: 'pll_65e' },
      ],
      meta: [{ key: '_thumbnail_id', value: '6' }],
    });
  });

  test('reads the same in pieces of any size', () => {
    const text = writeSite([ITEM, { ...ITEM, id: 6, slug: 'b' }]);
    const whole = read(text);
    for (const size of [1, 7, 64, 1000]) expect(read(text, size)).toEqual(whole);
  });

  test('knows the counterparts of a category', () => {
    const translations = new TermTranslations();
    for (const term of read(writeSite([])).terms) translations.add(term);
    expect(translations.of({ domain: 'category', slug: 'ports', name: 'Ports' })).toEqual({
      es: { slug: 'puertos', name: 'Puertos' },
    });
    expect(translations.of({ domain: 'post_tag', slug: 'weather', name: 'Weather' })).toEqual({});
  });
});

describe('what is no export', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['a document type', START.replace('<rss', '<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss') + END, /doctype/],
    [
      'an unknown entity',
      START + writeItem(ITEM).replace('https://gazette.example/?p', '&nbsp;') + END,
      /syntax/,
    ],
    ['a control character', START + writeItem({ ...ITEM, content: 'a\u0008b' }) + END, /syntax/],
    ['a file cut short', writeSite([ITEM]).slice(0, -40), /syntax/],
    ['another feed', '<rss version="2.0"><channel><title>a</title></channel></rss>', /other/],
    ['a web page', '<html><body></body></html>', /other/],
    ['nothing', '', /syntax|other/],
    ['elements within elements', START + '<a>'.repeat(50) + END, /syntax/],
  ];
  test.each(cases)('%s is refused, with the line', (_name, text, key) => {
    const { failure } = read(text, 100);
    expect(failure).toMatchObject({ reason: 'unparsable', file: 'site.xml' });
    if (failure?.reason !== 'unparsable') return;
    expect(failure.start?.line).toBeGreaterThan(0);
    expect(failure.message?.key).toMatch(key);
  });

  test('a bomb of entities is no bomb', () => {
    const entities = Array.from(
      { length: 10 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    ).join('');
    const { failure, posts } = read(`<!DOCTYPE rss [<!ENTITY e0 "x">${entities}]><rss>&e10;</rss>`, 50);
    expect(failure?.reason).toBe('unparsable');
    expect(posts).toEqual([]);
  });
});

describe('a post as a file', () => {
  const file: PostFile = {
    details: {
      ...({ id: 5, type: 'post', status: 'publish', slug: 'a', author: 'ana', parent: 0 } as const),
      ...{ date: '', dateGmt: '', link: '', guid: '', terms: [], meta: [] },
    },
    locale: 'en-US',
    title: 'A & B',
    excerpt: '',
    content: CONTENT,
  };

  test('any text comes back as it went', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const hostile = fc.oneof(
      text,
      fc.constantFrom('-->', '</title>', '<body>\n', '"', '&amp;', '--', ' -->\n', '\\'),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, excerpt, content, value) => {
        const post: PostFile = {
          ...file,
          details: { ...file.details, slug: value, meta: [{ key: 'k', value }] },
          title,
          excerpt,
          content,
        };
        expect(readPostFile(writePostFile(post))).toEqual(post);
      }),
    );
  });

  test('a file of another kind is none', () => {
    expect(readPostFile('<p>Hello</p>')).toBeUndefined();
    expect(readPostFile('<!-- wordpress {"a" -->\n<body>\n')).toBeUndefined();
  });
});

test("PHP's list of ids", () => {
  const ids = new Map([
    ['en', 12],
    ['es_MX', 34],
  ]);
  expect(writePhpIds(ids)).toBe('a:2:{s:2:"en";i:12;s:5:"es_MX";i:34;}');
  expect(readPhpIds(writePhpIds(ids))).toEqual(ids);
});
