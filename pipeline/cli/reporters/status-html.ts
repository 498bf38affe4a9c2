import { STATES } from '../../model/segment.ts';
import type { ArticleStatus, EditionStatus, SiteStatus } from '../../plan/status.ts';
import type { Say } from '../messages.ts';
import { escapeHtml, page } from './html.ts';

const COLORS = { initial: '#d9d4c7', translated: '#7fb2d6', reviewed: '#3f7fb0', final: '#1d4e79' } as const;

/** One self-contained page: a ring for each edition, a bar for each article. */
export function statusPage({ editions }: SiteStatus, say: Say): string {
  const legend = STATES.map(
    (state) =>
      `<span class="key"><i style="background:${COLORS[state]}"></i>${escapeHtml(say(`status.state.${state}`))}</span>`,
  );
  const body = `<p class="legend">${legend.join('')}</p>${editions.map((edition) => editionSection(edition, say)).join('')}`;
  return page({ title: say('status.title'), language: say('language'), body, style: STYLE });
}

function editionSection(edition: EditionStatus, say: Say): string {
  const { articles, strings, locale } = edition;
  const counts = Object.fromEntries(
    STATES.map((state) => [state, articles.reduce((sum, { completeness }) => sum + completeness[state], 0)]),
  );
  const total = articles.reduce((sum, { completeness }) => sum + completeness.segments, 0);
  const done = total - (counts['initial'] ?? 0);
  const share = total === 0 ? 100 : Math.floor((100 * done) / total);
  const heading = escapeHtml(say('status.edition', { edition: edition.edition, locale }));
  const rows = articles.map((article) => articleRow(article, say)).join('');
  const stringsRow = row({
    name: say('status.strings'),
    parts: [
      { color: COLORS.final, size: strings.done },
      { color: COLORS.initial, size: strings.total - strings.done },
    ],
    text: say('status.of', { ...strings }),
    place: '',
  });
  return `<section><header>${ring(counts, total, share)}<h2>${heading}</h2></header><table>${rows}${stringsRow}</table></section>`;
}

function articleRow({ id, original, publishable, completeness }: ArticleStatus, say: Say): string {
  const { segments, initial } = completeness;
  return row({
    name: id,
    parts: [...STATES].reverse().map((state) => ({ color: COLORS[state], size: completeness[state] })),
    text: say('status.of', { done: segments - initial, total: segments }),
    place: say(original ? 'status.original' : publishable ? 'status.published' : 'status.held'),
  });
}

interface Row {
  readonly name: string;
  readonly parts: readonly { readonly color: string; readonly size: number }[];
  readonly text: string;
  readonly place: string;
}

function row({ name, parts, text, place }: Row): string {
  const cells = parts
    .filter(({ size }) => size > 0)
    .map(({ color, size }) => `<i style="flex:${size};background:${color}"></i>`);
  const label = escapeHtml(text);
  return `<tr><th scope="row">${escapeHtml(name)}</th><td><div class="bar" role="img" aria-label="${label}">${cells.join('')}</div></td><td class="n">${label}</td><td>${escapeHtml(place)}</td></tr>`;
}

/** A ring of arcs; circumference 100, so that lengths are per cent. */
function ring(counts: Readonly<Record<string, number>>, total: number, share: number): string {
  let offset = 25;
  const arcs = [...STATES].reverse().map((state) => {
    const size = total === 0 ? (state === 'final' ? 100 : 0) : (100 * (counts[state] ?? 0)) / total;
    const arc = `<circle r="15.9155" cx="21" cy="21" fill="none" stroke="${COLORS[state]}" stroke-width="6" stroke-dasharray="${size.toFixed(3)} ${(100 - size).toFixed(3)}" stroke-dashoffset="${offset.toFixed(3)}"/>`;
    offset -= size;
    return arc;
  });
  return `<svg viewBox="0 0 42 42" role="img" aria-label="${share} %">${arcs.join('')}<text x="21" y="23.5" text-anchor="middle" font-size="8">${share} %</text></svg>`;
}

const STYLE = `
.legend{display:flex;flex-wrap:wrap;gap:1rem}.key i{display:inline-block;width:.9em;height:.9em;border-radius:2px;margin-right:.4em;vertical-align:-.05em}
section{margin:2rem 0}header{display:flex;align-items:center;gap:1rem}header svg{width:5.5rem;flex:none}svg text{fill:currentColor}
table{width:100%;border-collapse:collapse}th{text-align:left;font-weight:500;overflow-wrap:anywhere}td,th{padding:.35rem .5rem;border-top:1px solid var(--line)}
td:nth-child(2){width:45%}.bar{display:flex;height:.9rem;border-radius:3px;overflow:hidden;background:var(--line)}.bar i{display:block}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
@media(max-width:40rem){td:nth-child(2){width:30%}}`;
