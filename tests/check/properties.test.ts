/** Nothing that people write, in either language, breaks a rule or takes it more than its share of time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOffsets, literalRanges } from '../../pipeline/check/json-string.ts';
import { readCoded } from '../../pipeline/check/reading.ts';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runRules } from '../../pipeline/check/run.ts';
import type { ArticleSubject, SiteSubject } from '../../pipeline/check/subjects.ts';
import { plainText } from '../../pipeline/model/coded-text.ts';
import type { Finding } from '../../pipeline/model/finding.ts';
import type { Term } from '../../pipeline/model/glossary.ts';
import { parsePluralKey } from '../../pipeline/model/plurals.ts';
import { indexLines, positionAt } from '../../pipeline/model/text.ts';
import { bundleSubject, jsonFile, segmentSubject, subjects } from './support/subjects.ts';

const all = Object.fromEntries(RULES.map(({ id }) => [id, 'warning'] as const));
const terms: Term[] = [
  {
    forms: { en: ['city council', 'C++ (new)'], es: ['pleno', 'nación'] },
    forbidden: { en: ['[x]'], es: ['ayuntamiento', '*'] },
    translate: true,
    exactCase: false,
    line: 2,
  },
];

/** Words, marks and figures that rules look for, in any order. */
const PIECES =
  'the|de|de|con|and|que|¿|?|¡|!|.|,|;|:|…|..|«|»|“|”|"|\'|’|(|)|[|]|{{x}}|{{|}}|{|$t(a)|%s|%|5|1,234|1.234|12:30|p. m.|$|€|billion|billones|mil|twenty|treinta y|March 3, 2024|3 de marzo de 2024|3/4/2024|<b>|</b>|<1>|</1>|<2/>|\\|&amp;|https://a.b/en/|a@b.co|@name|#tag|EEUU|ONGs|London|Lunes|\u0000|\u200b|\ufffd|Ã¡|e\u0301|\ufffc|\n| |  |\u00a0'.split(
    '|',
  );
/** What a page may say of itself. */
const HEADS = [
  '<link rel="canonical" href="https://a.b/en/">',
  '<link rel=alternate hreflang=es href=https://a.b/es/>',
  '<link rel="alternate" hreflang="x" href="">',
  '<meta property="og:locale" content="es_ES">',
  '<script type="application/ld+json">{"inLanguage": "es"}</script>',
  '<figure><img src="a"></figure>',
  '<!-- a -->',
  '<style>a{}</style>',
];
const prose = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'binary' })), { maxLength: 40 })
  .map((parts) => parts.join(''));
const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(' '));
const text = fc.oneof(prose, spaced, fc.string({ maxLength: 80, unit: 'grapheme' }));
const locale = fc.constantFrom('es', 'en', 'es-ES', 'es-MX', 'es-US', 'es-AR', 'en-US', 'en-GB');
const role = fc.constantFrom('paragraph', 'heading', 'title', 'field', 'list-item');

