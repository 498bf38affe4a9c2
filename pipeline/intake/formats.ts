/** Which files are articles, by their extension; apart from what reads them. */
import type { Format } from '../model/article.ts';

export const FORMATS: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
};

/** Of all files that an article is read from: `.md`, … */
export const ARTICLE_ENDINGS: readonly string[] = Object.keys(FORMATS).map((extension) => `.${extension}`);
