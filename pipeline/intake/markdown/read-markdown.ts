/** A Markdown or MDX article to blocks. */

import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import { BlockList, type DraftBlock } from '../blocks.ts';
import { ContentBuilder } from '../content.ts';
import { scanString } from '../front-matter/scan-string.ts';
import type { Reading, Remark } from '../reading.ts';
import { MARKDOWN } from '../scan-text.ts';
import { findSpans } from '../templates/find-spans.ts';
import { maskSpans } from '../templates/mask.ts';
import type { Found } from '../templates/span.ts';
import { tameLongLines } from './ascii.ts';
import { BlockReader } from './block-reader.ts';
import { tameParagraphs } from './density.ts';
import { hasDeepBraces, MAX_NESTING } from './nesting.ts';
import { parseTree, type Tree } from './tree.ts';

/** Reads what stands from `base` on: after the front matter, or after a byte order mark. */
export function readMarkdown(source: string, base: number, isMdx: boolean): Reading {
  const mdx = isMdx ? parseMdx(source, base) : undefined;
  const { found, masked, tree } = mdx && !('problem' in mdx) ? mdx : parseMarkdown(source, base);
  const blocks = new BlockList(source, found.spans);
  new BlockReader(tree, blocks).read(masked, base);
  blocks.blocks.push(...labelBlocks(source, found));
  return {
    blocks: blocks.finish(found.off),
    ...(found.unended === undefined ? {} : { unended: found.unended }),
    ...(mdx && 'problem' in mdx ? { remarks: [fallback(mdx.problem, base)] } : {}),
  };
}

interface Parsed {
  readonly found: Found;
  readonly masked: string;
  readonly tree: Tree;
}

function parseMarkdown(source: string, base: number): Parsed {
  const found = findSpans(source, base, 'markdown');
  const masked = tameParagraphs(tameLongLines(maskSpans(source, base, found.spans)));
  return { found, masked, tree: parseTree(masked, base, 'markdown') };
}

/** A page that is no valid MDX is read as Markdown, which anything is: nobody's article is refused for a brace. */
function parseMdx(source: string, base: number): Parsed | { readonly problem: string } {
  if (hasDeepBraces(source, base)) return { problem: `more than ${MAX_NESTING} open braces` };
  const found = findSpans(source, base, 'mdx');
  const masked = tameParagraphs(tameLongLines(maskSpans(source, base, found.spans)));
  try {
    return { found, masked, tree: parseTree(masked, base, 'mdx') };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function fallback(problem: string, base: number): Remark {
  const detail = problem.split('\n', 1)[0] ?? '';
  return {
    rule: 'mdx-syntax',
    severity: 'warning',
    message: { key: 'intake:mdx.syntax', values: { detail } },
    range: { start: base, end: base },
  };
}

function addParameter(labels: BlockList, name: string, range: Range): void {
  const builder = new ContentBuilder(labels.source, range.start);
  scanString(builder, range, 'escaped-quote');
  const place: Place = { kind: 'shortcode' };
  labels.add(builder.finish(), { role: 'attribute', name, place, ancestors: [] });
}

/** Titles of directives and admonitions. They lie inside spans, so they are read by a list that knows of none. */
function labelBlocks(source: string, found: Found): readonly DraftBlock[] {
  const labels = new BlockList(source, []);
  for (const { start, end, quote, parameter } of found.labels) {
    if (parameter !== undefined) {
      addParameter(labels, parameter, { start, end });
      continue;
    }
    const place: Place = quote === '"' ? { kind: 'markdown-title', quote } : { kind: 'markdown-alt' };
    labels.addValue({
      role: 'attribute',
      name: 'title',
      range: { start, end },
      place,
      ancestors: [],
      dialect: MARKDOWN,
    });
  }
  return labels.blocks;
}
