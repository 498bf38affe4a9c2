import path from 'node:path';
import type { State } from '../../model/segment.ts';
import { type AdoptedFile, adoptFile, type TargetFile } from '../../plan/adopt.ts';
import { baseOf, editedOutput } from '../../plan/adopt-output.ts';
import { fillPattern, folderPattern, isPattern, matchPattern } from '../../plan/adopt-pattern.ts';
import { type Planned, planProject } from '../../plan/assemble.ts';
import type { ArticlePlan, TranslationPlan } from '../../plan/plan.ts';
import { openFiles, type Project } from '../../project.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { createProgress } from '../progress.ts';
import { type AdoptReport, printAdoption } from '../reporters/adopt-text.ts';

const STATES = ['translated', 'reviewed', 'final'] as const satisfies readonly State[];

export const adopt: ProjectCommand = {
  name: 'adopt',
  needs: 'project',
  options: {
    edition: { type: 'string', value: 'NAME' },
    pattern: { type: 'boolean' },
    state: { type: 'string', value: 'STATE', choices: STATES },
    'at-least': { type: 'string', value: 'NUMBER' },
    edited: { type: 'boolean' },
    output: { type: 'boolean' },
    explain: { type: 'boolean' },
    'dry-run': { type: 'boolean', short: 'n' },
  },
  positionals: ['SOURCE?', 'TARGET?'],
  run: async (project, invocation) => {
    const wrong = misused(invocation);
    if (wrong) return complain(wrong, invocation);
    const lock = invocation.options['dry-run'] ? undefined : await project.lock();
    if (lock && !lock.ok) return printFailures([lock.failure], invocation);
    try {
      const progress = createProgress(invocation.terminal, invocation.say, invocation.quiet);
      const planned = await planProject(project, progress.report);
      progress.done();
      return await adoptAll(project, planned, invocation);
    } finally {
      if (lock?.ok) await lock.value();
    }
  },
};

/** An article in an edition, and the file that has it there already. */
interface Pair {
  readonly article: ArticlePlan;
  readonly planned: TranslationPlan;
  readonly target: TargetFile;
  readonly base?: ReturnType<typeof baseOf> | undefined;
}

interface Pairs {
  readonly pairs: readonly Pair[];
  /** Articles for which no file was found. */
  readonly unpaired: readonly string[];
}

function misused({ options, positionals, say }: Invocation): string | undefined {
  const atLeast = options['at-least'];
  if (atLeast !== undefined && !isShare(String(atLeast)))
    return say('adopt:usage.atLeast', { given: String(atLeast) });
  if (options['output'] ? positionals.length > 0 : positionals.length !== 2) return say('adopt:usage.files');
  return undefined;
}

function isShare(text: string): boolean {
  return /^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/.test(text);
}

function complain(what: string, { terminal }: Invocation): ExitCode {
  terminal.err(`galerada: ${what}\n`);
  return 2;
}

async function adoptAll(project: Project, planned: Planned, invocation: Invocation): Promise<ExitCode> {
  const found = invocation.options['output']
    ? { pairs: await editedOutput(planned, project.files), unpaired: [] }
    : await findPairs(project, planned, invocation);
  if (typeof found === 'string') return complain(found, invocation);
  const { options } = invocation;
  const failures = [...planned.plan.failures];
  const files: AdoptReport['files'][number][] = [];
  for (const pair of found.pairs) {
    const adopted = adoptFile(pair.article, pair.planned, {
      target: pair.target,
      options: optionsOf(project, pair, invocation),
    });
    if (!adopted.ok) {
      failures.push(adopted.failure);
      continue;
    }
    files.push({ article: pair.article.article.path, target: pair.target.path, result: adopted.value });
    const written = options['dry-run'] ? undefined : await write(project, adopted.value);
    if (written && !written.ok) failures.push(written.failure);
  }
  printFailures(failures, invocation);
  printAdoption({ files, unpaired: found.unpaired, output: project.config.output }, invocation);
  if (failures.length > 0) return 2;
  const isWrong = ({ result }: (typeof files)[number]) =>
    result.counts.conflicts > 0 || result.findings.some(({ severity }) => severity === 'error');
  return files.some(isWrong) ? 1 : 0;
}

