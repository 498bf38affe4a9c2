/** Failures in words, as the command line has them. */
import type { Failure } from '../model/finding.ts';
import { explainEngineFailure } from '../translate/explain.ts';
import type { Say } from './say.ts';

export function failureText(failure: Failure, say: Say): { title: string; hint: string } {
  const explained = explainEngineFailure(failure);
  if (explained) return { title: say(explained.what), hint: say(explained.hint) };
  const values = valuesOf(failure);
  const own = 'message' in failure ? failure.message : undefined;
  const file = 'file' in failure ? `${failure.file}: ` : '';
  const title = file + say(own ?? { key: `cli:failure.${failure.reason}.what`, values });
  return { title, hint: say({ key: `cli:failure.${failure.reason}.hint`, values }) };
}

function valuesOf(failure: Failure): Record<string, string | number> {
  const values = Object.entries({ retryAfter: '?', ...failure });
  return Object.fromEntries(
    values.filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  ) as Record<string, string | number>;
}
