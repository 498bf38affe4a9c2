import { createCheck } from '../../plan/check-session.ts';
import { checkOnce } from '../check/once.ts';
import { openTarget } from '../check/open.ts';
import { checkAgainAndAgain } from '../check/watch.ts';
import type { BareCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
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
    const run = { open: opened.value, check: createCheck(opened.value.target), invocation };
    try {
      return await (invocation.options['watch'] ? checkAgainAndAgain(run) : checkOnce(run));
    } finally {
      await opened.value.close();
    }
  },
};
