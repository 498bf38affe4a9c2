/** What a reporter turns into text. Reporters are pure: none prints. */
import type { Failure, Finding, Severity } from '../../model/finding.ts';
import type { Say } from '../messages.ts';
import type { Style } from '../terminal.ts';

export interface Report {
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

export interface ReportContext {
  readonly say: Say;
  readonly style: Style;
  /** The text of a file that findings point into, for excerpts; undefined when it cannot be had. */
  readonly sourceOf: (file: string) => string | undefined;
}

export type Reporter = (report: Report, context: ReportContext) => string;

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
