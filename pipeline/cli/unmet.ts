/** What was to be translated and is not: told by reason, each sentence with its place. And how the run ends for it. */
import type { Failure, Message } from '../model/finding.ts';
import type { Outcome } from '../plan/build.ts';
import type { UnmetSentence } from '../plan/unmet.ts';
import type { ExitCode, Invocation } from './command.ts';
import { failureLines } from './failures.ts';
import type { Say } from './messages.ts';

/** Of each reason so many sentences are listed. */
const LISTED = 20;
const EXCERPT = 60;

export function unmetLines({ unmet, takeovers }: Outcome, { say }: Pick<Invocation, 'say'>): string[] {
  const byReason = Map.groupBy(unmet, (one) => JSON.stringify([one.status, one.edition, reasonOf(one, say)]));
  return [
    ...takeovers.map(({ edition, from, to, failure }) =>
      say({ key: 'engines:takeover', values: { edition, from, to, what: failureLines(failure, say).what } }),
    ),
    ...[...byReason.values()].flatMap((group) => groupLines(group, say)),
  ];
}

function groupLines(group: readonly UnmetSentence[], say: Say): string[] {
  const [first] = group;
  if (!first) return [];
  const characters = group.reduce((sum, one) => sum + one.characters, 0);
  const values = { count: group.length, characters, edition: first.edition, why: reasonOf(first, say) };
  const rest = group.length - LISTED;
  return [
    say({ key: `engines:unmet.${first.status}`, values }),
    ...group
      .slice(0, LISTED)
      .map(({ file, start, text }) => `  ${file}:${start.line}:${start.column}  ${excerpt(text)}`),
    ...(rest > 0 ? [`  ${say({ key: 'engines:unmet.more', values: { count: rest } })}`] : []),
  ];
}

function reasonOf(
  { why, failure }: { readonly why?: Message; readonly failure?: Failure },
  say: Say,
): string {
  if (why) return say(why);
  return failure ? failureLines(failure, say).what : '';
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length <= EXCERPT ? text : `${characters.slice(0, EXCERPT - 1).join('')}…`;
}

/** Something to set up, not something that went wrong under way. */
const SETUP: ReadonlySet<Failure['reason']> = new Set([
  'engine-missing',
  'engine-unauthorized',
  'engine-unsupported',
]);

/**
 * 2 where the operation failed: a file, a config, an engine that is not set up and nothing translated for it. An
 * engine that failed under way leaves a run that is done in part: 1.
 */
export function exitOf({ failures, counts, unmet }: Outcome): ExitCode {
  const isPartial = ({ reason }: Failure): boolean =>
    reason.startsWith('engine-') && (counts.translated > 0 || !SETUP.has(reason));
  if (failures.some((failure) => !isPartial(failure))) return 2;
  return failures.length > 0 || unmet.length > 0 || counts.held + counts.failed > 0 ? 1 : 0;
}

/** `--budget N`: whole characters; undefined when it is not given, `'wrong'` when it is no such number. */
export function budgetOption({ options }: Pick<Invocation, 'options'>): number | undefined | 'wrong' {
  const given = options['budget'];
  if (given === undefined) return undefined;
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : 'wrong';
}

export function refuseBudget({ options, say, terminal }: Invocation): ExitCode {
  const values = { given: `--budget ${String(options['budget'])}` };
  terminal.err(`galerada: ${say({ key: 'engines:wrongBudget', values })}\n`);
  return 2;
}
