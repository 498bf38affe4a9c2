import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { planProject } from '../../plan/assemble.ts';
import { siteStatus } from '../../plan/status.ts';
import type { ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';
import { statusPage } from '../reporters/status-html.ts';
import { statusText } from '../reporters/status-text.ts';

export const status: ProjectCommand = {
  name: 'status',
  needs: 'project',
  options: { html: { type: 'string', value: 'FILE' } },
  positionals: [],
  run: async (project, { options, format, quiet, cwd, say, terminal }) => {
    const progress = createProgress(terminal, say, quiet);
    const { plan, snapshot } = await planProject(project, progress.report);
    progress.done();
    const result = siteStatus(plan, snapshot);
    const page = options['html'];
    if (typeof page === 'string') {
      await writeFile(path.resolve(cwd, page), statusPage(result, say));
      if (!quiet) terminal.out(say('status.written', { file: page }));
      return 0;
    }
    if (format === 'json') terminal.out(JSON.stringify(result, null, 2));
    else
      terminal.out(
        statusText(result, { say, style: terminal.style, content: project.config.content.join(', ') }),
      );
    return 0;
  },
};
