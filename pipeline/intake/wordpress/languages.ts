/** Which language a post is in, and which posts are translations of each other, as Polylang and WPML write it. */
import { languageOf } from '../../model/locale.ts';
import type { PostMeta, PostTerm, SiteTerm, WordPressPost } from './model.ts';

/** Polylang's terms: https://polylang.pro/doc/functions-reference/ */
const LANGUAGE = 'language';
const GROUP = 'post_translations';
const TERM_GROUP = 'term_translations';
/** WPML Export and Import: https://wpml.org/documentation/related-projects/wpml-export-and-import/ */
export const WPML = {
  language: '_wpml_import_language_code',
  group: '_wpml_import_translation_group',
  source: '_wpml_import_source_language_code',
} as const;

/** As the site names it (`es`, `es_MX`); undefined when nothing says so. */
export function postLanguage({ terms, meta }: Pick<WordPressPost, 'terms' | 'meta'>): string | undefined {
  return terms.find(({ domain }) => domain === LANGUAGE)?.slug ?? metaOf(meta, WPML.language);
}

/** Name of the group of posts that are translations of each other. */
export function translationGroup({ terms, meta }: Pick<WordPressPost, 'terms' | 'meta'>): string | undefined {
  const group = terms.find(({ domain }) => domain === GROUP)?.slug;
  if (group) return `polylang:${group}`;
  const trid = metaOf(meta, WPML.group);
  return trid ? `wpml:${trid}` : undefined;
}

export function isLanguageTerm({ domain }: PostTerm): boolean {
  return domain === LANGUAGE || domain === GROUP;
}

export function isLanguageMeta({ key }: PostMeta): boolean {
  return key === WPML.language || key === WPML.group || key === WPML.source;
}

function metaOf(meta: readonly PostMeta[], key: string): string | undefined {
  return meta.find((one) => one.key === key)?.value || undefined;
}

/** Categories and tags with their counterparts in other languages, from the head of an export. */
export class TermTranslations {
  readonly #ids = new Map<string, number>();
  readonly #terms = new Map<number, SiteTerm>();
  readonly #groups = new Map<number, ReadonlyMap<string, number>>();

  add(term: SiteTerm): void {
    if (term.domain === TERM_GROUP) {
      const ids = readPhpIds(term.description);
      for (const id of ids.values()) this.#groups.set(id, ids);
      return;
    }
    const kept = { ...term, domain: detach(term.domain), slug: detach(term.slug), name: detach(term.name) };
    this.#ids.set(keyOf(kept), term.id);
    this.#terms.set(term.id, { ...kept, description: '' });
  }

  /** By language: `{ es: { slug: 'noticias', name: 'Noticias' } }`; without the term's own. */
  of(term: PostTerm): Record<string, { slug: string; name: string }> {
    const own = this.#ids.get(keyOf(term));
    const found: Record<string, { slug: string; name: string }> = {};
    for (const [code, id] of this.#groups.get(own ?? -1) ?? []) {
      const other = this.#terms.get(id);
      if (other && id !== own) found[code] = { slug: other.slug, name: other.name };
    }
    return found;
  }
}

/**
 * A copy that stands on its own. What a parser hands over is a view of the chunk it was read from, and would keep all
 * of that chunk in memory for as long as it is kept.
 */
export function detach(text: string): string {
  return Buffer.from(text).toString();
}

function keyOf({ domain, slug }: PostTerm): string {
  return detach(`${domain}\0${slug}`);
}

/** `a:2:{s:2:"en";i:12;s:2:"es";i:34;}`: only this shape is read, nothing is ever unserialized. */
export function readPhpIds(text: string): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const [, code = '', id = ''] of text.matchAll(/s:\d{1,3}:"([\w-]{1,20})";i:(\d{1,15});/g))
    ids.set(code, Number(id));
  return ids;
}

export function writePhpIds(ids: ReadonlyMap<string, number>): string {
  const entries = [...ids].map(([code, id]) => `s:${Buffer.byteLength(code)}:"${code}";i:${id};`);
  return `a:${ids.size}:{${entries.join('')}}`;
}

/** `es_MX` → `es`; undefined for a language that galerada does not know. */
export function knownLanguage(code: string | undefined): 'en' | 'es' | undefined {
  return code === undefined ? undefined : languageOf(code);
}
