import { planProject } from '../../plan/assemble.ts';
import { type Spending, spending } from '../../plan/spending.ts';
import { type SiteStatus, siteStatus } from '../../plan/status.ts';
import type { ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';
import { spendingText } from '../reporters/spending-text.ts';
import { statusPage } from '../reporters/status-html.ts';
import { type StatusContext, statusText } from '../reporters/status-text.ts';
import { writePage } from '../write-page.ts';

export const status: ProjectCommand = {
  name: 'status',
  needs: 'project',
  options: { html: { type: 'string', value: 'FILE' }, usage: { type: 'boolean' } },
  positionals: [],
  run: async (project, invocation) => {
    const { options, format, quiet, say, terminal, env } = invocation;
    const progress = createProgress(terminal, say, quiet);
    const { plan, snapshot } = await planProject(project, progress.report);
    progress.done();
    const asks = options['usage'] === true || Boolean(env['DEEPL_API_KEY']);
    const money = await spending(project, asks);
    const result = { ...siteStatus(plan, snapshot), ...money };
    const page = options['html'];
    const context = { say, style: terminal.style, content: project.config.content.join(', ') };
    if (typeof page === 'string') await writePage(page, statusPage(result, say), invocation);
    else terminal.out(format === 'json' ? JSON.stringify(result, null, 2) : text(result, context));
    return 0;
  },
};

function text(result: SiteStatus & Spending, context: StatusContext): string {
  return [statusText(result, context), ...spendingText(result, context)].join('\n\n');
}
