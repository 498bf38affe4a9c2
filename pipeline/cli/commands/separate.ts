import path from 'node:path';
import { planProject } from '../../plan/assemble.ts';
import { separatedArticle, siteStrings } from '../../plan/separated.ts';
import type { Project } from '../../project.ts';
import type { Invocation, ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';
import { separatedText, siteStringsText } from '../reporters/separated-text.ts';

export const separate: ProjectCommand = {
  name: 'separate',
  needs: 'project',
  options: { explain: { type: 'boolean' } },
  positionals: ['FILE?'],
  run: async (project, invocation) => {
    const { say, terminal, quiet, format, positionals, options } = invocation;
    const progress = createProgress(terminal, say, quiet);
    const { plan, snapshot } = await planProject(project, progress.report);
    progress.done();
    const context = { say, style: terminal.style };
    const [named] = positionals;
    if (named === undefined) {
      const rows = siteStrings(plan, snapshot);
      terminal.out(format === 'json' ? JSON.stringify(rows, null, 2) : siteStringsText(rows, context));
      return 0;
    }
    const file = fromRoot(project, invocation, named);
    const planned = plan.articles.find(({ article }) => article.path === file);
    if (!planned) {
      terminal.err(`${say('separate.notThere', { file: named })}\n`);
      return 2;
    }
    const separated = separatedArticle(planned, plan.strings.sightings);
    const explain = options['explain'] === true;
    terminal.out(
      format === 'json'
        ? JSON.stringify(separated, null, 2)
        : separatedText(separated, { ...context, explain }),
    );
    return 0;
  },
};

/** A file as named from where the user stands, as the project names it. */
function fromRoot(project: Project, { cwd }: Invocation, file: string): string {
  return path.relative(project.root, path.resolve(cwd, file)).split(path.sep).join('/');
}
