/**
 * Translated posts as a WordPress export, each with its source: the importer of WordPress finds the source by title
 * and date, leaves it as it is, and pairs the two (Polylang by `post_translations`, WPML by its own fields).
 */
import { WPML, writePhpIds } from '../intake/wordpress/languages.ts';
import type { PostMeta, PostTerm, SiteHead } from '../intake/wordpress/model.ts';
import type { DetailedTerm, PostDetails, PostFile } from '../intake/wordpress/post-file.ts';

export interface PostPair {
  readonly source: PostFile;
  readonly target: PostFile;
  /** Of the new post in the file; the importer gives it another where it is taken. */
  readonly id: number;
  /** The target's language as the site names it. */
  readonly code: string;
  readonly status: string;
}

/** Version of the format that WordPress 6 writes. */
const VERSION = '1.2';

export function wxrStart(head: Omit<SiteHead, 'version'>): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/${VERSION}/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/${VERSION}/"
>
<channel>
	<title>${escapeXml(head.title)}</title>
	<link>${escapeXml(head.link)}</link>
	<description></description>
	<language>${escapeXml(head.language)}</language>
	<wp:wxr_version>${VERSION}</wp:wxr_version>
	<wp:base_site_url>${escapeXml(head.link)}</wp:base_site_url>
	<wp:base_blog_url>${escapeXml(head.link)}</wp:base_blog_url>
`;
}

export const WXR_END = '</channel>\n</rss>\n';

/** The term that names a pair; all of them stand before the first item. */
export function wxrTerm(pair: PostPair): string {
  const { details } = pair.source;
  if (groupOf(details).plugin === 'wpml') return '';
  const { slug } = groupOf(details);
  const ids = new Map<string, number>([
    [codeOf(pair.source), details.id],
    ...Object.entries(details.translations ?? {}).map(([code, { id }]) => [code, id] as const),
    [pair.code, pair.id],
  ]);
  return `	<wp:term>
		<wp:term_id>${pair.id}</wp:term_id>
		<wp:term_taxonomy>${cdata('post_translations')}</wp:term_taxonomy>
		<wp:term_slug>${cdata(slug)}</wp:term_slug>
		<wp:term_parent>${cdata('')}</wp:term_parent>
		<wp:term_name>${cdata(slug)}</wp:term_name>
		<wp:term_description>${cdata(writePhpIds(ids))}</wp:term_description>
	</wp:term>
