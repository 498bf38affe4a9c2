import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition } from '../../model/config.ts';
import type { Failure } from '../../model/finding.ts';
import { type Planned, planProject } from '../../plan/assemble.ts';
import { editionOf, type Import, importInto, knownSegments } from '../../plan/exchange.ts';
import { type ReadBack, readBack } from '../../plan/exchange-read.ts';
import { importGlossary } from '../../plan/glossary.ts';
import { importMemory } from '../../plan/memory.ts';
import type { Project } from '../../project.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { createProgress } from '../progress.ts';
import { countItems, importText } from '../reporters/import-text.ts';
import { chosenEdition, editionWanted } from './export.ts';

export const importCommand: ProjectCommand = {
  name: 'import',
  needs: 'project',
  options: {
    edition: { type: 'string', value: 'NAME' },
    approve: { type: 'boolean' },
    by: { type: 'string', value: 'NAME' },
  },
  positionals: ['FILE…'],
  run: async (project, invocation) => {
    const lock = await project.lock();
    if (!lock.ok) return printFailures([lock.failure], invocation);
    try {
      let worst: ExitCode = 0;
      for (const file of invocation.positionals) {
        const code = await importFile(project, invocation, file);
        if (code > worst) worst = code;
      }
      return worst;
    } finally {
      await lock.value();
    }
  },
};

async function importFile(project: Project, invocation: Invocation, file: string): Promise<ExitCode> {
  const { cwd } = invocation;
  if (/\.tmx$/i.test(file)) return takeMemory(project, invocation, file);
  if (/\.tbx$/i.test(file)) return takeTerms(project, invocation, file);
  const { terminal, say, quiet, options } = invocation;
  const progress = createProgress(terminal, say, quiet);
  const planned = await planProject(project, progress.report);
  progress.done();
  const chosen = chosenEdition(project, invocation);
  if (options['edition'] !== undefined && !chosen) return editionWanted(project, invocation);
  let back: Awaited<ReturnType<typeof readBack>>;
  try {
    back = await readBack(file, createReadStream(path.resolve(cwd, file)), knownSegments(planned, chosen));
  } catch (error) {
    return printFailures([unreadable(file, error)], invocation);
  }
  if (!back.ok) return printFailures(back.failures, invocation);
  const edition = chosen ?? editionOf(back.value.returned, planned);
  if (!edition) return editionWanted(project, invocation);
  return take(project, invocation, { file, back: back.value, planned, edition });
}

interface Taking {
  readonly file: string;
  readonly back: ReadBack;
  readonly planned: Planned;
  readonly edition: Edition;
}

async function take(project: Project, invocation: Invocation, taking: Taking): Promise<ExitCode> {
  const { terminal, say, quiet, options, env, format } = invocation;
  const { file, back, planned, edition } = taking;
  const policy = project.config.exchange ?? {};
  const result = await importInto(
    project,
    { planned, edition, back },
    {
      approve: options['approve'] === true || policy.approve === true,
      states: policy.states ?? {},
      by: String(options['by'] ?? env['GIT_AUTHOR_NAME'] ?? 'import'),
      at: project.clock.now().toISOString().replace(/\.\d+/, ''),
    },
  );
  if (format === 'json')
    terminal.out(JSON.stringify(jsonOf(file, edition.name, result, invocation), null, 2));
  else if (!quiet || isRefusing(result))
    terminal.out(importText({ file, edition: edition.name, result }, { say, style: terminal.style }));
  printFailures(result.failures, invocation);
  if (result.failures.length) return 2;
  return isRefusing(result) ? 1 : 0;
}

function isRefusing({ items, dropped }: Import): boolean {
  return dropped > 0 || items.some(({ what }) => what === 'refused');
}

function jsonOf(
  file: string,
  edition: string,
  { items, dropped, written, failures }: Import,
  { say }: Invocation,
): object {
  return {
    file,
    edition,
    counts: countItems(items, dropped),
    segments: items.map(({ notes, ...item }) => ({ ...item, notes: notes.map((note) => say(note)) })),
    written,
    failures,
  };
}

async function takeMemory(project: Project, invocation: Invocation, file: string): Promise<ExitCode> {
  const { cwd, terminal, say, quiet, format } = invocation;
  const progress = createProgress(terminal, say, quiet);
  const taken = await importMemory(project, path.resolve(cwd, file), progress.report);
  progress.done();
  if (!taken.ok) return printFailures([taken.failure], invocation);
  if (format === 'json') terminal.out(JSON.stringify(taken.value, null, 2));
  else if (!quiet)
    for (const { edition, entries } of taken.value.entries)
      terminal.out(say('memory:imported', { file: taken.value.file, edition, count: entries }));
  return 0;
}

async function takeTerms(project: Project, invocation: Invocation, file: string): Promise<ExitCode> {
  const { cwd, terminal, say, quiet, format } = invocation;
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    return printFailures([unreadable(file, error)], invocation);
  }
  const taken = await importGlossary(project, { file, text });
  if (!taken.ok) return printFailures([taken.failure], invocation);
  const { added, changed, same, findings } = taken.value;
  if (format === 'json') terminal.out(JSON.stringify(taken.value, null, 2));
  else if (!quiet && findings.length === 0)
    terminal.out(say('memory:glossary.imported', { file: project.config.glossary, added, changed, same }));
  return findings.length ? 2 : 0;
}

function unreadable(file: string, error: unknown): Failure {
  return { reason: 'unreadable', file, detail: (error as NodeJS.ErrnoException).code ?? String(error) };
}
