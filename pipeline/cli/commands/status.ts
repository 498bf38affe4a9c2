import { planProject } from '../../plan/assemble.ts';
import { siteStatus } from '../../plan/status.ts';
import type { ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';
import { statusPage } from '../reporters/status-html.ts';
import { statusText } from '../reporters/status-text.ts';
import { writePage } from '../write-page.ts';

export const status: ProjectCommand = {
  name: 'status',
  needs: 'project',
  options: { html: { type: 'string', value: 'FILE' } },
  positionals: [],
  run: async (project, invocation) => {
    const { options, format, quiet, say, terminal } = invocation;
    const progress = createProgress(terminal, say, quiet);
    const { plan, snapshot } = await planProject(project, progress.report);
    progress.done();
    const result = siteStatus(plan, snapshot);
    const page = options['html'];
    const context = { say, style: terminal.style, content: project.config.content.join(', ') };
    if (typeof page === 'string') await writePage(page, statusPage(result, say), invocation);
    else terminal.out(format === 'json' ? JSON.stringify(result, null, 2) : statusText(result, context));
    return 0;
  },
};
