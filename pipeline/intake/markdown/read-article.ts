/** A Markdown article with its front matter. */

import { BlockList } from '../blocks.ts';
import { frontMatterLanguage } from '../declared-language.ts';
import { addFields, readFrontMatter } from '../front-matter/read-front-matter.ts';
import type { Reading, Refusal } from '../reading.ts';
import { deepNesting, MAX_NESTING } from './nesting.ts';
import { readMarkdown } from './read-markdown.ts';

export function readMarkdownArticle(
  source: string,
  { isMdx, fields, equal }: { isMdx: boolean; fields: readonly string[]; equal: readonly string[] },
): Reading | { readonly refusal: Refusal } {
  const front = readFrontMatter(source);
  if (front && 'refusal' in front) return front;
  const base = front?.bodyStart ?? (source.startsWith('\uFEFF') ? 1 : 0);
  const deep = deepNesting(source, base);
  if (deep !== undefined) return { refusal: tooDeep(deep) };
  const reading = readMarkdown(source, base, isMdx);
  if (!front) return reading;
  const fieldBlocks = new BlockList(source, []);
  addFields(fieldBlocks, front.scalars, { fields, equal });
  const declared = frontMatterLanguage(front.frontMatter);
  return {
    ...reading,
    blocks: [...fieldBlocks.finish([]), ...reading.blocks],
    frontMatter: front.frontMatter,
    remarks: [...front.remarks, ...(reading.remarks ?? [])],
    ...(declared ? { declared } : {}),
  };
}

function tooDeep(at: number): Refusal {
  const message = { key: 'intake:markdown.tooDeep', values: { limit: MAX_NESTING } };
  return { message, detail: `more than ${MAX_NESTING} quotations and lists inside each other`, at };
}
