/**
 * What the memory index knows of the sentences and strings a plan would buy. The same sentence and one that differs in numbers,
 * dates, addresses or placeholders alone are taken; what is similar is offered, and never written.
 */
import { decide } from '../memory/fuzzy/decide.ts';
import { findAll } from '../memory/fuzzy/find-all.ts';
import { InMemoryIndex } from '../memory/fuzzy/in-memory.ts';
import { type NewTranslation, updateRecord } from '../memory/update.ts';
import type { Config } from '../model/config.ts';
import type { Failure, Result } from '../model/finding.ts';
import { ok } from '../model/finding.ts';
import type { Language } from '../model/locale.ts';
import type { FuzzyQuery, MemoryMatch } from '../model/memory.ts';
import type { Segment, SegmentId, TranslationRecord } from '../model/segment.ts';
import type { MemoryIndex } from '../ports.ts';
import type { Progress } from './load.ts';
import type { ArticlePlan, Plan, SubstitutedMatch, TranslationPlan } from './plan.ts';
import { recallStrings } from './recall-strings.ts';
import { type Memory, remember } from './remember.ts';
import type { Snapshot } from './snapshot.ts';
import type { StringsPlan } from './strings.ts';

/** Puts what the project has translated into an index; the failures are of single files of the memory folder. */
export type Fill = (index: MemoryIndex) => Promise<Result<readonly Failure[]>>;

/** What is found of each of some sentences. */
type Answers = readonly (readonly MemoryMatch[])[];
export type Find = (queries: readonly FuzzyQuery[]) => Promise<Answers | undefined>;

/** What there is to recall for. */
export type Open = Pick<Plan, 'articles' | 'strings'>;

export async function recall(
  planned: { readonly plan: Plan; readonly snapshot: Snapshot },
  memory: Memory,
  progress: Progress,
): Promise<Plan> {
  const { plan, snapshot } = planned;
  const { files } = memory;
  const recaller = new Recaller(memory, snapshot.config, (index) =>
    remember({ index, ...(files ? { files } : {}), snapshot, progress }),
  );
  const recalled = await recaller.recall(plan);
  return { ...plan, ...recalled, failures: [...plan.failures, ...recaller.failures] };
}

/**
 * Asks the memory index for what plans want, one plan after another. The index is not opened for one that wants
 * nothing. One that cannot be used (a disk that is read-only, a file that breaks) is done without: the same is then
 * found in memory.
 */
export class Recaller {
  readonly #config: Config;
  readonly #fill: Fill;
  #index: MemoryIndex | undefined;
  /** It holds what the project has translated. */
  isFilled = false;
  /** Files of the memory folder that could not be read. */
  failures: readonly Failure[] = [];

  constructor({ index }: Memory, config: Config, fill: Fill) {
    this.#index = index;
    this.#config = config;
    this.#fill = fill;
  }

  async recall({ articles, strings }: Open): Promise<Open> {
    return {
      articles: await recallSentences(articles, (queries) => this.find(queries)),
      strings: await this.recallStrings(strings),
    };
  }

  /** Matches of each; undefined where there is nothing to be reminded of. */
  async find(queries: readonly FuzzyQuery[]): Promise<Answers | undefined> {
    return queries.length > 0 ? this.#ask((index) => findAll(index, queries)) : undefined;
  }

  async recallStrings(strings: StringsPlan): Promise<StringsPlan> {
    if (strings.requests.length === 0) return strings;
    return (await this.#ask((index) => recallStrings(index, strings, this.#config))) ?? strings;
  }

  async #ask<T>(question: (index: MemoryIndex) => Promise<Result<T>>): Promise<T | undefined> {
    if (!this.#index) return undefined;
    const found = await this.#askIndex(this.#index, question);
    if (found.ok) return found.value;
    this.#index = new InMemoryIndex();
    this.isFilled = false;
    const again = await this.#askIndex(this.#index, question);
    return again.ok ? again.value : undefined;
  }

  async #askIndex<T>(
    index: MemoryIndex,
    question: (index: MemoryIndex) => Promise<Result<T>>,
  ): Promise<Result<T | undefined>> {
    const filled = await this.fill();
    if (!filled.ok) return filled;
    const held = await index.stats();
    if (!held.ok) return held;
    // A site that begins has nothing to be reminded of; asking for each of its sentences would take as long as all the rest.
    return held.value.entries === 0 ? ok(undefined) : question(index);
  }

