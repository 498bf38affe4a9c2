import type { SeparatedArticle, SeparatedBlock, SiteStringRow } from '../../plan/separated.ts';
import type { Say } from '../messages.ts';
import { table } from '../table.ts';
import type { Style } from '../terminal.ts';

interface Context {
  readonly say: Say;
  readonly style: Style;
}

/** The article block by block; with `explain`, each with what spoke for its judgement. */
export function separatedText(separated: SeparatedArticle, context: Context & { explain: boolean }): string {
  const { say, style, explain } = context;
  const lines: string[] = [];
  for (const [index, block] of separated.blocks.entries()) {
    lines.push(blockLine(block, context));
    for (const stray of separated.strays.filter((one) => one.block === index)) {
      const text = stray.suggestion
        ? say('separate.suggestion', { word: stray.word, suggestion: stray.suggestion })
        : stray.word;
      lines.push(
        style('yellow', `      ${say('separate.stray')} ${stray.start.line}:${stray.start.column} ${text}`),
      );
    }
    if (explain)
      for (const { message } of block.evidence) lines.push(style('dim', `      · ${say(message)}`));
  }
  const count = (kind: SeparatedBlock['kind']) =>
    separated.blocks.filter((block) => block.kind === kind).length;
  const totals = { body: count('body'), interface: count('interface'), strays: separated.strays.length };
  return [...lines, '', style('bold', say('separate.summary', totals))].join('\n');
}

const SHOWN = 72;

function blockLine(
  { kind, text, confidence, start, key, purpose }: SeparatedBlock,
  { say, style }: Context,
): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
  const place = String(start.line).padStart(4);
  if (kind === 'body') return `${style('dim', place)}  ${say('separate.body')}  ${shown}`;
  const named = key
    ? say(key.isNew ? 'separate.newKey' : 'separate.key', { key: key.key })
    : say('separate.noKey', { purpose: purpose ?? '' });
  const sure = say('separate.sure', { percent: Math.round(confidence * 100) });
  return `${style('dim', place)}  ${style('magenta', say('separate.interface'))}  ${style('magenta', shown)}  ${style('dim', `${named}, ${sure}`)}`;
}

export function siteStringsText(rows: readonly SiteStringRow[], { say, style }: Context): string {
  if (rows.length === 0) return say('separate.none');
  const cells = rows.map(({ key, texts, seen, lacking }) => [
    key,
    texts.en ?? '–',
    texts.es ?? '–',
    say('separate.seen', { count: seen.length }),
    lacking.length ? style('red', say('separate.lacking', { languages: lacking.join(', ') })) : '',
  ]);
  return table(cells).join('\n');
}
