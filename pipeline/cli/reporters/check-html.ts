import type { Finding, Severity } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import { CHECK_STYLE } from './check-html-style.ts';
import { excerptOf } from './excerpt.ts';
import { escapeHtml, page } from './html.ts';
import { countBySeverity, type Report, type ReportContext } from './report.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
/** More would make a page that no browser scrolls; the counts above are of all. */
const SHOWN = 2_000;

/** One self-contained page: how many, of which rule, in which edition; then each with its text. */
export function checkPage(report: Report, context: ReportContext): string {
  const { say } = context;
  const body = [
    tiles(report, context),
    failureList(report, context),
    `<div class="charts">${editionChart(report.findings, context)}${ruleChart(report.findings, context)}</div>`,
    ruleSections(report.findings, context),
    silencedList(report, context),
  ].join('');
  return page({ title: say('check:page.title'), language: say('language'), body, style: CHECK_STYLE });
}

function tiles({ findings, failures, silenced = [] }: Report, { say }: ReportContext): string {
  if (!findings.length && !failures.length)
    return `<p class="clean"><span aria-hidden="true">✓</span> ${escapeHtml(say('report.clean'))}</p>`;
  const counts = countBySeverity(findings);
  const fixable = findings.filter(({ fix }) => fix).length;
  const files = new Set(findings.map(({ file }) => file)).size;
  const cells = [
    ...SEVERITIES.map((severity) => tile(counts[severity], say(`check:page.${severity}`), severity)),
    tile(files, say('check:page.files'), 'plain'),
    tile(fixable, say('check:page.fixable'), 'fix'),
    ...(silenced.length ? [tile(silenced.length, say('check:page.silenced'), 'plain')] : []),
  ];
  return `<ul class="tiles">${cells.join('')}</ul>`;
}

function tile(count: number, label: string, kind: string): string {
  return `<li class="${kind}${count ? '' : ' none'}"><b>${count}</b><span>${escapeHtml(label)}</span></li>`;
}

function failureList({ failures }: Report, { say }: ReportContext): string {
  if (!failures.length) return '';
  const items = failures.map((failure) => {
    const { place, what, hint } = failureLines(failure, say);
    return `<li><code>${escapeHtml(place)}</code> ${escapeHtml(what)} <em>${escapeHtml(hint)}</em></li>`;
  });
  return `<section class="failures"><h2>${escapeHtml(say('check:page.failures'))}</h2><ul>${items.join('')}</ul></section>`;
}

interface Bar {
  readonly name: string;
  readonly label?: string;
  readonly href?: string;
  readonly counts: Readonly<Record<Severity, number>>;
}

function editionChart(findings: readonly Finding[], { say }: ReportContext): string {
  const none = say('check:page.allEditions');
  const groups = Map.groupBy(findings, ({ edition }) => edition ?? none);
  const bars = [...groups].map(([name, own]): Bar => ({ name, counts: countBySeverity(own) }));
  return chart(say('check:page.byEdition'), bars.sort(most));
}

function ruleChart(findings: readonly Finding[], context: ReportContext): string {
  const bars = rulesBySize(findings).map(
    ([rule, own]): Bar => ({
      name: titleOf(rule, context),
      label: rule,
      href: `#${rule}`,
      counts: countBySeverity(own),
    }),
  );
  return chart(context.say('check:page.byRule'), bars);
}

function rulesBySize(findings: readonly Finding[]): [string, Finding[]][] {
  const rank = (own: readonly Finding[]) => {
    const { error, warning, info } = countBySeverity(own);
    return error * 1e12 + warning * 1e6 + info;
  };
  return [...Map.groupBy(findings, ({ rule }) => rule)].sort(
    (a, b) => rank(b[1]) - rank(a[1]) || (a[0] < b[0] ? -1 : 1),
  );
}

function titleOf(rule: string, { say, rules = [] }: ReportContext): string {
  const known = rules.find(({ id }) => id === rule);
  return known ? say(known.title) : say(`check:titles.${rule}`);
}

function most(a: Bar, b: Bar): number {
  return total(b) - total(a);
}

function total({ counts }: Bar): number {
  return counts.error + counts.warning + counts.info;
}

