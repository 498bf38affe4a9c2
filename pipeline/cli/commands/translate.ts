import { planProject } from '../../plan/assemble.ts';
import { buildSite } from '../../plan/build.ts';
import { costOfPlan } from '../../plan/cost.ts';
import type { ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import type { Say } from '../messages.ts';
import { createProgress } from '../progress.ts';
import { planText } from '../reporters/plan-text.ts';
import { budgetOption, exitOf, refuseBudget, unmetLines } from '../unmet.ts';

export const translate: ProjectCommand = {
  name: 'translate',
  needs: 'project',
  options: {
    'dry-run': { type: 'boolean', short: 'n' },
    budget: { type: 'string', value: 'N' },
    again: { type: 'boolean' },
  },
  positionals: [],
  run: async (project, invocation) => {
    const { say, terminal, quiet, format, options } = invocation;
    const budget = budgetOption(invocation);
    if (budget === 'wrong') return refuseBudget(invocation);
    const dryRun = options['dry-run'] === true;
    const lock = dryRun ? undefined : await project.lock();
    if (lock && !lock.ok) return printFailures([lock.failure], invocation);
    try {
      const progress = createProgress(terminal, say, quiet);
      if (dryRun) {
        const planned = await planProject(project, progress.report);
        progress.done();
        const cost = { ...(await costOfPlan(planned, project)), ...(budget === undefined ? {} : { budget }) };
        printFailures(planned.plan.failures, invocation);
        terminal.out(
          format === 'json'
            ? JSON.stringify(cost, null, 2)
            : planText(cost, { say, style: terminal.style, config: project.config }),
        );
        return planned.plan.failures.length ? 2 : 0;
      }
      const { outcome } = await buildSite(project, {
        publish: false,
        frozen: false,
        budget,
        again: options['again'] === true,
        progress: progress.report,
      });
      progress.done();
      printFailures(outcome.failures, invocation);
      const { counts, failures, unmet, takeovers } = outcome;
      if (format === 'json') terminal.out(JSON.stringify({ counts, failures, unmet, takeovers }, null, 2));
      else for (const line of unmetLines(outcome, invocation)) terminal.err(`${line}\n`);
      if (format !== 'json' && !quiet)
        terminal.out([say('build.totals', { ...counts }), ...billedLine(counts.billed, say)].join('\n'));
      return exitOf(outcome);
    } finally {
      if (lock?.ok) await lock.value();
    }
  },
};

function billedLine(characters: number, say: Say): string[] {
  return characters > 0 ? [say({ key: 'engines:billed', values: { characters } })] : [];
}
