/**
 * Buys translations: the one place that sends, waits, retries and counts. Each answer is handed on to be made
 * durable before the next request leaves; no text is bought twice; the budget is never exceeded.
 */
import type { CodedText } from '../model/coded-text.ts';
import type { Failure, Result } from '../model/finding.ts';
import type { Translator } from '../ports.ts';
import type { Rejection } from './accept.ts';
import { type Ask, type Batch, halvesOf, packBatches, partOf, sum } from './batches.ts';
import { type Budget, createBudget } from './budget.ts';
import { type Judged, judgeAnswers, refusal } from './judge.ts';
import { type NotSent, type Outcome, reportOf, type SendReport } from './outcome.ts';
import { type Load, Pace } from './pace.ts';
import { judgeFailure, mayBeBilled, RETRY_POLICY, type RetryPolicy } from './retry.ts';

export interface Bought {
  /** The asks it answers, by their place in the list. */
  readonly asks: readonly number[];
  readonly source: CodedText;
  readonly target: CodedText;
  /** Characters. */
  readonly billed: number;
}

export interface SendProgress {
  readonly asked: number;
  /** Answered, failed or not to be sent. */
  readonly done: number;
  /** Characters. */
  readonly billed: number;
}

export interface SendOptions {
  readonly translator: Translator;
  /** Makes answers durable. While it runs, and after it fails, nothing more is bought. */
  readonly onAnswers: (answers: readonly Bought[]) => Promise<Result<true>>;
  /** Milliseconds; ends early when the signal says so. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly budget?: Budget;
  readonly policy?: RetryPolicy;
  /** Requests on their way at once, at most. */
  readonly concurrency?: number;
  /** Ends the buying: what is on its way is still awaited and kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SendProgress) => void;
}

export async function sendAsks(asks: readonly Ask[], options: SendOptions): Promise<SendReport> {
  const { batches, wordless, failures } = packBatches(asks, options.translator);
  const run = new Run(asks.length, options);
  await run.keep(wordless.map((ask) => asIs(ask, asks[ask]!.text)));
  for (const { ask, failure } of failures) run.outcomes[ask] = { status: 'failed', failure };
  return run.buy(batches);
}

function asIs(ask: number, text: CodedText): Bought {
  return { asks: [ask], source: text, target: text, billed: 0 };
}

interface Job {
  readonly batch: Batch;
  readonly tries: number;
  /** How the last try ended. */
  readonly last?: Failure;
  /** Why its only text was refused the first time: it is asked for once more, alone. */
  readonly refused?: Rejection;
}

class Run {
  readonly outcomes: (Outcome | undefined)[];
  readonly #options: SendOptions;
  readonly #budget: Budget;
  readonly #policy: RetryPolicy;
  readonly #pace: Pace;
  readonly #underway = new Set<Promise<void>>();
  #queue: Job[] = [];
  #stopped: NotSent | undefined;
  /** Since the last usable answer. */
  #lost = 0;
  #useless = 0;
  #saving: Promise<unknown> = Promise.resolve();
  #spent = { billed: 0, doubtful: 0, requests: 0 };

