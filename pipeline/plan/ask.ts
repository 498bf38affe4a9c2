/** Asks engines for what no memory has. Each answer is in the journal before the next request leaves. */
import type { CodedText } from '../model/coded-text.ts';
import { plainText } from '../model/coded-text.ts';
import type { Edition } from '../model/config.ts';
import type { Failure, Result } from '../model/finding.ts';
import type { Locale } from '../model/locale.ts';
import type { Clock, Journal, JournalEntry, Translator } from '../ports.ts';
import type { Ask } from '../translate/batches.ts';
import { type Budget, createBudget } from '../translate/budget.ts';
import type { Outcome as SendOutcome } from '../translate/outcome.ts';
import { type Bought, sendAsks } from '../translate/send.ts';
import { type Answer, type Answers, answerKey } from './answers.ts';
import { type EngineWords, engineWords } from './engine-words.ts';
import type { Progress } from './load.ts';
import type { ArticlePlan, Plan, TranslationPlan } from './plan.ts';
import type { Snapshot } from './snapshot.ts';
import type { StringRequest } from './strings.ts';

/** The edition's engine; a failure says why there is none. */
export type TranslatorOf = (edition: Edition, words: EngineWords) => Promise<Result<Translator>>;

export interface Asked {
  readonly answers: Answers;
  readonly stringAnswer: (request: StringRequest) => CodedText | undefined;
  readonly failures: readonly Failure[];
  /** Sentences, as often as they stand in articles. */
  readonly counts: { readonly translated: number; readonly failed: number; readonly billed: number };
}

export interface AskInput {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly ports: { readonly journal: Journal; readonly clock: Clock; readonly translator: TranslatorOf };
  readonly progress: Progress;
  /** False: nothing is asked; what the journal holds is still used. */
  readonly allowed: boolean;
}

export async function askEngines(input: AskInput): Promise<Asked> {
  const { plan, snapshot, ports } = input;
  const answers = new Map<string, Answer>();
  const failures: Failure[] = [];
  const pending = await ports.journal.pending();
  if (pending.ok) for (const entry of pending.value) answers.set(keyOf(entry), answerOf(entry));
  else failures.push(pending.failure);
  const budget = createBudget(snapshot.config.budget);
  const failedTexts = new Set<string>();
  let billed = 0;
  for (const edition of input.allowed ? snapshot.config.editions : []) {
    const wanted = wantedOf(plan, edition, snapshot.config.editions).filter((one) => !answers.has(one.key));
    if (wanted.length === 0 || edition.engines.every(({ engine }) => engine === 'none')) continue;
    const bought = await buy({ input, edition, wanted, budget, answers });
    failures.push(...bought.failures);
    for (const key of bought.failed) failedTexts.add(key);
    billed += bought.billed;
  }
  return {
    answers,
    failures,
    stringAnswer: stringAnswer(answers, snapshot.config.editions),
    counts: count(plan, answers, failedTexts, billed),
  };
}

/** One text an edition wants, whatever it stands in. */
interface Wanted {
  readonly key: string;
  readonly sourceLanguage: string;
  readonly ask: Ask;
}

/** Sentences with their article's headline as context, then the strings of the edition's language. */
function wantedOf(plan: Plan, edition: Edition, editions: readonly Edition[]): Wanted[] {
  const sentences = plan.articles.flatMap((article) =>
    article.editions
      .filter((planned) => planned.kind === 'translation' && planned.edition.name === edition.name)
      .flatMap((planned) => sentencesOf(article, planned as TranslationPlan)),
  );
  const first = editions.find(({ language }) => language === edition.language);
  const strings = first === edition ? plan.strings.requests.filter(({ to }) => to === edition.language) : [];
  return [
    ...sentences,
    ...strings.map(({ from, text }) => wanted(edition, from, { text: text as CodedText })),
  ];
}

function sentencesOf(
  { separation }: ArticlePlan,
  { edition, segments, requests }: TranslationPlan,
): Wanted[] {
  const headline = segments.find(({ role }) => role === 'title' || role === 'heading') ?? segments[0];
  const context = headline ? { context: plainText(headline.source) } : {};
  return requests.map(({ source }) => wanted(edition, separation.language, { text: source, ...context }));
}

