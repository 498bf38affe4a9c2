import { describe, expect, it } from 'vitest';
import { keyFor } from '../../pipeline/separate/keys.ts';
import { buildKnownStrings } from '../../pipeline/separate/known.ts';
import { slugOf } from '../../pipeline/separate/slug.ts';

const phrasebook = [
  { key: 'share.postOn', en: ['Share this post on:', 'Share post'], es: ['Comparte el post en:'] },
  { key: 'article.by', en: ['Written by {{author}}'], es: ['Escrito por {{author}}'] },
  { key: 'article.published', en: ['Published on {{date}}'], es: ['Publicado el {{date}}'] },
  {
    key: 'article.readingTime',
    en: { one: '{{count}} min read', other: '{{count}} min read' },
    es: {
      one: '{{count}} minuto de lectura',
      many: '{{count}} de minutos de lectura',
      other: '{{count}} minutos de lectura',
    },
  },
  { key: 'navigation.blog', en: ['Blog'], es: ['Blog'] },
];
const locales = {
  en: {
    ui: { nav: { news: 'More news' }, replies_one: '{{count}} reply', replies_other: '{{count}} replies' },
  },
  es: { ui: { nav: { news: 'Más noticias' } } },
};
const known = buildKnownStrings({ phrasebook, locales });

describe('known strings', () => {
  it.each([
    'Comparte el post en:',
    'COMPARTE EL POST EN',
    ' comparte  el Post en … ',
    'Comparte el Post en »',
    '→ Comparte el post en:',
  ])('finds %j whatever its case, end mark and spacing', (text) => {
    expect(known.find(text)).toMatchObject({ key: 'share.postOn', origin: 'phrasebook', how: 'exact' });
  });

  it('takes a text without its accents for weaker evidence', () => {
    expect(known.find('Mas noticias')).toMatchObject({ key: 'nav.news', how: 'accents' });
    expect(known.find('Más noticias')).toMatchObject({ key: 'nav.news', how: 'exact', namespace: 'ui' });
  });

  it.each([
    ['Written by Ana Torres', 'article.by', { author: 'Ana Torres' }],
    ['ESCRITO POR Ana Torres', 'article.by', { author: 'Ana Torres' }],
    ['Published on March 4, 2024', 'article.published', { date: 'March 4, 2024' }],
    ['12 min read', 'article.readingTime', { count: '12' }],
    ['1 minuto de lectura', 'article.readingTime', { count: '1' }],
    ['3 replies', 'replies', { count: '3' }],
  ])('reads the values of %j', (text, key, values) => {
    expect(known.find(text)).toMatchObject({ key, values, how: 'pattern' });
  });

  it.each(['Written by hand', 'Published on demand', 'Many min read', 'Written by Ana. Then she left.'])(
    'does not take %j for a string with values',
    (text) => {
      expect(known.find(text)).toBeUndefined();
    },
  );

  it('knows which languages a string is in', () => {
    expect(known.find('Blog')?.languages).toEqual(['en', 'es']);
    expect(known.find('Share post')?.languages).toEqual(['en']);
  });

  it('prefers a locale file to the phrasebook', () => {
    const own = buildKnownStrings({
      phrasebook,
      locales: { es: { site: { compartir: 'Comparte el post en' } } },
    });
    expect(own.find('Comparte el post en:')).toMatchObject({ key: 'compartir', origin: 'locale' });
  });

  it('is not slow on a hostile text', () => {
    expect(known.find('written by '.repeat(5000))).toBeUndefined();
    expect(known.find(':'.repeat(200))).toBeUndefined();
  });
});

describe('keys', () => {
  it('takes an existing key, then the phrasebook’s, then makes one', () => {
    expect(keyFor({ text: 'Más Noticias' }, known)).toEqual({
      namespace: 'ui',
      key: 'nav.news',
      origin: 'locale',
    });
    expect(keyFor({ text: 'Share post' }, known)).toEqual({
      namespace: 'site',
      key: 'share.postOn',
      origin: 'phrasebook',
    });
    expect(keyFor({ text: 'Únete al coro' }, known)).toEqual({
      namespace: 'site',
      key: 'uneteAlCoro',
      origin: 'new',
    });
  });

  it('makes no key a text and the parent of another', () => {
    const article = { namespace: 'site', key: 'articleLabel', origin: 'new' };
    expect(keyFor({ text: 'Article' }, known)).toEqual(article);
    const site = buildKnownStrings({ phrasebook, locales: { en: { site: { share: 'Share' } } } });
    expect(keyFor({ text: 'Share post' }, site)).toEqual({
      namespace: 'site',
      key: 'sharePostOn',
      origin: 'phrasebook',
      phrase: 'share.postOn',
    });
    const written = { en: { site: { share: 'Share', sharePostOn: 'Share post' } } };
    expect(keyFor({ text: 'Share post' }, buildKnownStrings({ phrasebook, locales: written }))).toEqual({
      namespace: 'site',
      key: 'sharePostOn',
      origin: 'locale',
    });
  });

  it.each([
    ['Más Noticias de hoy', 'masNoticiasDeHoy'],
    ['¡Suscríbete ya!', 'suscribeteYa'],
    [
      'A very long label that goes on and on until nobody reads it',
      'aVeryLongLabelThatGoesOnAndOnUntilNobody',
    ],
  ])('makes %j into %j', (text, key) => {
    expect(slugOf(text)).toBe(key);
    expect(slugOf(text).length).toBeLessThanOrEqual(40);
  });

  it('makes a key even of a text without Latin letters', () => {
    expect(slugOf('日本語')).toMatch(/^[a-z0-9]+$/i);
  });
});