  constructor(asked: number, options: SendOptions) {
    const { translator, concurrency = 4 } = options;
    this.outcomes = new Array(asked).fill(undefined);
    this.#options = options;
    this.#budget = (translator.paid ? options.budget : undefined) ?? createBudget();
    this.#policy = options.policy ?? RETRY_POLICY;
    const unbounded = { texts: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
    this.#pace = new Pace(concurrency, translator.paid ? translator.limits : unbounded);
  }

  async buy(batches: readonly Batch[]): Promise<SendReport> {
    this.#queue = batches.map((batch) => ({ batch, tries: 0 }));
    do {
      await this.#startAll();
      if (this.#underway.size > 0) await Promise.race(this.#underway);
    } while (this.#underway.size > 0 || (this.#queue.length > 0 && !this.#stopped));
    for (const job of this.#queue) this.#leave(job, this.#stopped ?? { why: 'aborted' });
    return reportOf(
      this.outcomes.map((outcome) => outcome ?? { status: 'not-sent', because: { why: 'aborted' } }),
      this.#spent,
    );
  }

  async #startAll(): Promise<void> {
    while (!this.#stopped) {
      await this.#pace.rested();
      await this.#saving;
      if (this.#options.signal?.aborted) this.#stopped ??= { why: 'aborted' };
      const [next] = this.#queue;
      if (!next || this.#stopped || !this.#pace.admits(loadOf(next.batch))) return;
      this.#queue.shift();
      const job = await this.#reserve(next);
      if (!job) return;
      const running = this.#send(job).finally(() => this.#underway.delete(running));
      this.#underway.add(running);
    }
  }

  /** As much of a job as the budget has left; the rest goes back to the head of the queue. */
  async #reserve(job: Job): Promise<Job | undefined> {
    const { batch } = job;
    if (await this.#budget.reserve(sum(batch.prices))) return job;
    let granted = 0;
    // What is on its way may turn out cheaper than what was set aside for it.
    const final = this.#underway.size === 0;
    while (final && granted < batch.prices.length && (await this.#budget.reserve(batch.prices[granted]!)))
      granted++;
    const places = [...batch.prices.keys()];
    this.#queue.unshift({ ...job, batch: partOf(batch, places.slice(granted)) });
    if (granted > 0) return { ...job, batch: partOf(batch, places.slice(0, granted)) };
    if (final) this.#stopped ??= { why: 'budget' };
    return undefined;
  }

  async #send(job: Job): Promise<void> {
    const load = loadOf(job.batch);
    this.#pace.started(load);
    this.#spent.requests++;
    const { translator } = this.#options;
    const result = judgeAnswers(await translator.translate(job.batch.request), job.batch, translator);
    if (result.ok) await this.#take(job, result.value);
    else await this.#failed({ ...job, tries: job.tries + 1 }, result.failure);
    this.#pace.ended(load);
    this.#report();
  }

  async #take(job: Job, answers: readonly Judged[]): Promise<void> {
    this.#lost = 0;
    this.#useless = 0;
    this.#pace.faster();
    const { batch } = job;
    const billed = sum(answers.map((answer) => answer.billed));
    this.#spent.billed += billed;
    const bought: Bought[] = [];
    for (const [at, answer] of answers.entries()) {
      const [asks, source] = [batch.asks[at]!, batch.request.texts[at]!];
      if (answer.ok) bought.push({ asks, source, target: answer.target, billed: answer.billed });
      else this.#refuse(job, at, answer);
    }
    // Nothing comes between an answer and the disk: this is the one moment at which a crash can lose it.
    await this.keep(bought);
    await this.#budget.settle(sum(batch.prices), billed);
  }

  #refuse(job: Job, at: number, { failure, rejection: found }: Extract<Judged, { ok: false }>): void {
    const alone = { batch: partOf(job.batch, [at]), tries: 0 };
    if (found && !job.refused) this.#queue.unshift({ ...alone, refused: found });
    else this.#settle(alone.batch, { status: 'failed', failure, ...(found ? { rejection: found } : {}) });
  }

  /** One after the other, so that nobody has to write two things at once. */
  async keep(bought: readonly Bought[]): Promise<void> {
    if (bought.length === 0) return;
    const saved = this.#saving.then(() => this.#options.onAnswers(bought));
    this.#saving = saved.catch(() => undefined);
    const result = await saved;
    if (!result.ok) this.#stopped ??= { why: 'engine', failure: result.failure };
    for (const { asks, target, billed } of bought) {
      for (const [nth, ask] of asks.entries()) {
        this.outcomes[ask] = result.ok
          ? { status: 'answered', target, billed: nth === 0 ? billed : 0 }
          : { status: 'failed', failure: result.failure };
      }
    }
  }

  async #failed(job: Job, failure: Failure): Promise<void> {
    const { sleep, random, signal, translator } = this.#options;
    const price = sum(job.batch.prices);
    const doubtful = translator.paid && mayBeBilled(failure) ? price : 0;
    this.#spent.doubtful += doubtful;
    await this.#budget.settle(price, doubtful);
    const texts = job.batch.request.texts.length;
    if (doubtful > 0 && ++this.#useless >= this.#policy.useless) this.#stopped ??= { why: 'engine', failure };
    const verdict = judgeFailure(failure, { tries: job.tries, texts, policy: this.#policy, random });
    if (verdict.do === 'wait') {
      this.#queue.unshift({ ...job, last: failure });
      this.#pace.slower(sleep(verdict.ms, signal).catch(unlessAborted(signal)));
    } else if (verdict.do === 'split') {
      this.#queue.unshift(...halvesOf(job.batch).map((batch) => ({ ...job, batch, last: failure })));
    } else this.#giveUp(job, failure, verdict.do);
  }

  #giveUp(job: Job, failure: Failure, how: 'fail' | 'stop'): void {
    const gone = failure.reason === 'engine-busy' || failure.reason === 'engine-unreachable';
    if (gone) this.#lost++;
    if (how === 'stop' || this.#lost >= this.#policy.giveUp) this.#stopped ??= { why: 'engine', failure };
    if (how === 'stop') this.#leave(job, { why: 'engine', failure });
    else
      this.#settle(job.batch, {
        status: 'failed',
        failure,
        ...(job.refused ? { rejection: job.refused } : {}),
      });
  }

  /** Failed is what was sent and may have been billed; the others were never sent, or sent back unread. */
  #leave({ batch, refused, last }: Job, because: NotSent): void {
    if (refused) {
      const failure = refusal(this.#options.translator.name, refused);
      this.#settle(batch, { status: 'failed', failure, rejection: refused });
    } else if (last && mayBeBilled(last)) this.#settle(batch, { status: 'failed', failure: last });
    else this.#settle(batch, { status: 'not-sent', because });
  }

  #settle(batch: Batch, outcome: Outcome): void {
    for (const ask of batch.asks.flat()) this.outcomes[ask] = outcome;
  }

  #report(): void {
    const done = this.outcomes.filter((outcome) => outcome !== undefined).length;
    this.#options.onProgress?.({ asked: this.outcomes.length, done, billed: this.#spent.billed });
  }
}

/** A sleep that is ended by the signal may say so by an error. */
function unlessAborted(signal: AbortSignal | undefined): (error: unknown) => void {
  return (error) => {
    if (!signal?.aborted) throw error;
  };
}

function loadOf({ request, weights }: Batch): Load {
  return { texts: request.texts.length, bytes: sum(weights) };
}
