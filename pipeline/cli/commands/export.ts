import type { Edition } from '../../model/config.ts';
import type { State } from '../../model/segment.ts';
import { planProject } from '../../plan/assemble.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  exportDocument,
  loadForeign,
  parseStates,
} from '../../plan/exchange.ts';
import { exchangeDocument } from '../../plan/exchange-document.ts';
import { exportGlossary } from '../../plan/glossary.ts';
import type { Project } from '../../project.ts';
import { VERSION } from '../../version.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { createProgress } from '../progress.ts';
import { writeOut } from '../write-out.ts';
import { writePieces } from '../write-pieces.ts';

export const exportCommand: ProjectCommand = {
  name: 'export',
  needs: 'project',
  options: {
    edition: { type: 'string', value: 'NAME' },
    to: { type: 'string', value: 'FORMAT', choices: [...EXPORT_FORMATS, 'tbx'] },
    state: { type: 'string', value: 'STATES' },
    fill: { type: 'boolean' },
    out: { type: 'string', short: 'o', value: 'FILE' },
  },
  positionals: ['ARTICLE…?'],
  run: async (project, invocation) => {
    const { options } = invocation;
    const to = String(options['to'] ?? 'xliff');
    if (to === 'tbx') return writeTerms(project, invocation);
    const asked = options['state'] === undefined ? undefined : parseStates(String(options['state']));
    if (options['state'] !== undefined && !asked)
      return misuse('exchange:wrongStates', { given: String(options['state']) }, invocation);
    const edition = chosenEdition(project, invocation);
    if (!edition) return editionWanted(project, invocation);
    if (to === 'xlsx' && options['out'] === undefined) return misuse('exchange:needsOut', { to }, invocation);
    return write(project, invocation, {
      edition,
      to: to as ExportFormat,
      ...(asked ? { states: asked } : {}),
    });
  },
};

interface Asked {
  readonly edition: Edition;
  readonly to: ExportFormat;
  readonly states?: readonly State[];
}

async function write(
  project: Project,
  invocation: Invocation,
  { edition, to, states }: Asked,
): Promise<ExitCode> {
  const { terminal, say, quiet, positionals, options, cwd } = invocation;
  const progress = createProgress(terminal, say, quiet);
  const planned = await planProject(project, progress.report);
  progress.done();
  const query = { ...(positionals.length ? { names: positionals } : {}), ...(states ? { states } : {}) };
  const document = exchangeDocument(planned, edition, query);
  const foreign = await loadForeign(project.files, edition);
  if (!foreign.ok) return printFailures([foreign.failure], invocation);
  const segments = document.files.flatMap(({ units }) => units.flatMap((unit) => unit.segments)).length;
  if (segments === 0) return misuse('exchange:nothing', { edition: edition.name }, invocation);
  const at = project.clock.now().toISOString().replace(/\.\d+/, '');
  const { content, skipped } = await exportDocument(document, foreign.value, {
    to,
    at,
    version: VERSION,
    fill: options['fill'] === true,
  });
  const out = options['out'];
  if (typeof out === 'string') await writePieces(content, { cwd, file: out });
  else if (!(content instanceof Uint8Array)) await writeOut([...content].join(''), undefined, invocation);
  const lost = skipped?.() ?? 0;
  if (lost > 0) terminal.err(`${say('memory:skipped', { count: lost })}\n`);
  if (typeof out === 'string' && !quiet)
    terminal.err(
      `${say('exchange:exported', { file: out, count: segments, files: document.files.length })}\n`,
    );
  printFailures(planned.plan.failures, invocation);
  return planned.plan.failures.length > 0 ? 2 : 0;
}

async function writeTerms(project: Project, invocation: Invocation): Promise<ExitCode> {
  const written = await exportGlossary(project, 'tbx');
  if (!written.ok) return printFailures([written.failure], invocation);
  const out = invocation.options['out'];
  await writeOut(written.value.text, typeof out === 'string' ? out : undefined, invocation);
  return 0;
}

/** The one that is named, or the only one there is. */
export function chosenEdition({ config }: Project, { options }: Invocation): Edition | undefined {
  const name = options['edition'];
  if (name !== undefined) return config.editions.find((edition) => edition.name === name);
  return config.editions.length === 1 ? config.editions[0] : undefined;
}

export function editionWanted({ config }: Project, invocation: Invocation): ExitCode {
  return misuse(
    'exchange:whichEdition',
    { editions: config.editions.map(({ name }) => name).join(', ') },
    invocation,
  );
}

function misuse(key: string, values: Record<string, string>, { say, terminal }: Invocation): ExitCode {
  terminal.err(`galerada: ${say(key, values)}\n`);
  return 2;
}
