import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { exportGlossary, importGlossary } from '../../plan/glossary.ts';
import type { Project } from '../../project.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { REPORTERS } from '../reporters/index.ts';
import { wholeOf } from '../reporters/pieces.ts';
import { writeOut } from '../write-out.ts';

export const glossary: ProjectCommand = {
  name: 'glossary',
  needs: 'project',
  options: { to: { type: 'string', value: 'FORMAT', choices: ['tbx', 'csv'] } },
  positionals: ['ACTION', 'FILE?'],
  run: async (project, invocation) => {
    const [action = '', file] = invocation.positionals;
    if (action === 'export') return write(project, invocation, file);
    if (action === 'import' && file !== undefined) return read(project, invocation, file);
    const key = action === 'import' ? 'memory:glossary.needsFile' : 'memory:unknownAction';
    const { say, terminal } = invocation;
    terminal.err(
      `galerada: ${say(key, { given: action, expected: 'import, export' })}\n${say('usage.seeHelp')}\n`,
    );
    return 2;
  },
};

async function read(project: Project, invocation: Invocation, file: string): Promise<ExitCode> {
  const { say, terminal, cwd, format, quiet } = invocation;
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    return printFailures([{ reason: 'unreadable', file, detail }], invocation);
  }
  const imported = await importGlossary(project, { file, text });
  if (!imported.ok) return printFailures([imported.failure], invocation);
  const { added, changed, same, skipped, findings } = imported.value;
  if (format === 'json') terminal.out(JSON.stringify(imported.value, null, 2));
  else {
    printFindings(findings, invocation);
    if (findings.length > 0)
      terminal.err(`${say('memory:glossary.refused', { file: project.config.glossary })}\n`);
    else if (!quiet)
      terminal.out(say('memory:glossary.imported', { file: project.config.glossary, added, changed, same }));
    if (skipped.length > 0)
      terminal.err(
        `${say('memory:glossary.skipped', { count: skipped.length, ids: skipped.slice(0, 10).join(', ') })}\n`,
      );
  }
  return findings.length > 0 ? 2 : 0;
}

async function write(project: Project, invocation: Invocation, file: string | undefined): Promise<ExitCode> {
  const to = (invocation.options['to'] ?? 'tbx') as 'tbx' | 'csv';
  const written = await exportGlossary(project, to);
  if (!written.ok) return printFailures([written.failure], invocation);
  const { text, terms, findings } = written.value;
  await writeOut(text, file, invocation);
  printFindings(findings, invocation);
  if (file !== undefined && !invocation.quiet)
    invocation.terminal.err(`${invocation.say('memory:glossary.exported', { file, count: terms })}\n`);
  return findings.length > 0 ? 1 : 0;
}

function printFindings(
  findings: Parameters<(typeof REPORTERS)['text']>[0]['findings'],
  { say, terminal }: Invocation,
): void {
  if (findings.length === 0) return;
  const context = { say, style: terminal.style, sourceOf: () => undefined };
  terminal.err(`${wholeOf(REPORTERS.text({ findings, failures: [] }, context))}\n`);
}