`;
}

/** The source as it is, then the translation. */
export function wxrItems(pair: PostPair): string {
  const { source, target } = pair;
  const details = source.details;
  const { slug, plugin } = groupOf(details);
  const language = (code: string, isTarget: boolean): Pairing =>
    plugin === 'polylang'
      ? { terms: languageTerms(code, slug), meta: [] }
      : { terms: [], meta: languageMeta(code, slug, isTarget ? codeOf(source) : undefined) };
  const { link: _link, guid: _guid, ...rest } = details;
  return (
    item({ ...source, pairing: language(codeOf(source), false) }) +
    item({
      ...target,
      details: {
        ...rest,
        link: '',
        guid: '',
        id: pair.id,
        slug: slugOf(target.title) || `${details.slug}-${pair.code}`,
        status: pair.status,
        terms: termsIn(details.terms, pair.code),
      },
      pairing: language(pair.code, true),
    })
  );
}

interface Pairing {
  readonly terms: readonly PostTerm[];
  readonly meta: readonly PostMeta[];
}

function codeOf({ details, locale }: PostFile): string {
  return details.language ?? locale;
}

function groupOf({ group, id }: PostDetails): { plugin: 'polylang' | 'wpml'; slug: string } {
  if (group?.startsWith('wpml:')) return { plugin: 'wpml', slug: group.slice('wpml:'.length) };
  return { plugin: 'polylang', slug: group?.replace(/^polylang:/, '') ?? `pll_galerada_${id}` };
}

function languageTerms(code: string, group: string): PostTerm[] {
  return [
    { domain: 'language', slug: code, name: code },
    { domain: 'post_translations', slug: group, name: group },
  ];
}

function languageMeta(code: string, group: string, source: string | undefined): PostMeta[] {
  const meta = [
    { key: WPML.language, value: code },
    { key: WPML.group, value: group },
  ];
  return source === undefined ? meta : [...meta, { key: WPML.source, value: source }];
}

/** A category of the other language would show on the wrong pages: one without a counterpart is left out. */
export function termsIn(terms: readonly DetailedTerm[], code: string): PostTerm[] {
  return terms.flatMap(({ domain, translations, ...term }) => {
    const counterpart = translations?.[code];
    if (counterpart) return [{ domain, ...counterpart }];
    return LANGUAGELESS.has(domain) ? [{ domain, ...term }] : [];
  });
}

/** Taxonomies that say how a post is shown. */
const LANGUAGELESS = new Set(['post_format']);

function item({ details, title, content, excerpt, pairing }: PostFile & { pairing: Pairing }): string {
  const terms = [...details.terms, ...pairing.terms];
  const meta = [...details.meta, ...pairing.meta];
  return `	<item>
		<title>${cdata(title)}</title>
		<link>${escapeXml(details.link)}</link>
		<pubDate>${pubDate(details.dateGmt)}</pubDate>
		<dc:creator>${cdata(details.author)}</dc:creator>
		<guid isPermaLink="false">${escapeXml(details.guid)}</guid>
		<description></description>
		<content:encoded>${cdata(content)}</content:encoded>
		<excerpt:encoded>${cdata(excerpt)}</excerpt:encoded>
		<wp:post_id>${details.id}</wp:post_id>
		<wp:post_date>${cdata(details.date)}</wp:post_date>
		<wp:post_date_gmt>${cdata(details.dateGmt)}</wp:post_date_gmt>
		<wp:comment_status>${cdata('open')}</wp:comment_status>
		<wp:ping_status>${cdata('open')}</wp:ping_status>
		<wp:post_name>${cdata(details.slug)}</wp:post_name>
		<wp:status>${cdata(details.status)}</wp:status>
		<wp:post_parent>${details.parent}</wp:post_parent>
		<wp:menu_order>0</wp:menu_order>
		<wp:post_type>${cdata(details.type)}</wp:post_type>
		<wp:post_password>${cdata('')}</wp:post_password>
		<wp:is_sticky>0</wp:is_sticky>
${terms.map(writeTerm).join('')}${meta.map(writeMeta).join('')}	</item>
`;
}

function writeTerm({ domain, slug, name }: PostTerm): string {
  return `		<category domain="${escapeXml(domain)}" nicename="${escapeXml(slug)}">${cdata(name)}</category>\n`;
}

function writeMeta({ key, value }: PostMeta): string {
  return `		<wp:postmeta>
			<wp:meta_key>${cdata(key)}</wp:meta_key>
			<wp:meta_value>${cdata(value)}</wp:meta_value>
		</wp:postmeta>
`;
}

/** RFC 2822, as RSS has it; nothing for a draft, which has no date. */
function pubDate(gmt: string): string {
  const time = Date.parse(`${gmt.replace(' ', 'T')}Z`);
  return Number.isNaN(time) || time < 0 ? '' : new Date(time).toUTCString().replace('GMT', '+0000');
}

/** As WordPress makes one of a title: no accents, lower case, hyphens. */
function slugOf(title: string): string {
  const plain = title.replace(/<[^>]{0,500}>|&[#\w]{1,20};/g, ' ').normalize('NFD');
  const words =
    plain
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? [];
  return words.join('-').slice(0, 180);
}

/** As WordPress splits it: `wxr_cdata` in `export.php`. */
function cdata(text: string): string {
  return `<![CDATA[${writable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function escapeXml(text: string): string {
  return writable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** XML 1.0, production 2: no reader takes control characters and halves of pairs, and no page shows them. */
function writable(text: string): string {
  return text.toWellFormed().replace(NOT_XML, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
