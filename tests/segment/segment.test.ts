import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { joinArticle } from '../../pipeline/segment/join.ts';
import { proveIdentity } from '../../pipeline/segment/proof.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { bodyOf, buildArticle, close, MARKDOWN, open, type Part, standalone } from './build.ts';

function segmentsOf(parts: readonly Part[]): string[] {
  const article = buildArticle([{ parts }]);
  return segmentArticle(article, bodyOf(article)).map((segment) => segment.source);
}

function translated(parts: readonly Part[], translate: (source: string) => string): string {
  const article = buildArticle([{ parts, after: '' }]);
  const segments = segmentArticle(article, bodyOf(article));
  const targets = new Map(segments.map(({ id, source }) => [id, translate(source) as CodedText]));
  return joinArticle(article, bodyOf(article), targets);
}

describe('sentences and their codes', () => {
  test('white space between sentences belongs to none', () => {
    const article = buildArticle([{ parts: ['One sentence.   Another one.'] }]);
    const ranges = segmentArticle(article, bodyOf(article)).map(({ range }) => range);
    expect(ranges).toEqual([
      { start: 0, end: 13 },
      { start: 16, end: 28 },
    ]);
  });

  test('codes are numbered from 1 in each sentence', () => {
    expect(
      segmentsOf([
        'A ',
        open('**', 1),
        'bold',
        close('**', 1),
        ' word. An ',
        open('*', 2),
        'other',
        close('*', 2),
        ' one.',
      ]),
    ).toEqual(['A <1>bold</1> word.', 'An <1>other</1> one.']);
  });

  test('a pair around a whole sentence stays outside of it', () => {
    expect(segmentsOf([open('**', 1), 'All of it.', close('**', 1), ' Not this.'])).toEqual([
      'All of it.',
      'Not this.',
    ]);
  });

  test('a pair around several whole sentences stays outside of them', () => {
    expect(
      segmentsOf([open('*', 1), 'One. Two ', open('**', 2), 'bold', close('**', 2), '.', close('*', 1)]),
    ).toEqual(['One.', 'Two <1>bold</1>.']);
  });

  test('sentences that share a pair that begins inside one of them are one segment', () => {
    expect(
      segmentsOf(['Start ', open('**', 1), 'here. And end', close('**', 1), ' here. Then more.']),
    ).toEqual(['Start <1>here. And end</1> here.', 'Then more.']);
  });

  test('no sentence ends inside an inline code', () => {
    expect(segmentsOf(['Run ', standalone('`a. B`', 1, 'code', 'a. B'), ' now. Then stop.'])).toEqual([
      'Run <1/> now.',
      'Then stop.',
    ]);
  });

  test('notes and images at the edges of a sentence stay outside of it', () => {
    expect(
      segmentsOf([
        standalone('![](a.png)', 1, 'image'),
        ' See this.',
        standalone('[^1]', 2, 'footnote'),
        ' And that.',
      ]),
    ).toEqual(['See this.', 'And that.']);
  });

  test('a broken pair stands alone', () => {
    expect(segmentsOf(['An ', open('<i>', 1), 'open tag.'])).toEqual(['An <1/>open tag.']);
  });

  test('headings are never split', () => {
    const article = buildArticle([{ role: 'heading', before: '# ', parts: ['What? Why. How!'] }]);
    expect(segmentArticle(article, bodyOf(article))).toHaveLength(1);
  });

  test('text without a letter is no segment', () => {
    expect(segmentsOf(['12:30 – 14:00'])).toEqual([]);
  });
});

describe('identity', () => {
  const idsOf = (texts: string[]) => {
    const article = buildArticle(texts.map((text) => ({ parts: [text] })));
    return segmentArticle(article, bodyOf(article)).map(({ id }) => id);
  };

  test('a heading on top changes no other segment', () => {
    expect(idsOf(['A new heading', 'One.', 'Two.']).slice(1)).toEqual(idsOf(['One.', 'Two.']));
  });

  test('repeats are told apart by their count', () => {
    const [first, second, third] = idsOf(['Yes.', 'Yes.', 'Yes.']);
    expect([second, third]).toEqual([`${first}-2`, `${first}-3`]);
  });

  test('reflowing changes no identity', () => {
    const folded = buildArticle([{ parts: ['One', { raw: '\n  ', value: ' ' }, 'two.'] }]);
    expect(segmentArticle(folded, bodyOf(folded)).map(({ id }) => id)).toEqual(idsOf(['One two.']));
  });
});

