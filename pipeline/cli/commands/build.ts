import { type Built, buildSite, type Outcome } from '../../plan/build.ts';
import { keepRepetition } from '../../plan/separate-one.ts';
import { localePath } from '../../plan/snapshot.ts';
import { watchedByBuild } from '../../plan/watched.ts';
import type { Project } from '../../project.ts';
import { type Keeping, keepingOf } from '../../unchanged.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { heldLines } from '../held.ts';
import { leftOpen, OPEN } from '../messages.ts';
import { createProgress } from '../progress.ts';
import { record } from '../recording.ts';
import { REPORTERS } from '../reporters/index.ts';
import { wholeOf } from '../reporters/pieces.ts';
import { budgetOption, exitOf, refuseBudget, unmetLines } from '../unmet.ts';

export const build: ProjectCommand = {
  name: 'build',
  needs: 'project',
  options: {
    frozen: { type: 'boolean' },
    budget: { type: 'string', value: 'N' },
    again: { type: 'boolean' },
  },
  positionals: [],
  run: async (project, invocation) => {
    const { say, terminal, quiet, options } = invocation;
    const budget = budgetOption(invocation);
    if (budget === 'wrong') return refuseBudget(invocation);
    const lock = await project.lock();
    if (!lock.ok) return printFailures([lock.failure], invocation);
    try {
      const progress = createProgress(terminal, say, quiet);
      const keeping = await startKeeping(project, invocation);
      const site = keeping ? { ...project, files: keeping.files } : project;
      const frozen = options['frozen'] === true;
      const again = options['again'] === true;
      const since = keeping?.since();
      const how = { publish: true, frozen, budget, again, since, progress: progress.report };
      const { outcome, next, repetition } = await buildSite(site, how);
      progress.done();
      const kept = await keepRepetition(site.files, repetition);
      if (!kept.ok) printFailures([kept.failure], invocation);
      const lines = articleLines(project, outcome, invocation);
      const exit = report(project, { outcome, lines }, invocation);
      if (keeping && kept.ok && next) await keepAnswer(site, { keeping, next, lines }, invocation);
      return exit;
    } finally {
      await lock.value();
    }
  },
};

async function startKeeping(
  { files, config }: Project,
  { question }: Invocation,
): Promise<Keeping | undefined> {
  const where = { trees: watchedByBuild(config), output: config.output };
  return question && (await keepingOf(question, files, where));
}

/** For the next build to say at once, if nothing changes until then. */
async function keepAnswer(
  project: Project,
  { keeping, next, lines }: { keeping: Keeping; next: NonNullable<Built['next']>; lines: ArticleLines },
  invocation: Invocation,
): Promise<void> {
  // Closed, it is as it will be found.
  await project.memory.index.close();
  const recording = record(invocation.terminal);
  const recorded = { ...invocation, terminal: recording.terminal };
  const exit = report(project, { outcome: next.outcome, lines }, recorded);
  keeping.keep(recording.answer(exit), next.known);
}

/** What is said of each article: the same of this build and of another one after it. */
interface ArticleLines {
  readonly held: readonly string[];
  readonly corrected: readonly string[];
}

function articleLines(project: Project, outcome: Outcome, invocation: Invocation): ArticleLines {
  if (invocation.format === 'json' || invocation.quiet) return { held: [], corrected: [] };
  const corrected = project.config.strayWords === 'correct' ? corrections(outcome, invocation) : [];
  return { held: heldLines(project, outcome, invocation), corrected };
}

interface Reported {
  readonly outcome: Outcome;
  readonly lines: ArticleLines;
}

