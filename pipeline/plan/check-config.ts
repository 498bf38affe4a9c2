/** What a config says of rules, held to the rules themselves: ids that exist, options that their schemas allow. */
import { optionsSchema } from '../check/rule.ts';
import { RULES } from '../check/rules/index.ts';
import type { Failure } from '../model/finding.ts';
import { positionAt } from '../model/text.ts';
import type { WrittenConfig } from '../validate/config.ts';
import type { JsonDocument } from '../validate/json.ts';
import { compileSchema } from '../validate/schemas.ts';
import { BUILT_IN } from './check-rules.ts';

type Path = readonly (string | number)[];

/** Of a config that has passed its schema. Everything that is wrong, each at its line and column. */
export function checkConfigFaults(document: JsonDocument): Failure[] {
  const { check, editions } = document.value as WrittenConfig;
  const ids = new Set([...RULES.map(({ id }) => id), ...Object.keys(BUILT_IN)]);
  const severities = [
    { at: ['check', 'rules'] as Path, rules: check?.rules },
    ...Object.entries(editions).map(([name, edition]) => ({
      at: ['editions', name, 'check', 'rules'] as Path,
      rules: edition.check?.rules,
    })),
  ];
  const unknown = [...severities, { at: ['check', 'options'] as Path, rules: check?.options }].flatMap(
    ({ at, rules = {} }) =>
      Object.keys(rules)
        .filter((id) => !ids.has(id))
        .map((id) =>
          fault(document, { path: [...at, id], part: 'key', expected: nearTo(id, ids), found: `"${id}"` }),
        ),
  );
  return [...unknown, ...patternFaults(document), ...optionFaults(document, check?.options ?? {})];
}

function optionFaults(document: JsonDocument, options: Readonly<Record<string, unknown>>): Failure[] {
  return RULES.filter(({ id }) => options[id] !== undefined).flatMap((rule) =>
    compileSchema(optionsSchema(rule))(options[rule.id]).map(({ path, atKey, expected, found }) => {
      const wanted = expected === 'one of ' ? 'no options: this rule takes none' : expected;
      const part = atKey ? 'key' : 'value';
      return fault(document, { path: ['check', 'options', rule.id, ...path], part, expected: wanted, found });
    }),
  );
}

/** Patterns that no regular expression is. */
function patternFaults(document: JsonDocument): Failure[] {
  const { check } = document.value as WrittenConfig;
  return (check?.sources ?? []).flatMap(({ patterns = [] }, at) =>
    patterns.flatMap((pattern, index) => {
      try {
        new RegExp(pattern, 'u');
        return [];
      } catch (error) {
        const found = error instanceof Error ? error.message : String(error);
        const path = ['check', 'sources', at, 'patterns', index];
        return [fault(document, { path, part: 'value', expected: 'a regular expression', found })];
      }
    }),
  );
}

function fault(
  document: JsonDocument,
  { path, part, expected, found }: { path: Path; part: 'key' | 'value'; expected: string; found: string },
): Failure {
  const start = positionAt(document.lines, document.range(path, part).start);
  return { reason: 'invalid', file: document.file, start, expected, found };
}

/** The ids that begin as the name does, so that the message stays short. */
function nearTo(id: string, ids: ReadonlySet<string>): string {
  const shared = (one: string) => {
    let at = 0;
    while (at < one.length && one[at] === id[at]) at++;
    return at;
  };
  const near = [...ids].filter((one) => shared(one) >= 3).sort((a, b) => shared(b) - shared(a));
  const best = near.slice(0, 3);
  return best.length ? `the id of a rule, such as ${best.join(', ')}` : 'the id of a rule (docs/rules)';
}
