/** Blocks that are no lines of the page: attributes go with what they stand in, fields are the article's own. */
import type { Article, Block } from '../model/article.ts';
import type { Judgement } from '../model/separation.ts';
import { viewBlock } from './view.ts';

export function judgeUnlisted(article: Article, judged: readonly Judgement[]): Judgement[] {
  const listed = new Set(judged.map((judgement) => judgement.block));
  const found: Judgement[] = [];
  article.blocks.forEach((block, index) => {
    if (listed.has(index)) return;
    const host = block.role === 'attribute' ? hostOf(block, judged) : undefined;
    const kind = host?.kind ?? 'body';
    found.push({
      block: index,
      range: block.range,
      text: viewBlock(article.source, block, index).text,
      kind,
      language: host?.language ?? 'unsure',
      confidence: host?.confidence ?? 0.9,
      evidence: [
        {
          kind: 'inherited',
          weight: 0,
          message: { key: `separate:evidence.inherited.${host ? 'host' : block.role === 'field' ? 'field' : 'empty'}` },
        },
      ],
      ...(kind === 'interface' ? { purpose: 'label' as const } : {}),
    });
  });
  return found;
}

/** The judged part around an attribute, else the nearest one before it. Judgements stand in reading order. */
function hostOf(block: Block, judged: readonly Judgement[]): Judgement | undefined {
  let low = 0;
  let high = judged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (judged[middle]!.range.start <= block.range.start) low = middle + 1;
    else high = middle;
  }
  return judged[low - 1] ?? judged[0];
}
