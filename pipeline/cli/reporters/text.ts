import type { Finding, Severity } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import { excerptOf, widthOf } from './excerpt.ts';
import { lined } from './pieces.ts';
import { countBySeverity, type Report, type ReportContext, type Reporter } from './report.ts';

const COLORS = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>;

/** Grouped by file, each with the line it is about and a caret under it; then the count. */
export const textReporter: Reporter = (report, context) => lined(blocks(report, context));

function* blocks(report: Report, context: ReportContext): Generator<string> {
  const { findings, failures } = report;
  const { say, style } = context;
  for (const failure of failures) {
    const { place, what, hint } = failureLines(failure, say);
    const head = style('red', say('report.failure'));
    yield `${head} ${place ? `${style('bold', place)} ` : ''}${what}\n  ${style('dim', hint)}\n`;
  }
  for (const [file, own] of Map.groupBy(findings, (finding) => finding.file)) {
    const { error, warning } = countBySeverity(own);
    const color = error ? 'red' : warning ? 'yellow' : 'blue';
    yield `${style(['underline', 'bold'], file)} ${style(color, `(${own.length})`)}`;
    for (const finding of own) yield renderFinding(finding, context);
  }
  yield summary(report, context);
}

function renderFinding(finding: Finding, context: ReportContext): string {
  const { say, style } = context;
  const { start, severity, rule, message, evidence = [], fix, source, edition } = finding;
  const place = start ? `${start.line}:${start.column}` : '–';
  const name = style(COLORS[severity], say(`severity.${severity}`));
  const tag = edition === undefined ? rule : `${rule} · ${edition}`;
  const lines = [`  ${place}  ${name}  ${say(message)}  ${style('dim', tag)}`];
  lines.push(...excerptLines(finding, context));
  for (const item of evidence) lines.push(`      ${style('dim', `· ${say(item)}`)}`);
  if (source?.start) {
    const translates = `${source.file}:${source.start.line}:${source.start.column}`;
    lines.push(`      ${style('dim', `· ${say('check:report.translates', { place: translates })}`)}`);
  }
  if (fix) lines.push(`      ${style('green', say('report.fix', { text: visible(fix.text, say) }))}`);
  return `${lines.join('\n')}\n`;
}

/** A fix that only adds or takes space is seen too. */
function visible(text: string, say: ReportContext['say']): string {
  if (text === '') return say('check:report.delete');
  return text.replace(/^\s+|\s+$/g, (space) => '␣'.repeat(space.length));
}

function excerptLines(finding: Finding, { sourceOf, style }: ReportContext): string[] {
  const excerpt = excerptOf(finding, sourceOf);
  if (!excerpt) return [];
  const { before, marked, after, cutStart, cutEnd } = excerpt;
  const lead = cutStart ? '…' : ' ';
  const shown = `${before}${style([COLORS[finding.severity], 'bold'], marked)}${after}${cutEnd ? '…' : ''}`;
  const caret = ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked)));
  return [`     ${lead}${shown.trimEnd()}`, `      ${style('cyan', caret)}`];
}

function summary({ findings, failures, silenced = [] }: Report, { say, style }: ReportContext): string {
  const { error, warning, info } = countBySeverity(findings);
  const quiet = silenced.length ? style('dim', say('check:report.silenced', { count: silenced.length })) : '';
  if (!findings.length && !failures.length)
    return [style('green', say('report.clean')), quiet].filter(Boolean).join(' ');
  const files = new Set(findings.map(({ file }) => file)).size;
  const fixable = findings.filter(({ fix }) => fix).length;
  const parts = [
    failures.length && say('report.failures', { count: failures.length }),
    error && style('red', say('report.errors', { count: error })),
    warning && style('yellow', say('report.warnings', { count: warning })),
    info && style('blue', say('report.infos', { count: info })),
  ];
  const where = files ? ` ${say('check:report.inFiles', { count: files })}` : '';
  return [
    `${style('bold', parts.filter(Boolean).join(', '))}${where}.`,
    fixable ? style('green', say('check:report.fixable', { count: fixable })) : '',
    quiet,
  ]
    .filter(Boolean)
    .join(' ');
}
