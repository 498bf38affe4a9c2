/** What a page says of itself to machines: its language, its address, and its versions in other languages. */
import type { Range } from '../model/text.ts';

export interface Said extends Range {
  readonly text: string;
}

export interface Head {
  /** `<html lang>`. */
  readonly lang?: Said;
  /** `og:locale`, `inLanguage` and their like, each with what it is called. */
  readonly languages: readonly (Said & { readonly name: string })[];
  readonly canonical: readonly Said[];
  readonly alternates: readonly (Said & { readonly hreflang: string })[];
}

/** Of an HTML page; comments, scripts that are no JSON-LD and styles are passed over. */
export function readHead(source: string): Head {
  const text = source.replace(PASSED_OVER, blank);
  const tags = [...text.matchAll(TAG)].map(({ 0: tag, 1: name = '', index }) => ({ tag, name, index }));
  const html = tags.find(({ name }) => name.toLowerCase() === 'html');
  const links = tags.filter(({ name }) => name.toLowerCase() === 'link');
  const metas = tags.filter(({ name }) => name.toLowerCase() === 'meta');
  const lang = html && attribute(html, 'lang');
  return {
    ...(lang ? { lang } : {}),
    languages: [...metas.flatMap(languageOfMeta), ...languagesOfData(text)],
    canonical: links.flatMap((link) => (hasRel(link, 'canonical') ? (attribute(link, 'href') ?? []) : [])),
    alternates: links.flatMap((link) => {
      const [href, hreflang] = [attribute(link, 'href'), attribute(link, 'hreflang')];
      return href && hreflang && hasRel(link, 'alternate') ? { ...href, hreflang: hreflang.text } : [];
    }),
  };
}

const PASSED_OVER =
  /<!--(?:[^-]|-(?!->)){0,100000}-->|<script(?![^<>]{0,300}ld\+json)[^<>]{0,500}>[^<]{0,100000}<\/script>|<style[^<>]{0,500}>[^<]{0,100000}<\/style>/gi;
const TAG = /<(html|link|meta)(?=[\s/>])[^<>]{0,2000}>/gi;

function blank(part: string): string {
  return ' '.repeat(part.length);
}

interface Tag {
  readonly tag: string;
  readonly index: number;
}

function attribute({ tag, index }: Tag, name: string): Said | undefined {
  const match = new RegExp(`\\s${name}\\s{0,3}=\\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  if (!match) return undefined;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  const isQuoted = match[3] === undefined;
  const end = index + match.index + match[0].length - (isQuoted ? 1 : 0);
  return { text: value, start: end - value.length, end };
}

function hasRel(link: Tag, wanted: string): boolean {
  return (
    attribute(link, 'rel')
      ?.text.toLowerCase()
      .split(/\s{1,9}/)
      .includes(wanted) ?? false
  );
}

function languageOfMeta(meta: Tag): Head['languages'] {
  const name = (
    attribute(meta, 'property') ??
    attribute(meta, 'name') ??
    attribute(meta, 'http-equiv')
  )?.text.toLowerCase();
  const content = attribute(meta, 'content');
  return content && name && /^(?:og:locale|content-language|dc\.language|language)$/.test(name)
    ? [{ ...content, name }]
    : [];
}

function languagesOfData(text: string): Head['languages'] {
  return [...text.matchAll(/"inLanguage"\s{0,9}:\s{0,9}"([A-Za-z]{2,3}[\w-]{0,12})"/g)].map((match) => {
    const value = match[1]!;
    const end = match.index + match[0].length - 1;
    return { name: 'inLanguage', text: value, start: end - value.length, end };
  });
}

/** `es` of `es-MX` and of `es_MX`, in lower case. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

/** A locale in the words of what a page says it under: `es-MX`, and for `og:locale` `es_MX`, which wants a region. */
export function localeSaidBy(name: string, locale: string): string {
  if (name !== 'og:locale') return locale;
  const { language, region } = new Intl.Locale(locale).maximize();
  return `${language}_${region}`;
}
