import { applyPlan } from '../../plan/apply.ts';
import { planProject } from '../../plan/assemble.ts';
import { costOfPlan } from '../../plan/cost.ts';
import type { ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { createProgress } from '../progress.ts';
import { planText } from '../reporters/plan-text.ts';

export const translate: ProjectCommand = {
  name: 'translate',
  needs: 'project',
  options: { 'dry-run': { type: 'boolean', short: 'n' } },
  positionals: [],
  run: async (project, invocation) => {
    const { say, terminal, quiet, format, options } = invocation;
    const dryRun = options['dry-run'] === true;
    const lock = dryRun ? undefined : await project.lock();
    if (lock && !lock.ok) return printFailures([lock.failure], invocation);
    try {
      const progress = createProgress(terminal, say, quiet);
      const planned = await planProject(project, progress.report);
      if (dryRun) {
        progress.done();
        const cost = await costOfPlan(planned, project);
        printFailures(planned.plan.failures, invocation);
        terminal.out(
          format === 'json'
            ? JSON.stringify(cost, null, 2)
            : planText(cost, { say, style: terminal.style, config: project.config }),
        );
        return planned.plan.failures.length ? 2 : 0;
      }
      const outcome = await applyPlan(planned, project, {
        publish: false,
        frozen: false,
        progress: progress.report,
      });
      progress.done();
      printFailures(outcome.failures, invocation);
      if (format === 'json')
        terminal.out(JSON.stringify({ counts: outcome.counts, failures: outcome.failures }, null, 2));
      else if (!quiet) terminal.out(say('build.totals', { ...outcome.counts }));
      return outcome.failures.length ? 2 : outcome.counts.held + outcome.counts.failed > 0 ? 1 : 0;
    } finally {
      if (lock?.ok) await lock.value();
    }
  },
};
