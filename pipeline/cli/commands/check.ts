import type { Finding, Severity } from '../../model/finding.ts';
import { planProject } from '../../plan/assemble.ts';
import { checkPlan } from '../../plan/check.ts';
import type { ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';
import { REPORTERS } from '../reporters/index.ts';

const RANK = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

export const check: ProjectCommand = {
  name: 'check',
  needs: 'project',
  options: { 'fail-on': { type: 'string', value: 'SEVERITY', choices: ['error', 'warning', 'info'] } },
  positionals: [],
  run: async (project, { options, format, quiet, say, terminal }) => {
    const progress = createProgress(terminal, say, quiet);
    const { plan, snapshot } = await planProject(project, progress.report);
    progress.done();
    const all = checkPlan(plan, snapshot);
    const threshold = (options['fail-on'] ?? project.config.check.failOn) as Severity;
    const blocking = all.some(({ severity }) => RANK[severity] >= RANK[threshold]);
    const findings = quiet ? all.filter(({ severity }) => RANK[severity] >= RANK[threshold]) : all;
    const sources = sourcesOf(snapshot);
    const report = { findings, failures: plan.failures };
    const text = REPORTERS[format](report, {
      say,
      style: terminal.style,
      sourceOf: (file) => sources.get(file),
    });
    if (text) terminal.out(text);
    return plan.failures.length ? 2 : blocking ? 1 : 0;
  },
};

function sourcesOf(snapshot: Parameters<typeof checkPlan>[1]): Map<Finding['file'], string> {
  const documents = [...snapshot.records, ...snapshot.locales].map(
    ({ document }) => [document.file, document.text] as const,
  );
  return new Map([...snapshot.articles.map(({ path, source }) => [path, source] as const), ...documents]);
}