function report(project: Project, { outcome, lines }: Reported, invocation: Invocation): ExitCode {
  const { format, terminal, quiet } = invocation;
  if (format === 'json') terminal.out(JSON.stringify(summary(outcome), null, 2));
  else {
    printFailures(outcome.failures, invocation);
    for (const line of unmetLines(outcome, invocation)) terminal.err(`${line}\n`);
    for (const line of editedLines(project, outcome, invocation)) terminal.err(`${line}\n`);
    if (outcome.findings.length) terminal.out(readingFindings(outcome, invocation));
    if (!quiet) terminal.out(overview(project, { outcome, lines }, invocation).join('\n'));
  }
  const exit = exitOf(outcome);
  if (exit === 2 || outcome.stale.length) return 2;
  const incomplete = outcome.contents.some(({ held }) => held.length) || outcome.missingStrings.length > 0;
  const unbought = exit === 1 && (outcome.failures.length > 0 || outcome.unmet.length > 0);
  return incomplete || unbought || outcome.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Somebody worked on the output: what became of it, and how it comes into the records. */
function editedLines({ config }: Project, { edited }: Outcome, { say }: Invocation): string[] {
  if (!edited?.edited) return [];
  const folder = edited.keptIn ?? config.output;
  const key = edited.keptIn ? 'build.editedKept' : 'build.editedStays';
  return [
    say(key, { count: edited.edited.length, folder, output: config.output }),
    ...edited.edited.map((name) => `  ${folder}/${name}`),
  ];
}

/** What reading found wrong with the content; `galerada check` looks further. */
function readingFindings({ findings }: Outcome, { say, terminal }: Invocation): string {
  const context = { say, style: terminal.style, sourceOf: () => undefined };
  return wholeOf(REPORTERS.text({ findings, failures: [] }, context));
}

function overview(project: Project, { outcome, lines }: Reported, invocation: Invocation): string[] {
  const { say, terminal } = invocation;
  const { config } = project;
  const { contents, counts, additions, missingStrings, stale, changed } = outcome;
  return [
    ...contents.map(({ edition, articles, resources }) => {
      const strings = [...resources.values()].reduce((sum, texts) => sum + texts.size, 0);
      return terminal.style(
        'bold',
        say('build.published', { edition: edition.name, count: articles.length, strings }),
      );
    }),
    ...lines.held,
    ...additions.map(({ key, language, text, from }) =>
      say('build.newString', { key, language, text, from: say(`build.stringFrom.${from}`) }),
    ),
    ...missingStrings.map(({ key, to, text, namespace }) =>
      say('build.missingString', { key, language: to, text, file: localePath(config, to, namespace) }),
    ),
    ...lines.corrected,
    ...stale.map((file) => say('build.frozen', { file })),
    say('build.totals', { ...counts }),
    say(changed ? 'build.done' : 'build.unchanged', { folder: `${config.output}/` }),
  ];
}

function corrections({ articles }: Outcome, { say }: Invocation): string[] {
  const wordings = new Map<string, (place: string) => string>();
  return [...articles.values()].flatMap(({ path, strays }) =>
    strays.flatMap(({ safe, start: { line, column }, word, suggestion }) => {
      if (!safe || suggestion === undefined) return [];
      const key = `${word}\0${suggestion}`;
      const known = wordings.get(key);
      const wording = known ?? leftOpen(say, 'build.corrected', { place: OPEN, word, suggestion });
      if (!known) wordings.set(key, wording);
      return [wording(`${path}:${line}:${column}`)];
    }),
  );
}

function summary({
  contents,
  additions,
  missingStrings,
  articles,
  findings: _,
  ...outcome
}: Outcome): object {
  const { changed, counts, failures, unmet, takeovers, stale, edited } = outcome;
  return {
    changed,
    counts,
    editions: contents.map(({ edition, articles: published, held }) => ({
      edition: edition.name,
      articles: published.map(({ id }) => id),
      held,
    })),
    strings: { added: additions, missing: missingStrings },
    strays: [...articles.values()].flatMap(({ path, strays }) =>
      strays.map(({ word, suggestion, range, safe }) => ({ file: path, word, suggestion, ...range, safe })),
    ),
    ...(edited ? { edited } : {}),
    stale,
    unmet,
    takeovers,
    failures,
  };
}
