import path from 'node:path';
import type { Failure, Result } from '../../model/finding.ts';
import type { MemoryHit } from '../../model/memory.ts';
import {
  type Exported,
  type ExportOptions,
  exportMemory,
  importMemory,
  memorySummary,
  openMemory,
  searchMemory,
} from '../../plan/memory.ts';
import { MEMORY_FILE, type Project } from '../../project.ts';
import { VERSION } from '../../version.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { createProgress } from '../progress.ts';
import { writeFilled } from '../write-pieces.ts';

export const memory: ProjectCommand = {
  name: 'memory',
  needs: 'project',
  options: {
    to: { type: 'string', value: 'FORMAT', choices: ['tmx', 'csv'] },
    edition: { type: 'string', value: 'NAME' },
    limit: { type: 'string', value: 'N' },
  },
  positionals: ['ACTION', 'WHAT?'],
  run: async (project, invocation) => {
    const [action = '', what] = invocation.positionals;
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!run)
      return misuse(
        'memory:unknownAction',
        { given: action, expected: Object.keys(ACTIONS).join(', ') },
        invocation,
      );
    return run(project, invocation, what);
  },
};

type Action = (project: Project, invocation: Invocation, what: string | undefined) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action>> = {
  search: async (project, invocation, what) => {
    if (!what) return misuse('memory:needsWords', {}, invocation);
    return opened(project, invocation, async () => {
      const limit = Number(invocation.options['limit'] ?? 20);
      if (!Number.isInteger(limit) || limit < 1)
        return misuse('memory:wrongLimit', { given: String(invocation.options['limit']) }, invocation);
      const hits = await searchMemory(project.memory.index, { text: what, limit });
      if (!hits.ok) return printFailures([hits.failure], invocation);
      printHits(hits.value, what, invocation);
      return hits.value.length > 0 ? 0 : 1;
    });
  },
  import: async (project, invocation, what) => {
    if (!what) return misuse('memory:needsFile', {}, invocation);
    const { say, terminal, quiet, cwd, format } = invocation;
    const progress = createProgress(terminal, say, quiet);
    const imported = await importMemory(project, path.resolve(cwd, what), progress.report);
    progress.done();
    if (!imported.ok) return printFailures([imported.failure], invocation);
    const { file, entries } = imported.value;
    if (format === 'json') terminal.out(JSON.stringify(imported.value, null, 2));
    else if (!quiet) {
      const counts = entries.map(({ edition, entries: count }) =>
        say('memory:imported', { file, edition, count }),
      );
      terminal.out([...counts, say('memory:importedHint', { file })].join('\n'));
    }
    return 0;
  },
  export: async (project, invocation, what) => {
    const to = (invocation.options['to'] ?? 'tmx') as 'tmx' | 'csv';
    const edition = invocation.options['edition'];
    const { editions } = project.config;
    if (edition !== undefined && !editions.some(({ name }) => name === edition)) {
      const expected = editions.map(({ name }) => name).join(', ');
      return misuse('memory:noEdition', { given: String(edition), expected }, invocation);
    }
    return opened(project, invocation, async () => {
      const how = { to, version: VERSION, edition: edition === undefined ? undefined : String(edition) };
      const written = await exportTo(project, how, { what, invocation });
      if (!written.ok) return printFailures([written.failure], invocation);
      const { entries, skipped } = written.value;
      if (what) sayOut('memory:exported', { file: what, count: entries }, invocation);
      if (skipped > 0) invocation.terminal.err(`${invocation.say('memory:skipped', { count: skipped })}\n`);
      return 0;
    });
  },
  rebuild: async (project, invocation) => {
    const cleared = await project.memory.index.clear();
    if (!cleared.ok) return printFailures([cleared.failure], invocation);
    return ACTIONS['stats']!(project, invocation, undefined);
  },
  stats: (project, invocation) =>
    opened(project, invocation, async () => {
      const summary = await memorySummary(project.memory.index);
      if (!summary.ok) return printFailures([summary.failure], invocation);
      const { records, files, sentences, entries } = summary.value;
      if (invocation.format === 'json') invocation.terminal.out(JSON.stringify(summary.value, null, 2));
      else
        invocation.terminal.out(
          invocation.say('memory:stats', { records, files, sentences, entries, file: MEMORY_FILE }),
        );
      return 0;
    }),
};

/** Into a file, all or nothing; without one, to the terminal. */
async function exportTo(
  project: Project,
  how: ExportOptions,
  { what, invocation }: { readonly what: string | undefined; readonly invocation: Invocation },
): Promise<Result<Exported>> {
  const { cwd, terminal } = invocation;
  if (!what)
    return exportMemory(project, how, async (text) => {
      if (text) terminal.out(text.replace(/\n$/, ''));
    });
  return writeFilled({ cwd, file: what }, (write) => exportMemory(project, how, write));
}

/** With the index up to date; what could not be read in is told, and the rest goes on. */
async function opened(
  project: Project,
  invocation: Invocation,
  then: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const progress = createProgress(invocation.terminal, invocation.say, invocation.quiet);
  const filled = await openMemory(project, progress.report);
  progress.done();
  if (!filled.ok) return printFailures([filled.failure], invocation);
  const failures: readonly Failure[] = filled.value;
  printFailures(failures, invocation);
  const exit = await then();
  return failures.length > 0 ? 2 : exit;
}

function printHits(hits: readonly MemoryHit[], words: string, invocation: Invocation): void {
  const { format, terminal, say } = invocation;
  if (format === 'json') terminal.out(JSON.stringify(hits, null, 2));
  else if (hits.length === 0) terminal.out(say('memory:notFound', { words }));
  else terminal.out(hits.map((hit) => hitText(hit, invocation)).join('\n\n'));
}

/** Both languages, then who, when, and which article. */
function hitText(hit: MemoryHit, { say, terminal }: Invocation): string {
  const { source, target, sourceLanguage, edition, state, origin, by, at, article } = hit;
  const who = [
    by ?? say(`memory:origin.${origin}`),
    ...(at ? [at.slice(0, 10)] : []),
    say(`status.state.${state}`),
  ];
  const width = Math.max(sourceLanguage.length, edition.length);
  return [
    `${terminal.style('dim', sourceLanguage.padEnd(width))}  ${source}`,
    `${terminal.style('dim', edition.padEnd(width))}  ${target}`,
    terminal.style('dim', `${' '.repeat(width)}  ${[article, ...who].join(' · ')}`),
  ].join('\n');
}

function sayOut(key: string, values: Record<string, string | number>, invocation: Invocation): void {
  if (!invocation.quiet) invocation.terminal.err(`${invocation.say(key, values)}\n`);
}

function misuse(key: string, values: Record<string, string>, { say, terminal }: Invocation): ExitCode {
  terminal.err(`galerada: ${say(key, values)}\n${say('usage.seeHelp')}\n`);
  return 2;
}
