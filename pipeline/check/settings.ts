/** What a project decides about the check. */
import type { Severity } from '../model/finding.ts';
import type { ResultCache } from './results.ts';
import type { OptionSchemas, OptionsOf, Rule } from './rule.ts';

type Severities = Readonly<Record<string, Severity | 'off'>>;

export interface CheckSettings {
  /** By rule id; a rule that is not named has its own. */
  readonly severities?: Severities;
  /** What single editions decide otherwise, by their name. */
  readonly editions?: Readonly<Record<string, Severities>>;
  /** By rule id, then by name. They must have passed the rule's schema. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What earlier runs found of groups that are the same still. */
  readonly cache?: ResultCache;
}

export function severityOf(
  rule: Pick<Rule, 'id' | 'severity'>,
  { severities, editions }: CheckSettings,
  edition?: string,
): Severity | 'off' {
  const own = edition === undefined ? undefined : editions?.[edition]?.[rule.id];
  return own ?? severities?.[rule.id] ?? rule.severity;
}

/** False when neither the site nor any edition wants to hear of it. */
export function isWanted(rule: Rule, settings: CheckSettings): boolean {
  const names = [undefined, ...Object.keys(settings.editions ?? {})];
  return names.some((edition) => severityOf(rule, settings, edition) !== 'off');
}

/** The rule's defaults, with the config's over them. */
export function optionsOf(rule: Rule, { options }: CheckSettings): OptionsOf<OptionSchemas> {
  const defaults = Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]);
  return { ...Object.fromEntries(defaults), ...options?.[rule.id] };
}
