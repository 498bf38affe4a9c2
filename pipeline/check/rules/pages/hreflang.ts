import { type Head, primaryLanguage, readHead, type Said } from '../../../language/page-head.ts';
import { pagesWithOptions, type Report } from '../../rule.ts';
import type { ArticleSubject } from '../../subjects.ts';

/**
 * Versions of a page in other languages: well named, each once, the page itself among them, and each of them
 * naming this page in return (https://developers.google.com/search/docs/specialty/international/localized-versions).
 */
export const hreflang = pagesWithOptions({
  id: 'hreflang',
  on: 'pages',
  severity: 'error',
  options: {
    xDefault: { type: 'boolean', default: false, description: 'Whether a page must name an `x-default`.' },
  },
  run: (articles, options) => {
    const pages = articles.flatMap(pageOf);
    const byAddress = new Map(pages.flatMap((page) => (page.address ? [[page.address, page] as const] : [])));
    return pages
      .filter(({ head }) => head.alternates.length > 0)
      .flatMap((page) => [...namesOf(page), ...ownOf(page, options.xDefault), ...returnsOf(page, byAddress)]);
  },
});

interface Page {
  readonly head: Head;
  readonly language: string;
  /** Undefined for a page that does not say where it stands. */
  readonly address?: string;
  readonly subject: ArticleSubject;
}

function pageOf(subject: ArticleSubject): Page[] {
  const { article, separation } = subject;
  if (article.format !== 'html') return [];
  const head = readHead(article.source);
  const language = head.lang ? primaryLanguage(head.lang.text) : separation.language;
  const [canonical] = head.canonical;
  return [{ head, language, subject, ...(canonical ? { address: plain(canonical.text) } : {}) }];
}

function plain(address: string): string {
  return address.replace(/#.*$/, '').replace(/\/(?:index\.html?)?$/, '');
}

function report({ subject }: Page, at: Said, [variant, values]: [string, Record<string, string>]): Report {
  return { place: subject.place(at), message: { key: `check:hreflang.${variant}`, values } };
}

/** Names that are none, and one name for two addresses. */
function namesOf(page: Page): Report[] {
  const seen = new Map<string, string>();
  return page.head.alternates.flatMap((alternate): Report[] => {
    const name = alternate.hreflang.toLowerCase();
    if (name !== 'x-default' && !isTag(name)) return [report(page, alternate, ['unknown', { name }])];
    const earlier = seen.get(name);
    seen.set(name, plain(alternate.text));
    return earlier === undefined || earlier === plain(alternate.text)
      ? []
      : [report(page, alternate, ['twice', { name, other: earlier }])];
  });
}

/** A language, perhaps a script, perhaps a region; `es-419` counts, `es_MX` and `mx` alone do not. */
function isTag(name: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/.test(name);
}

function ownOf(page: Page, needsDefault: boolean): Report[] {
  const { head, address, language } = page;
  const [first] = head.alternates;
  if (!first) return [];
  const isNamed = head.alternates.some(
    ({ text, hreflang: name }) => plain(text) === address && primaryLanguage(name) === language,
  );
  const hasDefault = head.alternates.some(({ hreflang: name }) => name.toLowerCase() === 'x-default');
  return [
    ...(address === undefined || isNamed ? [] : [report(page, first, ['self', { language, address }])]),
    ...(needsDefault && !hasDefault ? [report(page, first, ['default', {}])] : []),
  ];
}

function returnsOf(page: Page, byAddress: ReadonlyMap<string, Page>): Report[] {
  const { address } = page;
  if (address === undefined) return [];
  return page.head.alternates.flatMap((alternate): Report[] => {
    const other = byAddress.get(plain(alternate.text));
    const name = alternate.hreflang.toLowerCase();
    if (!other || other === page || name === 'x-default') return [];
    const file = other.subject.article.path;
    if (primaryLanguage(name) !== other.language)
      return [report(page, alternate, ['language', { name, file, language: other.language }])];
    const isReturned = other.head.alternates.some(({ text }) => plain(text) === address);
    return isReturned ? [] : [report(page, alternate, ['return', { file, address }])];
  });
}
