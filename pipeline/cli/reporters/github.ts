import type { Severity } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import { lined } from './pieces.ts';
import type { Report, ReportContext, Reporter } from './report.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/** Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export const githubReporter: Reporter = (report, context) => lined(commands(report, context));

function* commands({ findings, failures }: Report, { say, prefix = '' }: ReportContext): Generator<string> {
  for (const failure of failures) {
    const { what, hint } = failureLines(failure, say);
    const file = 'file' in failure ? { file: prefix + failure.file } : {};
    const start =
      'start' in failure && failure.start ? { line: failure.start.line, col: failure.start.column } : {};
    yield command('error', { ...file, ...start, title: failure.reason }, `${what} ${hint}`);
  }
  for (const { severity, file, start, end, rule, message } of findings) {
    const lineOnly = { file: prefix + file, line: start?.line, endLine: end?.line };
    // Columns across lines would be read as columns of one.
    const isOneLine = !end || end.line === start?.line;
    const place = isOneLine ? { ...lineOnly, col: start?.column, endColumn: end?.column } : lineOnly;
    yield command(COMMANDS[severity], { ...place, title: rule }, say(message));
  }
}

function command(
  name: string,
  properties: Record<string, string | number | undefined>,
  text: string,
): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${name} ${list}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
