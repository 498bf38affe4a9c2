/** What a project may decide about reading; every part has a default that suits a news site. */

export interface IntakeOptions {
  /** Front-matter fields that are translated; see `front-matter/fields.ts` for the pattern language. */
  readonly fields?: readonly string[];
  /** Fields that are never translated, in the same patterns; they win over `fields`. */
  readonly equal?: readonly string[];
  /** Files larger than this are refused, in bytes. */
  readonly maxBytes?: number;
}

/** Fields that people read, by the names that Hugo, Jekyll, Docusaurus, Astro and Eleventy themes give them. */
export const DEFAULT_FIELDS: readonly string[] = [
  'title',
  'description',
  'summary',
  'subtitle',
  'deck',
  'excerpt',
  'alt',
  'caption',
  'seo.*',
];

/** 20 MB: forty times the longest article in the corpora we measure on. */
export const DEFAULT_MAX_BYTES = 20_000_000;
