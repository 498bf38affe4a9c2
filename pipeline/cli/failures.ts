/** Failures in words: what was expected, what was found, where, and what to do next. Each reason has its texts in `cli:failure`. */
import type { Failure, Message } from '../model/finding.ts';
import { explainEngineFailure } from '../translate/explain.ts';
import type { ExitCode, Invocation } from './command.ts';
import type { Say } from './messages.ts';

export interface FailureText {
  readonly what: Message;
  readonly hint: Message;
}

export function describeFailure(failure: Failure): FailureText {
  const key = `failure.${failure.reason}`;
  const hint = { key: `cli:${key}.hint`, values: valuesOf(failure) };
  const explained = explainEngineFailure(failure);
  if (explained) return explained;
  if ('message' in failure && failure.message) return { what: failure.message, hint };
  return {
    what: { key: `cli:${key}.what`, values: valuesOf(failure) },
    hint: { key: `cli:${key}.hint`, values: valuesOf(failure) },
  };
}

/** `file:line:column` of what failed, as far as known. */
export function placeOf(failure: Failure): string {
  if (!('file' in failure)) return '';
  const start = 'start' in failure ? failure.start : undefined;
  return start ? `${failure.file}:${start.line}:${start.column}` : failure.file;
}

/** Everything a failure says of itself that fits into a sentence. */
function valuesOf(failure: Failure): Record<string, string | number> {
  const values = Object.entries({ retryAfter: '?', ...failure });
  return Object.fromEntries(
    values.filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );
}

/** One failure in the user's language. */
export function failureLines(failure: Failure, say: Say): { place: string; what: string; hint: string } {
  const { what, hint } = describeFailure(failure);
  return { place: placeOf(failure), what: say(what), hint: say(hint) };
}

export function printFailures(
  failures: readonly Failure[],
  { say, terminal }: Pick<Invocation, 'say' | 'terminal'>,
): ExitCode {
  for (const failure of failures) {
    const { place, what, hint } = failureLines(failure, say);
    terminal.err(`${place ? `${place}: ` : ''}${what}\n  ${hint}\n`);
  }
  return 2;
}
