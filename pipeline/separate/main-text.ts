/**
 * Which blocks of a whole HTML page an article extractor takes for the article: @mozilla/readability, Firefox's reader
 * view, on a small DOM of ours. One witness among others: it knows containers, we know lines.
 */
import { createRequire } from 'node:module';
import type { Readability as ReadabilityClass } from '@mozilla/readability';
import type { Article } from '../model/article.ts';
import { readDocument } from './dom/html.ts';
import { fold } from './view.ts';

/** Says of a line's folded text whether the extractor kept it. */
export type MainText = (text: string) => boolean;

/** Elements that part a page. A page without them is one column of text: there is nothing to extract. */
const CONTAINERS = new Set([
  'div',
  'section',
  'main',
  'article',
  'nav',
  'aside',
  'footer',
  'header',
  'table',
]);
/** What is extracted is believed from this many characters on: less is no article. */
const LEAST = 140;
/** Pages nested deeper than this are left to the other evidence: its time grows with the cube of the depth. Real pages stay below 60. */
const DEEPEST = 200;
/** A line this long that stands anywhere in what was kept is the line itself. */
const TELLING = 40;

export function mainTextOf(article: Article): MainText | undefined {
  if (article.format !== 'html' || !isParted(article) || isTooDeep(article.source)) return undefined;
  const kept = extractText(article.source);
  if (kept === undefined || kept.length < LEAST) return undefined;
  const lines = new Set(kept.split('\n').map((line) => fold(line).text));
  const whole = fold(kept).text;
  return (text) => lines.has(text) || (text.length >= TELLING && whole.includes(text));
}

function isParted({ source, blocks }: Article): boolean {
  return (
    /<body[\s>]/i.test(source) &&
    blocks.some(({ ancestors }) => ancestors.some(({ name }) => CONTAINERS.has(name)))
  );
}

/** Elements that hold nothing, or that the next one of their kind closes. */
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|option)$/;

/** Shapes of a drawing, which close themselves: `<path d="…"/>`. In HTML elements that slash means nothing. */
const SHAPE = /^(?:path|circle|ellipse|rect|line|polygon|polyline|use|stop|image)$/;

/** Counted roughly, from the tags alone: what matters is that it takes one pass. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [tag, end, written] of source.matchAll(/<(\/?)([a-z][a-z0-9-]{0,20})[^<>]*>?/gi)) {
    const name = written!.toLowerCase();
    if (FLAT.test(name) || (SHAPE.test(name) && tag.endsWith('/>'))) continue;
    depth += end ? -1 : 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

let vendor: typeof ReadabilityClass | undefined;

/** Loaded for the first page that needs it: it takes longer to load than an article takes to be separated. */
function load(): typeof ReadabilityClass {
  const from = createRequire(import.meta.url);
  vendor ??= (from('@mozilla/readability') as { Readability: typeof ReadabilityClass }).Readability;
  return vendor;
}

/** It gives the element itself, with its classes: nobody reads the HTML that it would be written as. */
const OPTIONS = { keepClasses: true, serializer: (element: unknown) => element };

/** The extractor's text with a line for each block element; undefined when it finds no article. */
export function extractText(source: string): string | undefined {
  const Readability = load();
  try {
    const page = readDocument(source) as unknown as Document;
    const found = new Readability<unknown>(page, OPTIONS).parse();
    return found?.content ? textOf(found.content) : undefined;
  } catch {
    // Pages that it cannot read are judged without it.
    return undefined;
  }
}

const LINE_ELEMENT =
  /^(?:address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/i;

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly data?: string;
  readonly childNodes?: ArrayLike<unknown>;
}

function textOf(root: unknown): string {
  const node = root as DomNode;
  if (node.nodeType === 3) return node.data ?? '';
  let text = '';
  for (const child of Array.from(node.childNodes ?? [])) text += textOf(child);
  return LINE_ELEMENT.test(node.nodeName) ? `\n${text}\n` : text;
}
