import path from 'node:path';
import type { Finding } from '../../model/finding.ts';
import { isArticlePath, separateOne } from '../../plan/separate-one.ts';
import { siteStrings } from '../../plan/separated.ts';
import type { Project } from '../../project.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
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
  run: (project, invocation) => {
    const [named] = invocation.positionals;
    const wantsSite = named === undefined || invocation.options['site'] === true;
    return wantsSite ? showSite(project, invocation) : showArticle(project, invocation, named);
  },
};

async function showArticle(project: Project, invocation: Invocation, named: string): Promise<ExitCode> {
  const { say, terminal, options } = invocation;
  const file = fromRoot(project, invocation, named);
  if (!isArticlePath(file)) {
    terminal.err(`${say('separate.notThere', { file: named })}\n`);
    return 2;
  }
  const separated = await separateOne(project.files, project.config, file);
  if (!separated.ok) return printFailures(separated.failures, invocation);
  const { value } = separated;
  const text = () =>
    separatedText(value, { say, style: terminal.style, explain: options['explain'] === true });
  const shown = await show(invocation, { value, text, page: () => separatedPage(value, say) });
  const told = printFindings(separated.findings, invocation);
  if (separated.failures.length) return printFailures(separated.failures, invocation);
  return told ?? shown;
}

/** What is wrong with files whose strings would have been known. */
function printFindings(findings: readonly Finding[], { say, terminal }: Invocation): ExitCode | undefined {
  for (const { file, start, message } of findings) {
    const place = start ? `${file}:${start.line}:${start.column}` : file;
    terminal.err(`${place}: ${say(message)}\n`);
  }
  return findings.length ? 1 : undefined;
}

/** The planner is loaded when all articles are looked at: one alone does without it. */
async function showSite(project: Project, invocation: Invocation): Promise<ExitCode> {
  const { say, terminal, quiet } = invocation;
  const { planProject } = await import('../../plan/assemble.ts');
  const progress = createProgress(terminal, say, quiet);
  const { plan, snapshot } = await planProject(project, progress.report);
  progress.done();
  const rows = siteStrings(plan, snapshot);
  const text = () => siteStringsText(rows, { say, style: terminal.style });
  return show(invocation, { value: rows, text, page: () => siteStringsPage(rows, say) });
}

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
