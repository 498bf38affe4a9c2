import path from 'node:path';
import { planProject } from '../../plan/assemble.ts';
import { separatedArticle, siteStrings } from '../../plan/separated.ts';
import type { Project } from '../../project.ts';
import type { Invocation, ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';
import { separatedPage, siteStringsPage } from '../reporters/separated-html.ts';
import { separatedText, siteStringsText } from '../reporters/separated-text.ts';
import { writePage } from '../write-page.ts';

export const separate: ProjectCommand = {
  name: 'separate',
  needs: 'project',
  options: {
    explain: { type: 'boolean' },
    site: { type: 'boolean' },
    html: { type: 'string', value: 'FILE' },
  },
  positionals: ['FILE?'],
  run: async (project, invocation) => {
    const { say, terminal, quiet, positionals, options } = invocation;
    const progress = createProgress(terminal, say, quiet);
    const { plan, snapshot } = await planProject(project, progress.report);
    progress.done();
    const style = terminal.style;
    const [named] = positionals;
    if (named === undefined || options['site'] === true) {
      const rows = siteStrings(plan, snapshot);
      const text = () => siteStringsText(rows, { say, style });
      return show(invocation, { value: rows, text, page: () => siteStringsPage(rows, say) });
    }
    const file = fromRoot(project, invocation, named);
    const planned = plan.articles.find(({ article }) => article.path === file);
    if (!planned) {
      terminal.err(`${say('separate.notThere', { file: named })}\n`);
      return 2;
    }
    const separated = separatedArticle(planned, plan.strings.sightings);
    const text = () => separatedText(separated, { say, style, explain: options['explain'] === true });
    return show(invocation, { value: separated, text, page: () => separatedPage(separated, say) });
  },
};

interface Shown {
  readonly value: unknown;
  readonly text: () => string;
  readonly page: () => string;
}

async function show(invocation: Invocation, { value, text, page }: Shown): Promise<0> {
  const { format, options, terminal } = invocation;
  const html = options['html'];
  if (typeof html === 'string') await writePage(html, page(), invocation);
  else terminal.out(format === 'json' ? JSON.stringify(value, null, 2) : text());
  return 0;
}

/** A file as named from where the user stands, as the project names it. */
function fromRoot(project: Project, { cwd }: Invocation, file: string): string {
  return path.relative(project.root, path.resolve(cwd, file)).split(path.sep).join('/');
}
