import { createCheck } from '../../plan/check-session.ts';
import { watchedByCheck } from '../../plan/watched.ts';
import { type Keeping, keepingOf } from '../../unchanged.ts';
import { checkOnce, type Run } from '../check/once.ts';
import { openTarget } from '../check/open.ts';
import { checkAgainAndAgain } from '../check/watch.ts';
import type { BareCommand, ExitCode } from '../command.ts';
import { printFailures } from '../failures.ts';
import { record } from '../recording.ts';
import { FORMATS } from '../reporters/index.ts';

export const check: BareCommand = {
  name: 'check',
  needs: 'nothing',
  options: {
    format: { type: 'string', value: 'FORMAT', choices: FORMATS },
    html: { type: 'string', value: 'FILE' },
    sarif: { type: 'string', value: 'FILE' },
    summary: { type: 'string', value: 'FILE' },
    'fail-on': { type: 'string', value: 'SEVERITY', choices: ['error', 'warning', 'info'] },
    'max-warnings': { type: 'string', value: 'N' },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    baseline: { type: 'string', value: 'FILE' },
    'update-baseline': { type: 'boolean' },
    'changed-since': { type: 'string', value: 'REF' },
    locales: { type: 'string', value: 'DIR' },
    reference: { type: 'string', value: 'LOCALE' },
    watch: { type: 'boolean' },
  },
  positionals: [],
  run: async (invocation) => {
    const opened = await openTarget(invocation);
    if (!opened.ok) return printFailures(opened.failures, invocation);
    const { target, close } = opened.value;
    const { question } = invocation;
    try {
      const keeping =
        question && (await keepingOf(question, target.files, { trees: watchedByCheck(target.config) }));
      const files = keeping ? keeping.files : target.files;
      const run = {
        open: opened.value,
        check: createCheck({
          ...target,
          files,
          once: !invocation.options['watch'] && !invocation.options['fix'],
        }),
        invocation,
      };
      if (invocation.options['watch']) return await checkAgainAndAgain(run);
      return await (keeping ? checkAndKeep(run, keeping) : checkOnce(run));
    } finally {
      await close();
    }
  },
};

/** What is said to it is said again at once, until something changes. */
async function checkAndKeep(run: Run, keeping: Keeping): Promise<ExitCode> {
  const recording = record(run.invocation.terminal, 'shown');
  const told = { ...run.invocation, terminal: recording.terminal };
  const exit = await checkOnce({ ...run, told });
  // What failed may not fail again.
  if (exit !== 2 && recording.isShort()) keeping.keep(recording.answer(exit));
  return exit;
}
