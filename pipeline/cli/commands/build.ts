import type { EditionContent, HeldArticle } from '../../bundle/site.ts';
import { type Built, buildSite, type Outcome } from '../../plan/build.ts';
import { keepRepetition } from '../../plan/separate-one.ts';
import { localePath } from '../../plan/snapshot.ts';
import { watchedByBuild } from '../../plan/watched.ts';
import type { Project } from '../../project.ts';
import { type Keeping, keepingOf } from '../../unchanged.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { printFailures } from '../failures.ts';
import { createProgress } from '../progress.ts';
import { record } from '../recording.ts';
import { REPORTERS } from '../reporters/index.ts';
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
      const exit = report(project, outcome, invocation);
      if (keeping && kept.ok && next) await keepAnswer(site, { keeping, next }, invocation);
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
  { keeping, next }: { keeping: Keeping; next: NonNullable<Built['next']> },
  invocation: Invocation,
): Promise<void> {
  // Closed, it is as it will be found.
  await project.memory.index.close();
  const recording = record(invocation.terminal);
  const exit = report(project, next.outcome, { ...invocation, terminal: recording.terminal });
  keeping.keep(recording.answer(exit), next.known);
}

function report(project: Project, outcome: Outcome, invocation: Invocation): ExitCode {
  const { format, terminal, quiet } = invocation;
  if (format === 'json') terminal.out(JSON.stringify(summary(outcome), null, 2));
  else {
    printFailures(outcome.failures, invocation);
    for (const line of unmetLines(outcome, invocation)) terminal.err(`${line}\n`);
    for (const line of editedLines(project, outcome, invocation)) terminal.err(`${line}\n`);
    if (outcome.findings.length) terminal.out(readingFindings(outcome, invocation));
    if (!quiet) terminal.out(overview(project, outcome, invocation).join('\n'));
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
  return REPORTERS.text(
    { findings, failures: [] },
    { say, style: terminal.style, sourceOf: () => undefined },
  );
}

function overview(project: Project, outcome: Outcome, invocation: Invocation): string[] {
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
    ...contents.flatMap((content) =>
      content.held.flatMap((held) => heldLines(project, { content, held, outcome }, invocation)),
    ),
    ...additions.map(({ key, language, text, from }) =>
      say('build.newString', { key, language, text, from: say(`build.stringFrom.${from}`) }),
    ),
    ...missingStrings.map(({ key, to, text, namespace }) =>
      say('build.missingString', { key, language: to, text, file: localePath(config, to, namespace) }),
    ),
    ...(config.strayWords === 'correct' ? corrections(outcome, invocation) : []),
    ...stale.map((file) => say('build.frozen', { file })),
    say('build.totals', { ...counts }),
    say(changed ? 'build.done' : 'build.unchanged', { folder: `${config.output}/` }),
  ];
}

function heldLines(
  { config }: Project,
  { content, held, outcome }: { content: EditionContent; held: HeldArticle; outcome: Outcome },
  { say, terminal }: Invocation,
): string[] {
  const { edition } = content;
  const { segments, initial } = held.completeness;
  const required = edition.publish.require;
  const below = held.reason === 'below-state' ? segments - held.completeness[required] : initial;
  const reason = say(`build.reason.${held.reason}`, { missing: below, segments, required });
  const line = terminal.style(
    'yellow',
    say('build.held', { edition: edition.name, article: held.id, reason }),
  );
  if (held.reason === 'failed') return [line];
  const record = outcome.articles.get(held.id)?.records[edition.name] ?? '';
  const engine = edition.engines[0]?.engine ?? 'none';
  const hint = held.reason === 'below-state' ? 'review' : engine === 'none' ? 'none' : 'engine';
  return [line, `  ${say(`build.heldHint.${hint}`, { config: config.file, record, engine })}`];
}

function corrections({ articles }: Outcome, { say }: Invocation): string[] {
  return [...articles.values()].flatMap(({ path, strays }) =>
    strays.flatMap(({ safe, start: { line, column }, word, suggestion }) =>
      safe && suggestion !== undefined
        ? [say('build.corrected', { place: `${path}:${line}:${column}`, word, suggestion })]
        : [],
    ),
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
