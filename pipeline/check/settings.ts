/** What a project decides about the check. */
import type { Severity } from '../model/finding.ts';
import type { OptionSchemas, OptionsOf, Rule } from './rule.ts';

export interface CheckSettings {
  /** By rule id; a rule that is not named has its own. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** By rule id, then by name. They must have passed the rule's schema. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export function severityOf(rule: Rule, { severities }: CheckSettings): Severity | 'off' {
  return severities?.[rule.id] ?? rule.severity;
}

/** The rule's defaults, with the config's over them. */
export function optionsOf(rule: Rule, { options }: CheckSettings): OptionsOf<OptionSchemas> {
  const defaults = Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]);
  return { ...Object.fromEntries(defaults), ...options?.[rule.id] };
}