  /** Once in a run. */
  async fill(): Promise<Result<true>> {
    if (this.isFilled || !this.#index) return ok(true);
    const filled = await this.#fill(this.#index);
    if (!filled.ok) return filled;
    this.failures = filled.value;
    this.isFilled = true;
    return ok(true);
  }
}

/** Sentences the index is asked for at once. */
const AT_ONCE = 5000;

function* inGroups(articles: readonly ArticlePlan[]): Iterable<ArticlePlan[]> {
  let group: ArticlePlan[] = [];
  let sentences = 0;
  for (const article of articles) {
    group.push(article);
    for (const one of article.editions) sentences += one.kind === 'translation' ? one.requests.length : 0;
    if (sentences < AT_ONCE) continue;
    yield group;
    group = [];
    sentences = 0;
  }
  if (group.length) yield group;
}

/** Takes into articles what is found of their sentences. */
export async function recallSentences(
  articles: readonly ArticlePlan[],
  find: Find,
): Promise<readonly ArticlePlan[]> {
  const recalled: ArticlePlan[] = [];
  for (const some of inGroups(articles)) recalled.push(...(await recallGroup(some, find)));
  return recalled;
}

async function recallGroup(articles: readonly ArticlePlan[], find: Find): Promise<readonly ArticlePlan[]> {
  const answers = await find(
    articles.flatMap(({ separation, editions }) =>
      editions.flatMap((one) => (one.kind === 'translation' ? queriesOf(one, separation.language) : [])),
    ),
  );
  if (!answers) return articles;
  let at = 0;
  return articles.map((article): ArticlePlan => {
    const editions = article.editions.map((planned) => {
      if (planned.kind !== 'translation' || planned.requests.length === 0) return planned;
      const matches = answers.slice(at, at + planned.requests.length);
      at += matches.length;
      return recallEdition(planned, article.separation.language, matches);
    });
    return { ...article, editions };
  });
}

function queriesOf({ edition, requests }: TranslationPlan, sourceLanguage: Language): FuzzyQuery[] {
  return requests.map(({ source }) => ({ source, edition: edition.name, sourceLanguage }));
}

interface Found {
  readonly taken: Map<SegmentId, NewTranslation>;
  readonly substituted: Map<SegmentId, SubstitutedMatch>;
  readonly suggestions: Map<SegmentId, readonly MemoryMatch[]>;
}

/** `answers` are the index's, one for each request. */
function recallEdition(
  planned: TranslationPlan,
  language: Language,
  answers: readonly (readonly MemoryMatch[])[],
): TranslationPlan {
  const found: Found = { taken: new Map(), substituted: new Map(), suggestions: new Map() };
  const languages = { source: language, target: planned.edition.language };
  for (const [at, { id, source }] of planned.requests.entries()) {
    const decision = decide(source, answers[at] ?? [], languages);
    if (decision.kind === 'offered') found.suggestions.set(id, decision.matches);
    if (decision.kind === 'offered' || decision.kind === 'none') continue;
    const { target, state, kind } = decision;
    found.taken.set(id, { target, state, origin: 'memory', by: kind });
    if (decision.kind === 'substituted') {
      const { match, substitutions } = decision;
      found.substituted.set(id, { match, substitutions });
    }
  }
  return withFound(planned, found);
}

function withFound(planned: TranslationPlan, { taken, substituted, suggestions }: Found): TranslationPlan {
  const { reused, requests } = planned;
  const isOpen = ({ id }: Segment): boolean => !taken.has(id);
  return {
    ...planned,
    ...(suggestions.size ? { suggestions } : {}),
    ...(substituted.size ? { substituted } : {}),
    record: taken.size ? withTaken(planned, taken, substituted) : planned.record,
    requests: requests.filter(isOpen),
    reused: {
      ...reused,
      exact: reused.exact + taken.size - substituted.size,
      substituted: reused.substituted + substituted.size,
    },
  };
}

/** What a substituted sentence was taken from stands beside it as `previous`: a reviewer sees the difference. */
function withTaken(
  { record, segments }: TranslationPlan,
  taken: Found['taken'],
  substituted: Found['substituted'],
): TranslationRecord {
  const filled = updateRecord(record, segments, taken);
  const entries = filled.segments.map((entry) => {
    const match = substituted.get(entry.id)?.match;
    return match ? { ...entry, previous: { source: match.source, target: match.target } } : entry;
  });
  return { ...filled, segments: entries };
}