function optionsOf({ config, clock }: Project, pair: Pair, { options }: Invocation) {
  const base = pair.base ?? (options['edited'] ? baseOf(pair.planned) : undefined);
  return {
    state: (options['state'] ?? 'translated') as Exclude<State, 'initial'>,
    at: clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    ...(options['at-least'] === undefined ? {} : { atLeast: Number(options['at-least']) }),
    frontMatter: config.frontMatter,
    ...(base ? { base } : {}),
  };
}

function write(project: Project, { path: file, text, changed }: AdoptedFile) {
  return changed ? project.files.write(file, text) : undefined;
}

async function findPairs(
  project: Project,
  planned: Planned,
  invocation: Invocation,
): Promise<Pairs | string> {
  const [source = '', target = ''] = invocation.positionals.map((given) =>
    fromRoot(project, given, invocation),
  );
  const { say, options } = invocation;
  const one = planned.plan.articles.find(({ article }) => article.path === source);
  const isBulk = options['pattern'] === true || isPattern(source) || !one;
  const from = isPattern(source) ? source : folderPattern(source);
  const to = isPattern(target) ? target : folderPattern(target);
  const wanted = isBulk ? matching(planned, from, to) : [{ article: one, path: target }];
  if (wanted.length === 0) return nothingFound(project, invocation, { source, target });
  const pairs: Pair[] = [];
  const unpaired: string[] = [];
  for (const { article, path: file } of wanted) {
    const plan = editionOf(article, options['edition']);
    if (plan === 'many' || !plan) return whichEdition(project, article, { plan, say });
    if (plan.blocked) continue;
    const bytes = await readAnywhere(project, file);
    if (bytes) pairs.push({ article, planned: plan, target: { path: file, bytes } });
    else unpaired.push(article.article.path);
  }
  if (pairs.length > 0 || unpaired.length === 0) return { pairs, unpaired };
  return isBulk
    ? say('adopt:usage.noPairs', { source, target })
    : say('cli:failure.unreadable.what', { detail: target });
}

function nothingFound(
  { config }: Project,
  { say }: Invocation,
  { source, target }: { source: string; target: string },
): string {
  const content = config.content.map((folder) => `${folder}/`).join(', ');
  return isPattern(source)
    ? say('adopt:usage.noPairs', { source, target })
    : say('adopt:usage.notAnArticle', { file: source, content });
}

function matching(planned: Planned, from: string, to: string): { article: ArticlePlan; path: string }[] {
  return planned.plan.articles.flatMap((article) => {
    const part = matchPattern(from, article.article.path);
    return part === undefined ? [] : [{ article, path: fillPattern(to, part) }];
  });
}

/** The edition named, or the only one that the article is translated into. */
function editionOf({ editions }: ArticlePlan, name: unknown): TranslationPlan | 'many' | undefined {
  const translations = editions.filter((planned) => planned.kind === 'translation');
  if (name === undefined) return translations.length > 1 ? 'many' : translations[0];
  return translations.find(({ edition }) => edition.name === name);
}

function whichEdition(
  { config }: Project,
  { article }: ArticlePlan,
  { plan, say }: { plan: 'many' | undefined; say: Invocation['say'] },
): string {
  const names = config.editions.map(({ name }) => name);
  if (plan === 'many') return say('adopt:usage.whichEdition', { editions: names.join('|') });
  return say('adopt:usage.edition', { article: article.path, editions: names.join(', ') });
}

/** Paths are given from where the user stands; ours are from the root. What lies outside of it stays absolute. */
function fromRoot({ root }: Project, given: string, { cwd }: Invocation): string {
  const absolute = path.resolve(cwd, given);
  const relative = path.relative(root, absolute);
  const inside = relative === '' ? '.' : relative.startsWith('..') ? absolute : relative;
  return inside.split(path.sep).join('/');
}

/** The translated file may stand in another repository. */
async function readAnywhere({ root, files }: Project, file: string): Promise<Uint8Array | undefined> {
  const absolute = path.resolve(root, file);
  const from = path.isAbsolute(file) ? openFiles(path.dirname(absolute)) : files;
  const bytes = await from.read(path.isAbsolute(file) ? path.basename(absolute) : file);
  return bytes.ok ? bytes.value : undefined;
}
