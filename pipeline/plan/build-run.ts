/** What a build holds while it goes through an archive: numbers and names, and never more articles than one batch. */
import type { ArticleId } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { type Failure, ok, type Result } from '../model/finding.ts';
import type { Clock, Files, Hire, Journal, Ledger, MemoryIndex, Since, Staging } from '../ports.ts';
import { type Asking, startAsking } from './ask.ts';
import type { SeenLabel } from './build-batch.ts';
import type { ArticleFacts } from './build-facts.ts';
import { surveySince } from './build-known.ts';
import { type Survey, surveyContent } from './build-survey.ts';
import { learnKnowledge, type SiteKnowledge } from './knowledge.ts';
import type { Progress } from './load.ts';
import type { TranslatorOf } from './purchase.ts';
import { Recaller } from './recall.ts';
import { type Memory, remember } from './remember.ts';
import type { LocaleFile, RecordFile } from './snapshot.ts';
import type { StringAddition, StringRequest } from './strings.ts';
import type { UnmetSentence } from './unmet.ts';

export interface BuildSite {
  readonly config: Config;
  readonly files: Files;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly translator: TranslatorOf;
  readonly memory?: Memory;
  readonly hire?: Hire;
}

export interface BuildOptions {
  /** Write the editions too, not the records alone. */
  readonly publish: boolean;
  /** Change no record and no locale file: what would have to change is a failure. */
  readonly frozen: boolean;
  readonly progress: Progress;
  /** Characters this run may buy, in the place of what the config says; the month's budget holds besides. */
  readonly budget?: number | undefined;
  /** Ask once more for sentences whose answers were refused in an earlier run. */
  readonly again?: boolean | undefined;
  /** What an earlier build knew. */
  readonly since?: Since | undefined;
  /** UTF-16 units of articles that are held at a time. */
  readonly batch?: number;
}

export interface Run {
  readonly site: BuildSite;
  readonly how: BuildOptions;
  readonly survey: Survey;
  readonly asking: Asking;
  readonly recaller: Recaller;
  /** Undefined where nothing is published. */
  readonly staging: Staging | undefined;
  /** What the locale files hold by now, and what is known by them. */
  locales: readonly LocaleFile[];
  knowledge: SiteKnowledge;
  /** Different labels, in the order they were seen in. */
  readonly labels: Map<string, SeenLabel>;
  readonly strings: Strings;
  readonly facts: Map<ArticleId, ArticleFacts>;
  /** Numbers of the lines that each article's separation asked the recurrence of. */
  readonly asked: Map<ArticleId, Uint32Array>;
  /** Articles that another round has to look at once more. */
  readonly unsettled: Set<ArticleId>;
  /** Records that have translations they had not. */
  readonly news: Set<string>;
  /** Records that were written, of those that have translations or had any. */
  readonly remembered: Set<string>;
  /** Paths of everything that was written. */
  readonly written: Set<string>;
  readonly failures: Failure[];
  /** What a frozen build would have had to write. */
  readonly stale: Set<string>;
  readonly unmet: UnmetSentence[];
  /** Answer keys of sentences that were told as unmet. */
  readonly told: Set<string>;
  /** The first one buys; those after it do what has become possible by what it wrote. */
  round: number;
}

export interface Strings {
  /** What is not in the locale files yet. */
  additions: readonly StringAddition[];
  requests: readonly StringRequest[];
  /** All that was added in this run, by language, namespace and key. */
  readonly added: Map<string, StringAddition>;
  /** How many labels the above was made from. */
  labels: number;
}

/** Reads everything once. */
export async function openRun(site: BuildSite, how: BuildOptions): Promise<Run> {
  const { config, files } = site;
  const staged = how.publish ? await files.stage(config.output) : ok(undefined);
  const staging = staged.ok ? staged.value : undefined;
  const known = how.since && staging && (await surveySince({ files, config, since: how.since, staging }));
  const survey = known ?? (await surveyContent(site, how.progress));
  const { glossary, decisions, locales } = survey.site;
  const { budget, again, progress } = how;
  const asking = await startAsking({
    snapshot: { config, glossary },
    ports: site,
    progress,
    allowed: !how.frozen,
    budget,
    again,
  });
  const run: Run = {
    site,
    how,
    survey,
    asking,
    recaller: new Recaller(site.memory ?? {}, config, (index) => fillFrom(run, index)),
    staging,
    locales,
    knowledge: learnKnowledge({ articles: [], locales, config, decisions }, survey.repetition),
    labels: new Map(),
    strings: { additions: [], requests: [], added: new Map(), labels: -1 },
    facts: new Map(survey.facts),
    asked: new Map(survey.asked),
    unsettled: new Set(),
    // Where everything is planned anew, it is planned with all of them.
    news: new Set(known ? survey.fresh : []),
    remembered: new Set(),
    written: new Set(),
    failures: staged.ok ? [] : [staged.failure],
    stale: new Set(),
    unmet: [],
    told: new Set(),
    round: 0,
  };
  return run;
}

/** Records that are taken into a memory at a time. */
const AT_ONCE = 200;

async function fillFrom(run: Run, index: MemoryIndex): Promise<Result<readonly Failure[]>> {
  const { survey, site, how, locales } = run;
  const { config, memory } = site;
  // One that lives as long as this run has none of them yet.
  const records = index === memory?.index && survey.filled ? survey.fresh : survey.records;
  for (let done = 0; done < records.length; done += AT_ONCE) {
    how.progress('remember', done, records.length);
    const some: RecordFile[] = [];
    for (const path of records.slice(done, done + AT_ONCE)) {
      const record = await survey.shelf.record(path);
      if (record) some.push(record);
    }
    const taken = await remember({ index, snapshot: { config, records: some } });
    if (!taken.ok) return taken;
  }
  const files = memory?.files;
  return remember({
    index,
    ...(files ? { files } : {}),
    snapshot: { config, records: [], locales, additions: run.strings.additions },
    progress: how.progress,
  });
}

/**
 * What was translated is in the index before the run is over, not at the next: so it outlives its records. An index
 * that cannot be used is no failure: it is filled from the records whenever it can.
 */
export async function rememberNow(run: Run, records: readonly RecordFile[]): Promise<void> {
  const { site, recaller, locales, strings } = run;
  const index = site.memory?.index;
  if (!index || !(await recaller.fill()).ok) return;
  await remember({
    index,
    snapshot: { config: site.config, records, locales, additions: strings.additions },
  });
}
