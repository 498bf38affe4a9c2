/** Faults of whole pages, planted in pages made of the pairs' own sentences. */
import { RULES } from '../../../pipeline/check/rules/index.ts';
import { runRules } from '../../../pipeline/check/run.ts';
import type { ArticleSubject } from '../../../pipeline/check/subjects.ts';
import { type Language, parseLocale } from '../../../pipeline/model/locale.ts';
import { indexLines, positionAt } from '../../../pipeline/model/text.ts';
import { read } from '../../support/articles.ts';
import type { Pair } from '../pairs.ts';

interface Page {
  readonly language: Language;
  readonly head?: string;
  readonly body?: string;
  readonly slug?: string;
}

interface PageFault {
  readonly name: string;
  readonly rule: string;
  /** Two pages that go together, and what the second says wrong; its first occurrence is the place. */
  readonly right: (at: number, other: Language) => readonly [Page, Page];
  readonly wrong: (at: number, other: Language) => readonly [Page, Page];
  readonly place: (at: number, other: Language) => string;
}

const link = (rel: string, language: Language, at: number, name: string = language) =>
  rel === 'canonical'
    ? `<link rel="canonical" href="${address(language, at)}">`
    : `<link rel="alternate" hreflang="${name}" href="${address(language, at)}">`;
const address = (language: Language, at: number) => `https://x.test/${language}/p${at}`;
const otherOf = (language: Language): Language => (language === 'en' ? 'es' : 'en');
const locale = (language: Language) =>
  `<meta property="og:locale" content="${language === 'en' ? 'en_GB' : 'es_ES'}">`;
const versions = (at: number) => `${link('alternate', 'en', at)}${link('alternate', 'es', at)}`;
const both = (at: number, language: Language) => ({
  language,
  head: `${link('canonical', language, at)}${versions(at)}${locale(language)}`,
});

const FAULTS: readonly PageFault[] = [
  {
    name: 'language of a page (og:locale)',
    rule: 'page-language',
    right: (at, second) => [both(at, otherOf(second)), both(at, second)],
    wrong: (at, second) => [both(at, otherOf(second)), { language: second, head: locale(otherOf(second)) }],
    place: (_, second) => (second === 'en' ? 'es_ES' : 'en_GB'),
  },
  {
    name: 'version that is not returned',
    rule: 'hreflang',
    right: (at, second) => [both(at, otherOf(second)), both(at, second)],
    wrong: (at, second) => [
      {
        language: otherOf(second),
        head: `${link('canonical', otherOf(second), at)}${link('alternate', otherOf(second), at)}`,
      },
      both(at, second),
    ],
    place: (at, second) => `${address(otherOf(second), at)}`,
  },
  {
    name: 'canonical address of the other language',
    rule: 'canonical',
    right: (at, second) => [both(at, otherOf(second)), both(at, second)],
    wrong: (at, second) => [
      both(at, otherOf(second)),
      { language: second, head: link('canonical', otherOf(second), at) },
    ],
    place: (at, second) => address(otherOf(second), at),
  },
  {
    name: 'link to the other edition',
    rule: 'link-edition',
    right: (at, second) => [
      both(at, otherOf(second)),
      { ...both(at, second), body: '<a href="/news/x">x</a>' },
    ],
    wrong: (at, second) => [
      both(at, otherOf(second)),
      { ...both(at, second), body: `<a href="/${otherOf(second)}/x">x</a>` },
    ],
    place: (_, second) => `/${otherOf(second)}/x`,
  },
  {
    name: 'figure without a caption',
    rule: 'caption-missing',
    right: (at, second) => [
      both(at, otherOf(second)),
      { ...both(at, second), body: '<figure><img src="a.jpg" alt="x"><figcaption>X</figcaption></figure>' },
    ],
    wrong: (at, second) => [
      both(at, otherOf(second)),
      { ...both(at, second), body: '<figure><img src="a.jpg" alt="x"></figure>' },
    ],
    place: () => '<figure>',
  },
  {
    name: 'two articles at one address',
    rule: 'slug-collision',
    right: (at, second) => [
      { language: second, slug: `a${at}` },
      { language: second, slug: `b${at}` },
    ],
    wrong: (at, second) => [
      { language: second, slug: `a${at}` },
      { language: second, slug: `A${at}` },
    ],
    place: () => '',
  },
];

export function pageFaults(pairs: readonly Pair[], count: number) {
  const long = pairs.filter(({ en, es }) => en.length > 60 && es.length > 60 && !/[<&]/.test(en + es));
  return FAULTS.map(({ name, rule, right, wrong, place }) => {
    const result = { name, planted: 0, found: 0, exact: 0 };
    for (const [at, pair] of long.slice(0, count).entries()) {
      const second: Language = at % 2 ? 'en' : 'es';
      if (told(rule, right(at, second), pair).length > 0) continue;
      result.planted++;
      const pages = wrong(at, second);
      const found = told(rule, pages, pair);
      if (found.length > 0) result.found++;
      const text = sourceOf(pages[1], pair);
      const position = positionAt(indexLines(text), text.indexOf(place(at, second)));
      if (found.some(({ start }) => (start ?? position).column === position.column)) result.exact++;
    }
    return result;
  });
}

function told(rule: string, pages: readonly Page[], pair: Pair) {
  const articles = pages.map((page, at) => subject(page, pair, at));
  const rules = RULES.filter(({ id }) => id === rule);
  return runRules(rules, { articles, segments: [], bundles: [] }, {});
}

function sourceOf({ language, head = '', body = '' }: Page, pair: Pair): string {
  return `<html lang="${language}"><head>${head}</head><body><p>${pair[language]} ${body}</p></body></html>`;
}

function subject(page: Page, pair: Pair, at: number): ArticleSubject {
  const { language, slug } = page;
  const source = sourceOf(page, pair);
  const file = `content/p${at}.html`;
  const result = read(file, new TextEncoder().encode(source));
  if (!result.ok) throw new Error(`${file} cannot be read`);
  const article = result.value;
  const lines = indexLines(source);
  const editions = (['en', 'es'] as const).map((name) => ({
    name,
    locale: parseLocale(name)!,
    language: name,
    engines: [],
    publish: { require: 'translated' as const, incomplete: 'hold' as const },
  }));
  return {
    article,
    separation: {
      language,
      strays: [],
      judgements: article.blocks.map(({ range }, block) => ({
        block,
        range,
        text: '',
        kind: 'body' as const,
        language,
        confidence: 1,
        evidence: [],
      })),
    },
    editions,
    addresses: slug ? [{ edition: language, path: slug, place: { file } }] : [],
    siteKey: () => undefined,
    place: ({ start, end }) => ({ file, start: positionAt(lines, start), end: positionAt(lines, end) }),
  };
}
