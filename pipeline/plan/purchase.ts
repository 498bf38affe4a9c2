/** What one edition wants, bought of the engines of its chain. */
import type { Edition } from '../model/config.ts';
import type { Failure, Result } from '../model/finding.ts';
import type { Clock, Journal, Ledger, LedgerRefusal, Translator } from '../ports.ts';
import { explainNotSent } from '../translate/explain.ts';
import type { Outcome as SendOutcome } from '../translate/outcome.ts';
import type { Purse } from '../translate/purse.ts';
import { sendAsks } from '../translate/send.ts';
import type { Answer } from './answers.ts';
import { type EngineWords, engineWords } from './engine-words.ts';
import { keepAnswers, stamp } from './keep-answers.ts';
import type { Progress } from './load.ts';
import type { Snapshot } from './snapshot.ts';
import { isLeftFor, isTakenOver } from './take-over.ts';
import { refusalsOf, type Unmet, unmetOf, withoutRefused } from './unmet-reasons.ts';
import { asksFor, type Wanted } from './wanted.ts';

/** The edition's engine; a failure says why there is none. */
export type TranslatorOf = (edition: Edition, words: EngineWords) => Promise<Result<Translator>>;

export interface AskInput {
  readonly snapshot: Pick<Snapshot, 'config' | 'glossary'>;
  readonly ports: {
    readonly journal: Journal;
    readonly ledger: Ledger;
    readonly clock: Clock;
    readonly translator: TranslatorOf;
  };
  readonly progress: Progress;
  /** False: nothing is asked; what the journal holds is still used. */
  readonly allowed: boolean;
  /** Characters this run may buy, in the place of what the config says. */
  readonly budget?: number | undefined;
  /** Ask again for texts whose answers were refused in an earlier run. */
  readonly again?: boolean | undefined;
}

/** What the run has come to so far. */
export interface Account {
  readonly answers: Map<string, Answer>;
  readonly unmet: Map<string, Unmet>;
  readonly failures: Failure[];
  readonly takeovers: TakeOver[];
  /** By edition: the engines that are left of its chain once one gave up, and why it did. */
  readonly chains: Map<string, { readonly left: Edition['engines']; readonly failure: Failure }>;
  billed: number;
}

/** An engine that gave up during the run, and the one that went on in its place. */
export interface TakeOver {
  readonly edition: string;
  readonly from: string;
  readonly to: string;
  readonly failure: Failure;
}

export interface Purchase {
  readonly input: AskInput;
  readonly edition: Edition;
  readonly wanted: readonly Wanted[];
  readonly purse: Purse;
  readonly account: Account;
  /** Characters of the run's budget. */
  readonly run: number | undefined;
  readonly refused: readonly LedgerRefusal[];
}

/** Engine after engine of the edition's chain, until one has answered all it can or refused for a reason of the text. */
export async function buy(purchase: Purchase): Promise<void> {
  const { input, edition, account } = purchase;
  const words = engineWords(input.snapshot.glossary, edition.language);
  const before = account.chains.get(edition.name);
  let chain = before?.left ?? edition.engines;
  let left = purchase.wanted;
  if (before && chain.length === 0) refuseAll(left, before.failure, account);
  let gaveUp: { readonly from: string; readonly failure: Failure } | undefined;
  while (left.length > 0 && chain.length > 0) {
    const made = await input.ports.translator({ ...edition, engines: chain }, words);
    if (!made.ok) {
      // Where an engine gave up before, why is told already; that nobody could take over is no news.
      if (!gaveUp) refuseAll(left, made.failure, account);
      return;
    }
    const translator = made.value;
    if (gaveUp) account.takeovers.push({ edition: edition.name, to: translator.name, ...gaveUp });
    const asked = gaveUp ? left.filter((one) => isLeftFor(translator, account.unmet.get(one.key))) : left;
    for (const { key } of asked) account.unmet.delete(key);
    const fresh = withoutRefused(asked, { translator, refused: purchase.refused, unmet: account.unmet });
    const failure = await buyFrom(translator, { ...purchase, wanted: fresh }, words);
    chain = chain.slice(chain.findIndex(({ engine }) => engine === translator.name) + 1);
    left = asked.filter(({ key }) => account.unmet.has(key));
    if (!failure) return;
    gaveUp = { from: translator.name, failure };
    account.chains.set(edition.name, { left: chain, failure });
  }
}

/** What made the engine give up on all that was left, where that is no fault of the texts. */
async function buyFrom(
  translator: Translator,
  purchase: Purchase,
  words: EngineWords,
): Promise<Failure | undefined> {
  const { input, edition, wanted, purse, account } = purchase;
  const { ports, progress } = input;
  const before = account.billed;
  const report = await sendAsks(asksFor(translator, wanted, { words, glossary: input.snapshot.glossary }), {
    translator,
    budget: purse,
    random: Math.random,
    sleep,
    onAnswers: (bought) =>
      keepAnswers(bought, {
        ports,
        wanted,
        edition,
        translator,
        answers: account.answers,
        at: stamp(ports.clock),
      }),
    onProgress: ({ asked, done, billed }) => {
      const spent = before + billed;
      const left = purchase.run === undefined ? {} : { left: Math.max(0, purchase.run - spent) };
      progress('translate', done, asked, translator.paid ? { spent, ...left } : undefined);
    },
  });
  account.billed = before + report.billed;
  let gaveUp: Failure | undefined;
  for (const [at, outcome] of report.outcomes.entries()) {
    const one = wanted[at]!;
    const unmet = unmetOf(outcome, { purse, translator, text: one.ask.text, keep: words.keep });
    if (!unmet) continue;
    account.unmet.set(one.key, unmet);
    if (unmet.failure && isTakenOver(unmet.failure)) gaveUp ??= unmet.failure;
  }
  account.failures.push(...report.outcomes.flatMap(failureOf));
  if (translator.paid) {
    const at = stamp(ports.clock);
    const noted = await ports.ledger.refuse(
      refusalsOf(report.outcomes, { wanted, engine: translator.name, at }),
    );
    if (!noted.ok) account.failures.push(noted.failure);
  }
  return gaveUp;
}

function refuseAll(wanted: readonly Wanted[], failure: Failure, { unmet, failures }: Account): void {
  failures.push(failure);
  const why = explainNotSent({ why: 'engine', failure });
  for (const { key } of wanted) unmet.set(key, { status: 'not-bought', failure, why, characters: 0 });
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
