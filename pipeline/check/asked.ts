/** Whether a rule is asked about a text at all: by a glance, so many million times. */
import type { Glance } from './glance.ts';
import type { OptionSchemas, OptionsOf, TextRule } from './rule.ts';

export interface Asked {
  readonly rule: TextRule;
  readonly options: OptionsOf<OptionSchemas>;
  readonly always: boolean;
  readonly target: number;
  readonly source: number;
  readonly either: number;
  readonly pair: number;
}

export function cuesOf({ cues }: TextRule): Omit<Asked, 'rule' | 'options'> {
  const { target = 0, source = 0, either = 0, pair = 0 } = cues ?? {};
  return { always: cues === undefined, target, source, either, pair };
}

export function mayTell(asked: Asked, glance: Glance): boolean {
  const { target, source } = glance;
  const hasCue =
    asked.always ||
    (target.cues & asked.target) !== 0 ||
    (source !== undefined &&
      ((source.cues & asked.source) |
        ((source.cues | target.cues) & asked.either) |
        (glance.pair & asked.pair)) !==
        0);
  return hasCue && (asked.rule.mayTell?.(glance, asked.options) ?? true);
}