/** Bars of one scale, each with its number: a picture that reads as a table too. */
function chart(heading: string, bars: readonly Bar[]): string {
  if (!bars.length) return '';
  const longest = Math.max(...bars.map(total));
  const rows = bars.map((bar) => {
    const parts = SEVERITIES.filter((severity) => bar.counts[severity] > 0).map(
      (severity) => `<i class="${severity}" style="flex:${bar.counts[severity]}"></i>`,
    );
    const name = escapeHtml(bar.name);
    const shown = bar.href ? `<a href="${escapeHtml(bar.href)}">${name}</a>` : name;
    const label = bar.label ? ` <code>${escapeHtml(bar.label)}</code>` : '';
    const width = ((100 * total(bar)) / longest).toFixed(2);
    return `<tr><th scope="row">${shown}${label}</th><td><div class="bar" style="width:${width}%" aria-hidden="true">${parts.join('')}</div></td><td class="n">${total(bar)}</td></tr>`;
  });
  return `<section class="chart"><h2>${escapeHtml(heading)}</h2><table>${rows.join('')}</table></section>`;
}

function ruleSections(findings: readonly Finding[], context: ReportContext): string {
  const { say } = context;
  let left = SHOWN;
  const sections = rulesBySize(findings).map(([rule, own], at) => {
    const shown = own.slice(0, Math.max(0, left));
    left -= shown.length;
    const more = own.length - shown.length;
    const rest = more > 0 ? `<p class="more">${escapeHtml(say('check:page.more', { count: more }))}</p>` : '';
    const worst =
      SEVERITIES.find((severity) => own.some((finding) => finding.severity === severity)) ?? 'info';
    const head = `<span class="dot ${worst}"></span>${escapeHtml(titleOf(rule, context))} <code>${escapeHtml(rule)}</code> <b>${own.length}</b>`;
    const items = shown.map((finding) => card(finding, context)).join('');
    return `<details id="${escapeHtml(rule)}"${at < 8 ? ' open' : ''}><summary>${head}</summary><ol>${items}</ol>${rest}</details>`;
  });
  return sections.length ? `<h2>${escapeHtml(say('check:page.each'))}</h2>${sections.join('')}` : '';
}

function card(finding: Finding, context: ReportContext): string {
  const { say, sourceOf } = context;
  const { file, start, severity, message, evidence = [], fix, source, edition } = finding;
  const place = start ? `${file}:${start.line}:${start.column}` : file;
  const tag = edition === undefined ? '' : `<span class="tag">${escapeHtml(edition)}</span>`;
  const excerpt = excerptOf(finding, sourceOf);
  const shown = excerpt
    ? `<blockquote>${excerpt.cutStart ? '…' : ''}${escapeHtml(excerpt.before)}<mark class="${severity}">${escapeHtml(excerpt.marked)}</mark>${fixOf(excerpt.marked, fix?.text)}${escapeHtml(excerpt.after)}${excerpt.cutEnd ? '…' : ''}</blockquote>`
    : '';
  const notes = [
    ...evidence.map((item) => say(item)),
    ...(source?.start
      ? [
          say('check:report.translates', {
            place: `${source.file}:${source.start.line}:${source.start.column}`,
          }),
        ]
      : []),
  ];
  const list = notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('');
  return `<li class="${severity}"><p class="place"><code>${escapeHtml(place)}</code>${tag}</p><p>${escapeHtml(say(message))}</p>${shown}${list ? `<ul>${list}</ul>` : ''}</li>`;
}

/** What a fix would write, beside what stands there. */
function fixOf(marked: string, text: string | undefined): string {
  return text === undefined || text === '' || text === marked ? '' : `<ins>${escapeHtml(text)}</ins>`;
}

function silencedList({ silenced = [] }: Report, context: ReportContext): string {
  if (!silenced.length) return '';
  const { say } = context;
  const rows = silenced.slice(0, SHOWN).map(({ finding, how, reason, by }) => {
    const { file, start, rule, message } = finding;
    const why = [say(`check:page.how.${how}`), reason, by].filter(Boolean).join(' – ');
    const place = start ? `${file}:${start.line}` : file;
    return `<tr><td><code>${escapeHtml(place)}</code></td><td>${escapeHtml(rule)}</td><td>${escapeHtml(say(message))}</td><td>${escapeHtml(why)}</td></tr>`;
  });
  const head = say('check:report.silenced', { count: silenced.length });
  return `<details><summary>${escapeHtml(head)}</summary><table class="list">${rows.join('')}</table></details>`;
}