describe('every rule', () => {
  it('bears any sentence in either language, and points into its file', () => {
    fc.assert(
      fc.property(text, text, locale, role, (source, target, language, kind) => {
        const segment = segmentSubject({
          source,
          target,
          locale: language,
          role: kind,
          name: 'title',
          terms,
        });
        const found = runRules(RULES, subjects({ segments: [segment] }), { severities: all });
        expect(bugs(found)).toEqual([]);
        expectFixesInside(found, jsonFile(target).text);
      }),
      { numRuns: 400 },
    );
  });

  it('bears any string of a bundle', () => {
    fc.assert(
      fc.property(text, text, locale, (source, target, language) => {
        const reference = {
          locale: language.startsWith('es') ? 'en' : 'es',
          texts: { a: source, b_one: source, b_other: target },
        };
        const texts = { a: target, b_one: target, b_other: source };
        const bundles = [bundleSubject({ locale: language, texts, reference, terms })];
        expect(bugs(runRules(RULES, subjects({ bundles }), { severities: all }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('bears any articles, alone and together, and points into them', () => {
    const head = fc
      .array(fc.constantFrom(...HEADS), { maxLength: 8 })
      .map((parts) => `<html lang="en"><head>${parts.join('')}</head>`);
    const page = fc.oneof(
      text,
      fc.tuple(head, text).map(([top, body]) => `${top}<p>${body}</p>`),
    );
    const format = fc.constantFrom('html', 'markdown', 'text');
    fc.assert(
      fc.property(fc.array(fc.tuple(page, format), { maxLength: 3 }), locale, (pages, language) => {
        const articles = pages.map(([source, kind], at) => wholeArticle(source, { kind, language, at }));
        const rules = RULES.filter(({ on }) => on === 'article' || on === 'pages');
        expect(rules.length).toBeGreaterThan(10);
        const found = runRules(rules, subjects({ articles }), { severities: all });
        expect(bugs(found)).toEqual([]);
        for (const { file, start, end } of found) {
          const { article } = articles[Number(file)]!;
          if (start) expect(start.line).toBeGreaterThanOrEqual(1);
          if (start && end) expect(end.line).toBeLessThanOrEqual(article.source.split(/\r\n|[\r\n]/).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('bears the longest runs of whatever an article may hold', () => {
    for (const piece of [
      ...HEADS,
      '<figure>',
      '<figure><img ',
      '[a](/es/',
      '<!--',
      '<script',
      '<link ',
      '"inLanguage"',
      '# ',
      '&amp;',
    ]) {
      const long = piece.repeat(Math.ceil(20_000 / piece.length));
      const articles = (['html', 'markdown'] as const).map((kind, at) =>
        wholeArticle(long, { kind, language: 'es-ES', at }),
      );
      expect(bugs(runRules(RULES, subjects({ articles }), { severities: all }))).toEqual([]);
    }
  });

  it('bears any locale files beside any code', () => {
    const key = fc.oneof(
      text,
      fc.constantFrom(
        'a',
        'a.b',
        'a_one',
        'a_other',
        'a_b_c',
        'n:a',
        '',
        '.',
        '_',
        '__proto__',
        'constructor',
      ),
    );
    const texts = fc.array(fc.tuple(key, text), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs));
    const use = fc.record({
      keys: fc.array(key, { minLength: 1, maxLength: 2 }),
      known: fc.constantFrom('whole', 'start'),
      namespaces: fc.option(fc.array(key), { nil: undefined }),
    });
    fc.assert(
      fc.property(texts, texts, fc.array(use, { maxLength: 5 }), fc.array(key), (en, es, asked, mentions) => {
        const locales = [
          ['en', en],
          ['es', es],
        ].map(([name, all]) =>
          bundleSubject({ locale: name as string, texts: all as Record<string, string> }),
        );
        const site: SiteSubject = {
          locales: locales.map((bundle) => ({
            locale: bundle.locale,
            edition: bundle.locale,
            isPartial: false,
            bundles: new Map([['site', bundle]]),
            fileOf: () => 'x.json',
          })),
          uses: asked.map(({ keys, known, namespaces }) => ({
            keys,
            known: known as 'whole',
            place: { file: 'a.ts' },
            ...(namespaces ? { namespaces } : {}),
          })),
          mentions: new Set(mentions),
          defaultNamespaces: ['site'],
        };
        const rules = RULES.filter(({ on }) => on === 'site');
        expect(rules.length).toBeGreaterThan(2);
        const found = runRules(rules, { ...subjects({}), site }, { severities: all });
        expect(bugs(found)).toEqual([]);
        for (const { message } of found.filter(({ rule }) => rule === 'key-unused'))
          expect(Object.keys(en).map((name) => parsePluralKey(name)?.base ?? name)).toContain(
            parsePluralKey(String(message.values?.['key']))?.base ?? message.values?.['key'],
          );
      }),
    );
  });

  it('bears the longest runs of whatever it looks for', () => {
    // What takes a thousand times the time for a thousand times the text is done in moments; what does not, never is.
    for (const piece of [
      ...PIECES,
      'a',
      '1',
      '-',
      '\\<1>',
      'the ',
      '1 ',
      '«a» ',
      'http://',
      '(1) ',
      'A. ',
      'a\u0301',
    ]) {
      const long = piece.repeat(Math.ceil(4_000 / piece.length));
      for (const language of ['es-ES', 'en-US']) {
        const segments = [
          segmentSubject({ source: long, target: `${long}x`, locale: language, terms }),
          segmentSubject({ source: 'a', target: long, locale: language, terms }),
        ];
        expect(bugs(runRules(RULES, subjects({ segments }), { severities: all }))).toEqual([]);
      }
    }
  });
});

describe('a text and the JSON string that holds it', () => {
  it('go together, unit for unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const literal = JSON.stringify(value);
        const offsets = jsonOffsets(literal);
        const inLiteral = literalRanges(literal);
        expect(offsets).toHaveLength(value.length + 1);
        for (let at = 0; at < value.length; at++) {
          const { start, end } = inLiteral({ start: at, end: at + 1 });
          expect(JSON.parse(`"${literal.slice(start, end)}"`)).toBe(value[at]);
        }
      }),
    );
  });
});

describe('a coded text as a person reads it', () => {
  it('is its words, each where it is written', () => {
    fc.assert(
      fc.property(spaced, prose, (a, b) => {
        const coded = a + b;
        const { text: read, toWritten } = readCoded(coded);
        expect(read).toBe(plainText(coded));
        for (let at = 0; at < read.length; at++) {
          const { start, end } = toWritten({ start: at, end: at + 1 });
          expect(coded.slice(start, end).endsWith(read[at]!)).toBe(true);
        }
      }),
    );
  });
});

/** One block, whose text is all that stands in the file, in an edition of its own language. */
function wholeArticle(
  source: string,
  { kind, language, at }: { kind: string; language: string; at: number },
): ArticleSubject {
  const { article: bare, segment, edition, house } = segmentSubject({ source, target: '', locale: language });
  const range = { start: 0, end: source.length };
  const content = [{ kind: 'text' as const, range, value: source }];
  const article = {
    ...bare,
    path: String(at),
    format: kind as 'html',
    blocks: bare.blocks.map((block) => ({ ...block, content })),
  };
  const lines = indexLines(source);
  return {
    article,
    separation: { language: edition.language, judgements: [], strays: [] },
    original: { edition, house: house!, segments: [{ ...segment, range }] },
    editions: [edition],
    addresses: [{ edition: edition.name, path: source, place: { file: article.path } }],
    siteKey: () => undefined,
    place: ({ start, end }) => ({
      file: article.path,
      start: positionAt(lines, start),
      end: positionAt(lines, end),
    }),
  };
}

function bugs(found: readonly Finding[]): Finding[] {
  return found.filter(({ rule }) => rule === 'bug');
}

/** A fix replaces a stretch of the string and leaves a JSON string. */
function expectFixesInside(found: readonly Finding[], file: string): void {
  for (const { fix } of found) {
    if (!fix) continue;
    const fixed = file.slice(0, fix.start) + fix.text + file.slice(fix.end);
    expect(() => JSON.parse(fixed)).not.toThrow();
  }
}

describe('a glance at a text', () => {
  it('overlooks nothing that a rule would tell', () => {
    const everywhere = RULES.map((rule) => {
      if (rule.on !== 'text') return rule;
      const { cues: _cues, mayTell: _mayTell, ...asked } = rule;
      return asked;
    });
    fc.assert(
      fc.property(text, text, fc.boolean(), locale, role, (source, other, isSame, language, kind) => {
        const target = isSame ? source : other;
        const options = { 'source-leak': { words: 2 }, 'length-limit': { limits: { string: 20, title: 9 } } };
        const about = { locale: language, role: kind, name: 'title', terms };
        const texts = { a: target, b_one: target, b_other: other };
        const reference = {
          locale: language.startsWith('es') ? 'en' : 'es',
          texts: { a: source, b_other: target },
        };
        const given = subjects({
          segments: [segmentSubject({ source, target, ...about })],
          bundles: [
            bundleSubject({ locale: language, texts, reference, terms }),
            bundleSubject({ locale: language, texts }),
            bundleSubject({ locale: 'fr', texts, reference }),
          ],
        });
        const settings = { severities: all, options };
        expect(runRules(RULES, given, settings)).toEqual(runRules(everywhere, given, settings));
      }),
      { numRuns: 600 },
    );
  });
});
