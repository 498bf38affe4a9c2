import type { Severity } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import { jsonList, mapped } from './pieces.ts';
import { identityOf, type Reporter } from './report.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<
  Severity,
  string
>;

/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const gitlabReporter: Reporter = ({ findings, failures }, context) => {
  const { say, prefix = '' } = context;
  const seen = new Map<string, number>();
  /** Two of one text in one file are two findings. */
  const unique = (identity: string): string => {
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return count ? `${identity}-${count}` : identity;
  };
  const broken = failures.map((failure) => {
    const { what, hint } = failureLines(failure, say);
    const file = 'file' in failure ? failure.file : '.';
    const line = ('start' in failure ? failure.start?.line : undefined) ?? 1;
    return {
      description: `${what} ${hint}`,
      check_name: failure.reason,
      fingerprint: unique(`${failure.reason}:${file}`),
      severity: 'blocker',
      location: { path: prefix + file, lines: { begin: line } },
    };
  });
  const found = mapped(findings, (finding) => {
    const { message, rule, severity, file, start, end } = finding;
    const begin = start?.line ?? 1;
    return {
      description: say(message),
      check_name: rule,
      fingerprint: unique(identityOf(finding, context)),
      severity: SEVERITIES[severity],
      location: { path: prefix + file, lines: { begin, end: Math.max(begin, end?.line ?? begin) } },
    };
  });
  return jsonList(both(broken, found));
};

function* both(first: Iterable<object>, then: Iterable<object>): Generator<object> {
  yield* first;
  yield* then;
}
