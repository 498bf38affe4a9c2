import type { Finding } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import type { Say } from '../messages.ts';
import { excerptOf } from './excerpt.ts';
import type { ReportContext, Reporter } from './report.ts';
import { attributes, escapeXml } from './xml.ts';

/**
 * JUnit's XML, as GitLab, Jenkins and Azure read it: a suite for each file, a case for each finding. Errors and
 * warnings fail, remarks are skipped cases; a clean check is one case that passes.
 */
export const junitReporter: Reporter = ({ findings, failures }, context) => {
  const { say } = context;
  const suites = [...Map.groupBy(findings, ({ file }) => file)].map(([file, own]) =>
    suite(file, own, context),
  );
  const broken = failures.map((failure) => {
    const { place, what, hint } = failureLines(failure, say);
    const name = attributes({ name: failure.reason, classname: 'galerada', file: place || undefined });
    return `    <testcase${name}>\n      <error${attributes({ type: failure.reason, message: what })}>${escapeXml(hint)}</error>\n    </testcase>`;
  });
  if (broken.length)
    suites.unshift(
      wrap(
        { name: 'galerada', tests: broken.length, failures: 0, errors: broken.length, skipped: 0 },
        broken,
      ),
    );
  if (!suites.length) suites.push(clean(say));
  const failed = findings.filter(({ severity }) => severity !== 'info').length;
  const totals = {
    name: 'galerada check',
    tests: Math.max(1, findings.length + failures.length),
    failures: failed,
    errors: failures.length,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(totals)}>\n${suites.join('\n')}\n</testsuites>`;
};

interface Counts {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function wrap(counts: Counts, cases: readonly string[]): string {
  return `  <testsuite${attributes({ ...counts })}>\n${cases.join('\n')}\n  </testsuite>`;
}

function clean(say: Say): string {
  const counts = { name: 'galerada', tests: 1, failures: 0, errors: 0, skipped: 0 };
  return wrap(counts, [`    <testcase${attributes({ name: say('report.clean'), classname: 'galerada' })}/>`]);
}

function suite(file: string, findings: readonly Finding[], context: ReportContext): string {
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
    findings.map((finding) => testCase(finding, context)),
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