function wanted(edition: Edition, sourceLanguage: string, ask: Pick<Ask, 'text' | 'context'>): Wanted {
  return {
    key: answerKey(edition.name, sourceLanguage, ask.text),
    sourceLanguage,
    ask: { ...ask, source: sourceLanguage as Locale, target: edition.locale },
  };
}

interface Purchase {
  readonly input: AskInput;
  readonly edition: Edition;
  readonly wanted: readonly Wanted[];
  readonly budget: Budget;
  readonly answers: Map<string, Answer>;
}

async function buy({
  input,
  edition,
  wanted,
  budget,
  answers,
}: Purchase): Promise<{ failures: Failure[]; failed: string[]; billed: number }> {
  const { ports, progress } = input;
  const words = engineWords(input.snapshot.glossary, edition.language);
  const made = await ports.translator(edition, words);
  if (!made.ok) return { failures: [made.failure], failed: [], billed: 0 };
  const translator = made.value;
  const report = await sendAsks(
    wanted.map(({ ask }) => ({ ...ask, ...words })),
    {
      translator,
      budget,
      random: Math.random,
      sleep,
      onAnswers: (bought) =>
        keep(
          { bought, wanted, edition, engine: translator.name, at: stamp(ports.clock) },
          { journal: ports.journal, answers },
        ),
      onProgress: ({ asked, done }) => progress('translate', done, asked),
    },
  );
  const failed = report.outcomes.flatMap((outcome, at) =>
    outcome.status === 'failed' ? [wanted[at]!.key] : [],
  );
  return { failures: distinct(report.outcomes.flatMap(failureOf)), failed, billed: report.billed };
}

/** Durable first, then known to this run. */
async function keep(
  from: {
    bought: readonly Bought[];
    wanted: readonly Wanted[];
    edition: Edition;
    engine: string;
    at: string;
  },
  to: { journal: Journal; answers: Map<string, Answer> },
): Promise<Result<true>> {
  const entries = from.bought.map(({ asks, source, target, billed }): JournalEntry => {
    const { sourceLanguage } = from.wanted[asks[0]!]!;
    return {
      edition: from.edition.name,
      sourceLanguage,
      source,
      target,
      engine: from.engine,
      billed,
      at: from.at,
    };
  });
  const written = await to.journal.append(entries);
  if (written.ok) for (const entry of entries) to.answers.set(keyOf(entry), answerOf(entry));
  return written;
}

function keyOf({ edition, sourceLanguage, source }: JournalEntry): string {
  return answerKey(edition, sourceLanguage, source);
}

function answerOf({ target, engine, at }: JournalEntry): Answer {
  return { target, engine, at };
}

function failureOf(outcome: SendOutcome): Failure[] {
  if (outcome.status === 'failed') {
    const { failure, rejection } = outcome;
    return [
      rejection && failure.reason === 'engine-broken' ? { ...failure, message: rejection.message } : failure,
    ];
  }
  return outcome.status === 'not-sent' && outcome.because.why === 'engine' ? [outcome.because.failure] : [];
}

/** A hundred sentences that failed alike are told once. */
function distinct(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()];
}

function stringAnswer(answers: Answers, editions: readonly Edition[]) {
  return ({ from, to, text }: StringRequest): CodedText | undefined => {
    const edition = editions.find(({ language }) => language === to);
    return edition && answers.get(answerKey(edition.name, from, text))?.target;
  };
}

function count(plan: Plan, answers: Answers, failed: ReadonlySet<string>, billed: number): Asked['counts'] {
  let translated = 0;
  let failures = 0;
  for (const { editions } of plan.articles) {
    for (const planned of editions) {
      if (planned.kind !== 'translation') continue;
      for (const { source } of planned.requests) {
        const key = answerKey(planned.edition.name, planned.record.sourceLanguage, source);
        if (answers.has(key)) translated++;
        else if (failed.has(key)) failures++;
      }
    }
  }
  return { translated, failed: failures, billed };
}

/** Whole seconds: a record says when, not how fast. */
function stamp(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 19)}Z`;
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
