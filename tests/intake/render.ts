/** Blocks as lines that a person can read: role, place, containers, coded text. */
import type { Article, Block, Inline } from '../../pipeline/model/article.ts';
import { formatCoded, type Piece } from '../../pipeline/model/coded-text.ts';

export function renderBlocks(article: Article): string {
  return article.blocks.map((block) => `${renderBlock(article.source, block)}\n`).join('');
}

function renderBlock(source: string, block: Block): string {
  const head = [block.role, block.level, block.name].filter((part) => part !== undefined).join(' ');
  const lines = [`[${head}] ${renderPlace(block)}`, `  text:   ${formatCoded(block.content.map(pieceOf))}`];
  const codes = block.content.flatMap((inline) =>
    inline.kind === 'code' ? [renderCode(source, inline)] : [],
  );
  if (codes.length > 0) lines.push(`  codes:  ${codes.join(' ')}`);
  const extent = source.slice(block.extent.start, block.extent.end);
  if (block.extent !== block.range) lines.push(`  extent: ${JSON.stringify(extent)}`);
  return lines.join('\n');
}

function pieceOf(inline: Inline): Piece {
  return inline.kind === 'text' ? inline : { kind: 'code', id: inline.id, type: inline.type };
}

function renderCode(source: string, code: Extract<Inline, { kind: 'code' }>): string {
  const raw = JSON.stringify(source.slice(code.range.start, code.range.end));
  const shown = code.equivalent === '' ? '' : ` shows ${JSON.stringify(code.equivalent)}`;
  const restated = code.whenTranslated === undefined ? '' : ` becomes ${JSON.stringify(code.whenTranslated)}`;
  return `${code.type === 'close' ? '/' : ''}${code.id}=${code.name} ${raw}${shown}${restated};`;
}

function renderPlace({ place, ancestors }: Block): string {
  const { kind, ...details } = place;
  const inside = ancestors.map(({ name, hints }) => [name, ...hints].join('.')).join(' > ');
  const written = Object.values(details).map((detail) => JSON.stringify(detail));
  return [kind, ...written, inside === '' ? '' : `in ${inside}`].filter((part) => part !== '').join(' ');
}
