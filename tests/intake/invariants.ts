/** What holds for every article that intake gives back, whatever the file. */
import type { Article, Block, Inline } from '../../pipeline/model/article.ts';

/** A line for each law that is broken; empty when all hold. */
export function brokenLaws(article: Article): string[] {
  const broken: string[] = [];
  for (const block of article.blocks) {
    const say = (law: string) => broken.push(`${block.role} ${block.range.start}–${block.range.end}: ${law}`);
    checkCover(article, block, say);
    checkCodes(block.content, say);
    if (!block.content.some(hasWord)) say('has no word');
    if (block.extent.start > block.range.start || block.extent.end < block.range.end)
      say('leaves its extent');
  }
  return [...broken, ...checkNesting(article.blocks)];
}

/** Pieces follow each other without a gap, and each text is verbatim or stands for its range as a whole. */
function checkCover(article: Article, block: Block, say: (law: string) => void): void {
  let at = block.range.start;
  for (const { range } of block.content) {
    if (range.start !== at || range.end <= range.start) say(`has a gap at ${at}`);
    at = range.end;
  }
  if (at !== block.range.end || at > article.source.length) say('is not covered to its end');
  const first = block.content[0];
  const last = block.content.at(-1);
  if (first?.kind === 'text' && /^\s/.test(first.value)) say('starts with white space');
  if (last?.kind === 'text' && /\s$/.test(last.value)) say('ends in white space');
}

/** Ids count from 1; codes open and close like brackets. */
function checkCodes(content: readonly Inline[], say: (law: string) => void): void {
  const open: number[] = [];
  let last = 0;
  for (const inline of content) {
    if (inline.kind !== 'code') continue;
    if (inline.type === 'close') {
      if (open.pop() !== inline.id) say(`closes code ${inline.id} out of turn`);
    } else {
      if (inline.id !== last + 1) say(`counts ${inline.id} after ${last}`);
      last = inline.id;
      if (inline.type === 'open') open.push(inline.id);
    }
  }
  if (open.length > 0) say(`never closes code ${open[0]}`);
}

function hasWord(inline: Inline): boolean {
  return inline.kind === 'text' && /[\p{L}\p{N}]/u.test(inline.value);
}

/** Blocks stand in order; one lies inside another only within one of its codes. */
function checkNesting(blocks: readonly Block[]): string[] {
  const broken: string[] = [];
  const around: Block[] = [];
  for (const block of blocks) {
    const { start, end } = block.range;
    while (around.length > 0 && around.at(-1)!.range.end <= start) around.pop();
    const parent = around.at(-1);
    const isInCode = parent?.content.some(
      ({ kind, range }) => kind === 'code' && range.start <= start && range.end >= end,
    );
    if (parent && !isInCode) broken.push(`${block.role} ${start}–${end} overlaps ${parent.role}`);
    if (parent && parent.range.start > start) broken.push(`${block.role} ${start} is out of order`);
    around.push(block);
  }
  return broken;
}
