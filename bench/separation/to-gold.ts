/** A separation in the shape of the labelled set: blocks of plain text in document order, stray words by block. */
import type { Article } from '../../pipeline/model/article.ts';
import type { Judgement, Separation } from '../../pipeline/model/separation.ts';
import { viewBlock } from '../../pipeline/separate/view.ts';
import type { GoldBlock, GoldStray } from './data.ts';

export interface Prediction {
  readonly blocks: readonly GoldBlock[];
  readonly strays: readonly GoldStray[];
}

/** Attributes and front-matter fields are no blocks there; parts of one block that are of a kind are one. */
export function toGold(article: Article, { judgements, strays, language }: Separation): Prediction {
  const lines = judgements.filter(({ block }) => {
    const { role } = article.blocks[block]!;
    return role !== 'attribute' && role !== 'field';
  });
  const blocks: GoldBlock[] = [];
  const places: number[] = [];
  for (const [at, judgement] of lines.entries()) {
    const previous = lines[at - 1];
    const last = blocks.at(-1);
    if (last && previous?.block === judgement.block && previous.kind === judgement.kind) {
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${judgement.text}` };
    } else if (judgement.text !== '') blocks.push(blockOf(judgement, language));
    places[at] = blocks.length - 1;
  }
  return { blocks, strays: strays.map((stray) => strayOf(article, stray, { lines, places })) };
}

function blockOf(judgement: Judgement, language: string): GoldBlock {
  const known = judgement.language === 'en' || judgement.language === 'es';
  return {
    text: judgement.text,
    kind: judgement.kind === 'interface' ? 'ui' : 'body',
    lang: known ? judgement.language : language,
  };
}

function strayOf(
  article: Article,
  stray: Separation['strays'][number],
  { lines, places }: { lines: readonly Judgement[]; places: readonly number[] },
): GoldStray {
  const line = lines.findIndex(
    ({ block, range }) =>
      block === stray.block && range.start <= stray.range.start && stray.range.end <= range.end,
  );
  const offset = offsetIn(article, stray, lines[line]!.text);
  return {
    block: places[line]!,
    offset,
    length: stray.word.length,
    word: stray.word,
    suggestion: stray.suggestion ?? '',
  };
}

/** The offset in the text of the place that the stray word's source range was read from. */
function offsetIn(article: Article, stray: Separation['strays'][number], text: string): number {
  const view = viewBlock(article.source, article.blocks[stray.block]!, stray.block);
  const shift = Math.max(0, view.text.indexOf(text));
  for (let at = view.text.indexOf(stray.word); at >= 0; at = view.text.indexOf(stray.word, at + 1)) {
    if (view.locate(at, at + stray.word.length).start === stray.range.start) return at - shift;
  }
  return -1;
}
