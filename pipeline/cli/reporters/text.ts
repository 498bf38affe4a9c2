import type { Finding, Severity } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import { countBySeverity, type ReportContext, type Reporter } from './report.ts';

const COLORS = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>;

/** Grouped by file, each with the line it is about and a caret under it; then the count. */
export const textReporter: Reporter = ({ findings, failures }, context) => {
  const { say, style } = context;
  const blocks: string[] = [];
  for (const failure of failures) {
    const { place, what, hint } = failureLines(failure, say);
    const head = style('red', say('report.failure'));
    blocks.push(`${head} ${place ? `${style('bold', place)} ` : ''}${what}\n  ${style('dim', hint)}\n`);
  }
  let file = '';
  for (const finding of findings) {
    if (finding.file !== file) blocks.push(style('underline', finding.file));
    file = finding.file;
    blocks.push(renderFinding(finding, context));
  }
  blocks.push(summary(findings, failures.length, context));
  return blocks.join('\n');
};

function renderFinding(finding: Finding, context: ReportContext): string {
  const { say, style } = context;
  const place = finding.start ? `${finding.start.line}:${finding.start.column}` : '–';
  const severity = style(COLORS[finding.severity], say(`severity.${finding.severity}`));
  const lines = [`  ${place}  ${severity}  ${say(finding.message)}  ${style('dim', finding.rule)}`];
  lines.push(...excerptLines(finding, context));
  for (const message of finding.evidence ?? []) lines.push(`      ${style('dim', `· ${say(message)}`)}`);
  if (finding.fix) lines.push(`      ${style('green', say('report.fix', { text: finding.fix.text }))}`);
  return `${lines.join('\n')}\n`;
}

const BEFORE = 40;
const AFTER = 60;

/** The line and a caret; long lines are cut around the place. */
function excerptLines(finding: Finding, { sourceOf, style }: ReportContext): string[] {
  const { start, end } = finding;
  const line = start && sourceOf(finding.file)?.split(/\r\n|\n|\r/, start.line)[start.line - 1];
  if (!line) return [];
  const at = start.column - 1;
  const from = Math.max(0, at - BEFORE);
  const shown = line.slice(from, at + AFTER).replaceAll('\t', ' ');
  const length = end && end.line === start.line ? Math.max(1, end.column - start.column) : 1;
  const caret = ' '.repeat(at - from) + '^'.repeat(Math.min(length, Math.max(1, shown.length - (at - from))));
  const lead = from > 0 ? '…' : ' ';
  return [`     ${lead}${shown}`, `      ${style('cyan', caret)}`];
}

function summary(findings: readonly Finding[], failures: number, { say, style }: ReportContext): string {
  const { error, warning, info } = countBySeverity(findings);
  if (!findings.length && !failures) return style('green', say('report.clean'));
  const parts = [
    failures && say('report.failures', { count: failures }),
    error && say('report.errors', { count: error }),
    warning && say('report.warnings', { count: warning }),
    info && say('report.infos', { count: info }),
  ];
  return style('bold', parts.filter(Boolean).join(', '));
}