describe('joining', () => {
  test('codes are written from the source, wherever the translation has them', () => {
    const parts = [
      'A ',
      open('[', 1, 'link'),
      'link',
      close('](u)', 1, 'link'),
      ' and ',
      standalone('`x`', 2, 'code', 'x'),
      '.',
    ];
    expect(translated(parts, () => '<2/> y <1>enlace</1>.')).toBe('`x` y [enlace](u).');
  });

  test('text that reads as in the source is written as in the source', () => {
    const parts = [{ raw: 'AT&amp;T', value: 'AT&T' }, ' is ', open('**', 1), 'old', close('**', 1), '.'];
    expect(translated(parts, (source) => source.replace('old', 'viejo'))).toBe('AT&amp;T is **viejo**.');
  });

  test('an attribute inside a code is translated where the code goes', () => {
    const article = buildArticle([
      { parts: ['See ', standalone('![a cat](cat.png)', 1, 'image'), ' here.'] },
    ]);
    const alt = { start: 6, end: 11 };
    const blocks = [
      ...article.blocks,
      {
        role: 'attribute' as const,
        name: 'alt',
        range: alt,
        extent: alt,
        content: [{ kind: 'text' as const, range: alt, value: 'a cat' }],
        place: { kind: 'markdown-alt' as const },
        ancestors: [],
      },
    ];
    const whole = { ...article, blocks };
    const segments = segmentArticle(whole, bodyOf(whole));
    const targets = new Map([
      [segments[0]!.id, 'Aquí <1/> está.' as CodedText],
      [segments[1]!.id, 'un gato' as CodedText],
    ]);
    expect(joinArticle(whole, bodyOf(whole), targets)).toBe('Aquí ![un gato](cat.png) está.\n\n');
  });

  test('a reference link keeps its label when its words change', () => {
    const link = { ...close(']', 1, 'link'), whenTranslated: '][Pods]' };
    const inside = ['See ', open('[', 1, 'link'), 'Pods', link, ' here.'];
    expect(translated(inside, () => 'Vea <1>Vainas</1> aquí.')).toBe('Vea [Vainas][Pods] aquí.');
    expect(translated(inside, () => 'Vea <1>Pods</1> aquí.')).toBe('Vea [Pods] aquí.');
    expect(translated([open('[', 1, 'link'), 'Pods', link], () => 'Vainas')).toBe('[Vainas][Pods]');
    expect(
      translated([open('[', 1, 'link'), 'Pods', link, ' are. New.'], (text) => text.replace('New', 'Nuevo')),
    ).toBe('[Pods] are. Nuevo.');
  });

  test('a corrected word is segmented and written as corrected', () => {
    const article = buildArticle([{ parts: ['Trump y Xi met.'], after: '' }]);
    const view = bodyOf(article, [{ block: 0, range: { start: 6, end: 7 }, text: 'and' }]);
    expect(segmentArticle(article, view)[0]?.source).toBe('Trump and Xi met.');
    expect(joinArticle(article, view, new Map())).toBe('Trump and Xi met.');
  });

  test('cuts leave the output, and interface text is written in its place', () => {
    const article = buildArticle([
      { parts: ['Share:'] },
      { parts: ['Body text.'] },
      { parts: ['More news'], after: '' },
    ]);
    const view = {
      language: 'en' as const,
      parts: [{ block: 1, range: article.blocks[1]!.range }],
      cuts: [{ start: 0, end: 8 }],
      replacements: [{ block: 2, range: article.blocks[2]!.range, text: 'Más *noticias*' }],
    };
    expect(joinArticle(article, view, new Map())).toBe('Body text.\n\nMás \\*noticias\\*');
  });

  test('the declared language becomes the edition’s', () => {
    const article = {
      ...buildArticle([{ before: 'lang: en\n', parts: ['Text.'] }]),
      declared: { language: 'en' as const, range: { start: 6, end: 8 } },
    };
    expect(joinArticle(article, bodyOf(article), new Map(), { locale: 'es-MX' })).toBe(
      'lang: es-MX\nText.\n\n',
    );
    expect(joinArticle(article, bodyOf(article), new Map(), { locale: 'en-GB' })).toBe(article.source);
  });
});

describe('laws', () => {
  const word = fc.constantFrom(
    'one',
    'Two',
    'three.',
    'Four?',
    '“five!”',
    '6.',
    'e.g.',
    'Mr.',
    '*',
    '<b>',
    '&',
    '  ',
    '1.',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  const atomic = fc.constantFrom(
    { raw: '&amp;', value: '&' },
    { raw: '\n> ', value: ' ' },
    { raw: '\\*', value: '*' },
  );
  const code = fc
    .tuple(
      fc.constantFrom('open', 'close', 'standalone'),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', 'x'),
    )
    .map(([type, id, equivalent]) => ({ code: '<c>', id, type, equivalent }) as Part);
  const blocks = fc.array(fc.array(fc.oneof(text, atomic, code), { minLength: 1, maxLength: 12 }), {
    maxLength: 5,
  });
  const articles = blocks.map((all) => buildArticle(all.map((parts) => ({ parts, place: MARKDOWN }))));

  test('joined untranslated, an article is its source', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const view = bodyOf(article);
        expect(joinArticle(article, view, new Map(), { rewrite: true })).toBe(article.source);
        expect(proveIdentity(article, view)).toEqual({ ok: true, value: true });
      }),
    );
  });

  test('translated by its own text, an article is its source', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const view = bodyOf(article);
        const targets = new Map(segmentArticle(article, view).map(({ id, source }) => [id, source]));
        expect(joinArticle(article, view, targets)).toBe(article.source);
      }),
    );
  });

  test('segments stand in order, apart, inside their blocks, and hold every letter of the body', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const segments = segmentArticle(article, bodyOf(article));
        let last = 0;
        for (const { range, block } of segments) {
          expect(range.start).toBeGreaterThanOrEqual(Math.max(last, article.blocks[block]!.range.start));
          expect(range.end).toBeLessThanOrEqual(article.blocks[block]!.range.end);
          last = range.end;
        }
        for (const { content } of article.blocks) {
          for (const inline of content) {
            if (inline.kind !== 'text' || !/\p{L}/u.test(inline.value)) continue;
            expect(
              segments.some(({ range }) => range.start < inline.range.end && range.end > inline.range.start),
            ).toBe(true);
          }
        }
      }),
    );
  });
});
