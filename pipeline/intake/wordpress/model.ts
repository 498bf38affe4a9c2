/** What of a WordPress export matters to a translation. */

export interface WordPressPost {
  readonly id: number;
  /** `post`, `page`, or a type of a plugin's own. */
  readonly type: string;
  /** `publish`, `draft`, `private` … */
  readonly status: string;
  readonly slug: string;
  /** As WordPress keeps it: HTML, entities and all. */
  readonly title: string;
  /** Gutenberg comments, shortcodes and all. */
  readonly content: string;
  readonly excerpt: string;
  readonly author: string;
  /** `2024-03-05 09:30:00`, in the site's own time, and the same in UTC. */
  readonly date: string;
  readonly dateGmt: string;
  readonly link: string;
  readonly guid: string;
  readonly parent: number;
  readonly terms: readonly PostTerm[];
  readonly meta: readonly PostMeta[];
}

/** A category, a tag, or whatever a plugin files posts under: Polylang's `language` and `post_translations` too. */
export interface PostTerm {
  readonly domain: string;
  readonly slug: string;
  readonly name: string;
}

export interface PostMeta {
  readonly key: string;
  readonly value: string;
}

/** A term as the head of an export defines it. */
export interface SiteTerm extends PostTerm {
  readonly id: number;
  readonly description: string;
}

/** What comes before the posts. */
export interface SiteHead {
  readonly title: string;
  readonly link: string;
  /** BCP 47, of the site: `en-US`. */
  readonly language: string;
  readonly version: string;
}
