import type { Completeness } from '../../bundle/site.ts';
import type { ArticleStatus, EditionStatus, SiteStatus } from '../../plan/status.ts';
import type { Say } from '../messages.ts';
import { table } from '../table.ts';
import type { Style } from '../terminal.ts';

export interface StatusContext {
  readonly say: Say;
  readonly style: Style;
  /** The content folders, for a site that has no articles yet. */
  readonly content: string;
}

const WIDTH = 20;
/** Darker for further: the bar reads without colour too. */
const SHADES = { final: '█', reviewed: '▓', translated: '▒', initial: '░' } as const;

export function statusText({ editions }: SiteStatus, context: StatusContext): string {
  const { say, style, content } = context;
  if (editions.every(({ articles }) => articles.length === 0)) return say('status.empty', { content });
  const legend = (['final', 'reviewed', 'translated', 'initial'] as const).map(
    (state) => `${SHADES[state]} ${say(`status.state.${state}`)}`,
  );
  return [...editions.map((edition) => editionText(edition, context)), style('dim', legend.join('   '))].join(
    '\n\n',
  );
}

function editionText(
  { edition, locale, articles, strings }: EditionStatus,
  { say, style }: StatusContext,
): string {
  const rows = articles.map((article) => articleRow(article, say));
  const total = [say('status.strings'), bar({ ...strings }), say('status.of', { ...strings }), ''];
  const lines = table([...rows, total]).map((line) => `  ${line}`);
  return [style('bold', say('status.edition', { edition, locale })), ...lines].join('\n');
}

function articleRow({ id, original, publishable, completeness }: ArticleStatus, say: Say): string[] {
  const { segments, initial } = completeness;
  const place = original ? say('status.original') : say(publishable ? 'status.published' : 'status.held');
  return [id, stateBar(completeness), say('status.of', { done: segments - initial, total: segments }), place];
}

function stateBar(counts: Completeness): string {
  let out = '';
  let seen = 0;
  for (const state of ['final', 'reviewed', 'translated', 'initial'] as const) {
    seen += counts[state];
    const upTo = counts.segments === 0 ? WIDTH : Math.round((WIDTH * seen) / counts.segments);
    out += SHADES[state].repeat(Math.max(0, upTo - out.length));
  }
  return out;
}

function bar({ done, total }: { done: number; total: number }): string {
  const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
  return SHADES.final.repeat(filled) + SHADES.initial.repeat(WIDTH - filled);
}
