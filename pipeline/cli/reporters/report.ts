/** What a reporter turns into text, piece by piece. Reporters are pure: none prints. */
import type { Failure, Finding, Message, Severity } from '../../model/finding.ts';
import type { Say } from '../messages.ts';
import type { Style } from '../terminal.ts';

export interface Report {
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  /** What a suppression, a dismissal or the baseline keeps quiet. */
  readonly silenced?: readonly SilencedFinding[];
}

export interface SilencedFinding {
  readonly finding: Finding;
  readonly how: 'inline' | 'baseline' | 'dismissed';
  readonly reason?: string;
  readonly by?: string;
}

export interface RuleInfo {
  readonly id: string;
  readonly title: Message;
  readonly severity: Severity | 'off';
}

export interface ReportContext {
  readonly say: Say;
  readonly style: Style;
  /** The text of a file that findings point into, for excerpts; undefined when it cannot be had. */
  readonly sourceOf: (file: string) => string | undefined;
  /** Every rule there is, for formats that list them. */
  readonly rules?: readonly RuleInfo[];
  /** The rule's page in Markdown, where it is at hand. */
  readonly pageOf?: (rule: string) => string | undefined;
  /** The same for the same finding after lines have moved. */
  readonly fingerprint?: (finding: Finding) => string;
  /** Where the project's root lies below the repository's, `/`-separated, with a slash at its end; or ''. */
  readonly prefix?: string;
}

/** Each finding is looked at when its turn comes. */
export type Reporter = (report: Report, context: ReportContext) => Iterable<string>;

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** A fingerprint for machines; the place does where nobody has worked one out. */
export function identityOf(finding: Finding, { fingerprint }: ReportContext): string {
  if (fingerprint) return fingerprint(finding);
  const { rule, file, start } = finding;
  return `${rule}:${file}:${start?.line ?? 0}:${start?.column ?? 0}`;
}
