/** The rules, for who lists them. */
import { titleOf } from '../check/rule.ts';
import { RULES } from '../check/rules/index.ts';
import { severityOf } from '../check/settings.ts';
import type { Config } from '../model/config.ts';
import type { Message, Severity } from '../model/finding.ts';
import { settingsOf } from './check.ts';

export interface RuleSummary {
  readonly id: string;
  readonly title: Message;
  /** As this site has it. */
  readonly severity: Severity | 'off';
}

/** What reading, planning and suppressing find, which no rule of its own looks for. */
export const BUILT_IN: Readonly<Record<string, Severity>> = {
  bug: 'error',
  'declared-language': 'warning',
  'duplicate-key': 'error',
  'front-matter-duplicate-key': 'error',
  'front-matter-syntax': 'error',
  'galerada-off': 'warning',
  'mdx-syntax': 'error',
  'record-orphan': 'warning',
  schema: 'error',
  'string-untranslated': 'error',
  'suppression-unused': 'info',
};

export function ruleSummaries(config: Config): RuleSummary[] {
  const settings = settingsOf(config);
  const builtIn = Object.entries(BUILT_IN).map(([id, severity]) => ({ id, severity }));
  return [...RULES, ...builtIn].map(({ id, severity }) => ({
    id,
    title: titleOf({ id }),
    severity: severityOf({ id, severity }, settings),
  }));
}
