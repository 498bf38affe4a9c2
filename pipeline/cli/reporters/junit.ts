import type { Failure, Finding } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import type { Say } from '../messages.ts';
import { excerptOf } from './excerpt.ts';
import { lined, mapped } from './pieces.ts';
import type { Report, ReportContext, Reporter } from './report.ts';
import { attributes, escapeXml } from './xml.ts';

/**
 * JUnit's XML, as GitLab, Jenkins and Azure read it: a suite for each file, a case for each finding. Errors and
 * warnings fail, remarks are skipped cases; a clean check is one case that passes.
 */
export const junitReporter: Reporter = (report, context) => lined(linesOf(report, context));

function* linesOf({ findings, failures }: Report, context: ReportContext): Generator<string> {
  const { say } = context;
  const failed = findings.filter(({ severity }) => severity !== 'info').length;
  const totals = {
    name: 'galerada check',
    tests: Math.max(1, findings.length + failures.length),
    failures: failed,
    errors: failures.length,
  };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(totals)}>`;
  if (failures.length) yield* brokenSuite(failures, say);
  for (const [file, own] of Map.groupBy(findings, ({ file }) => file)) yield* suite(file, own, context);
  if (!failures.length && !findings.length) yield* clean(say);
  yield '</testsuites>';
}

interface Counts {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function* wrap(counts: Counts, cases: Iterable<string>): Generator<string> {
  yield `  <testsuite${attributes({ ...counts })}>`;
  yield* cases;
  yield '  </testsuite>';
}

function brokenSuite(failures: readonly Failure[], say: Say): Iterable<string> {
  const count = failures.length;
  const cases = failures.map((failure) => {
    const { place, what, hint } = failureLines(failure, say);
    const name = attributes({ name: failure.reason, classname: 'galerada', file: place || undefined });
    return `    <testcase${name}>\n      <error${attributes({ type: failure.reason, message: what })}>${escapeXml(hint)}</error>\n    </testcase>`;
  });
  return wrap({ name: 'galerada', tests: count, failures: 0, errors: count, skipped: 0 }, cases);
}

function clean(say: Say): Iterable<string> {
  const counts = { name: 'galerada', tests: 1, failures: 0, errors: 0, skipped: 0 };
  return wrap(counts, [`    <testcase${attributes({ name: say('report.clean'), classname: 'galerada' })}/>`]);
}

function suite(file: string, findings: readonly Finding[], context: ReportContext): Iterable<string> {
  const skipped = findings.filter(({ severity }) => severity === 'info').length;
  const counts = {
    name: file,
    tests: findings.length,
    failures: findings.length - skipped,
    errors: 0,
    skipped,
  };
  return wrap(
    counts,
    mapped(findings, (finding) => testCase(finding, context)),
  );
}

function testCase(finding: Finding, { say, sourceOf }: ReportContext): string {
  const { file, start, rule, severity, message } = finding;
  const place = start ? `${file}:${start.line}:${start.column}` : file;
  const name = attributes({ name: `${rule} (${place})`, classname: file, file, line: start?.line });
  const text = say(message);
  if (severity === 'info')
    return `    <testcase${name}>\n      <skipped${attributes({ message: text })}/>\n    </testcase>`;
  const excerpt = excerptOf(finding, sourceOf);
  const shown = excerpt ? `\n${excerpt.before}[${excerpt.marked}]${excerpt.after}` : '';
  const body = escapeXml(`${place}${shown}`).replaceAll('&#10;', '\n');
  return `    <testcase${name}>\n      <failure${attributes({ type: `${severity}: ${rule}`, message: text })}>${body}</failure>\n    </testcase>`;
}
