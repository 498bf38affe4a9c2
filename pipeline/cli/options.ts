/** From argv to options: a table, so that help, parsing and its tests cannot disagree. */
import { parseArgs } from 'node:util';

export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for the value in help: `DIR`. */
  readonly value?: string;
  /** For strings: the values it may have. */
  readonly choices?: readonly string[];
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** Every command takes these. */
export const SHARED_OPTIONS = {
  cwd: { type: 'string', value: 'DIR' },
  config: { type: 'string', value: 'FILE' },
  format: { type: 'string', value: 'FORMAT', choices: ['text', 'json', 'github'] },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies OptionTable;

/** What is wrong with a command line, for `cli:usage.*`. */
export interface UsageError {
  readonly problem:
    | 'unknown-option'
    | 'unknown-command'
    | 'needs-value'
    | 'takes-no-value'
    | 'bad-choice'
    | 'extra-argument'
    | 'missing-argument';
  readonly given: string;
  readonly expected?: string;
  readonly suggestion?: string;
}

export type Parsed =
  | { readonly ok: true; readonly values: OptionValues; readonly positionals: readonly string[] }
  | { readonly ok: false; readonly error: UsageError };

export function parseOptions(argv: readonly string[], table: OptionTable): Parsed {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { type, short }]) => [name, short ? { type, short } : { type }]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const error = optionError(token, table);
    if (error) return { ok: false, error };
  }
  return { ok: true, values: values as OptionValues, positionals };
}

function optionError(
  token: { name: string; rawName: string; value?: string | undefined },
  table: OptionTable,
): UsageError | undefined {
  const spec = table[token.name];
  const given = token.rawName;
  if (!spec) {
    const near = nearest(token.name, Object.keys(table));
    return { problem: 'unknown-option', given, ...(near ? { suggestion: `--${near}` } : {}) };
  }
  if (spec.type === 'boolean')
    return token.value === undefined ? undefined : { problem: 'takes-no-value', given };
  if (token.value === undefined || token.value.startsWith('--'))
    return { problem: 'needs-value', given, expected: spec.value ?? 'VALUE' };
  if (!spec.choices || spec.choices.includes(token.value)) return undefined;
  const near = nearest(token.value, spec.choices);
  return {
    problem: 'bad-choice',
    given: `${given} ${token.value}`,
    expected: spec.choices.join(', '),
    ...(near ? { suggestion: near } : {}),
  };
}

/** The candidate that at most a third of its letters (and two at least) separate from what was typed. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name) }));
  const [best] = scored.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** Levenshtein's, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
