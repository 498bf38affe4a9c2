/**
 * A post as an HTML article: what WordPress knows of it in a comment, title and excerpt where HTML has them, and the
 * content byte for byte below. `readPostFile` is `writePostFile`'s inverse, before and after translation.
 */
import { decodeHTMLAttribute } from 'entities';
import type { PostMeta, PostTerm, WordPressPost } from './model.ts';

export interface PostFile {
  readonly details: PostDetails;
  /** BCP 47. */
  readonly locale: string;
  readonly title: string;
  readonly excerpt: string;
  readonly content: string;
}

/** All that is not text. */
export interface PostDetails extends Omit<WordPressPost, 'title' | 'excerpt' | 'content' | 'terms' | 'meta'> {
  readonly terms: readonly DetailedTerm[];
  readonly meta: readonly PostMeta[];
  /** As the site names it. */
  readonly language?: string;
  /** The group of posts that are translations of each other, and those in it, by language. */
  readonly group?: string;
  readonly translations?: Readonly<Record<string, PostReference>>;
}

export interface DetailedTerm extends PostTerm {
  /** Its counterparts, by language. */
  readonly translations?: Readonly<Record<string, { readonly slug: string; readonly name: string }>>;
}

export interface PostReference {
  readonly id: number;
  readonly slug: string;
}

const OPENING = '<!-- wordpress ';
const BODY = '<body>\n';

export function writePostFile({ details, locale, title, excerpt, content }: PostFile): string {
  const description =
    excerpt === '' ? '' : `<meta name="description" content="${escapeAttribute(excerpt)}">\n`;
  return (
    `${OPENING}${writeDetails(details)} -->\n<html lang="${escapeAttribute(locale)}">\n<head>\n` +
    `<title>${escapeText(title)}</title>\n${description}</head>\n${BODY}${content}`
  );
}

/** Undefined for a file that was not written by `writePostFile`, or is not built so any more. */
export function readPostFile(text: string): PostFile | undefined {
  const detailsEnd = text.indexOf(' -->\n', OPENING.length);
  if (!text.startsWith(OPENING) || detailsEnd < 0) return undefined;
  const details = readDetails(text.slice(OPENING.length, detailsEnd));
  const bodyStart = text.indexOf(BODY, detailsEnd);
  if (!details || bodyStart < 0) return undefined;
  const head = text.slice(detailsEnd, bodyStart);
  const title = between(head, '<title>', '</title>');
  const locale = between(head, '<html lang="', '"');
  if (title === undefined || locale === undefined) return undefined;
  return {
    details,
    locale: decodeHTMLAttribute(locale),
    title: decodeHTMLAttribute(title),
    excerpt: decodeHTMLAttribute(between(head, '<meta name="description" content="', '">') ?? ''),
    content: text.slice(bodyStart + BODY.length),
  };
}

function between(text: string, open: string, close: string): string | undefined {
  const start = text.indexOf(open);
  const end = text.indexOf(close, start + open.length);
  return start < 0 || end < 0 ? undefined : text.slice(start + open.length, end);
}

/** One property per line; no `--`, which would end the comment, and no `<`. */
function writeDetails(details: PostDetails): string {
  const json = JSON.stringify(details, null, 1);
  return json.replaceAll('--', '\\u002d\\u002d').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

function readDetails(json: string): PostDetails | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isDetails = typeof value === 'object' && value !== null && 'id' in value && 'slug' in value;
    return isDetails ? (value as PostDetails) : undefined;
  } catch {
    return undefined;
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
