import { describe, expect, it } from 'vitest';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { type Failure, fail, ok } from '../../pipeline/model/finding.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import type { TranslationBatch } from '../../pipeline/ports.ts';
import type { Ask } from '../../pipeline/translate/batches.ts';
import { createBudget } from '../../pipeline/translate/budget.ts';
import type { SendReport } from '../../pipeline/translate/outcome.ts';
import { type Bought, type SendOptions, sendAsks } from '../../pipeline/translate/send.ts';
import { answersTo, type FakeReply, FakeTranslator, translateCoded } from './fake.ts';

const ask = (text: string, context?: string): Ask => ({
  source: 'en' as Locale,
  target: 'es' as Locale,
  text: text as CodedText,
  ...(context === undefined ? {} : { context }),
});
const ASKS = [
  'The president of the city said that the bridge is new.',
  'Agriculture and technology dominated the conversation of Washington.',
  'After 14 years without a meeting, <1>Donald Trump</1> was in Korea.',
  'The people of Madrid were not in the house.',
  'Vienna has a new government and 3 rivers.',
].map((text) => ask(text));

interface Trial {
  readonly fake: FakeTranslator;
  readonly report: SendReport;
  readonly kept: Bought[];
  readonly slept: number[];
}

async function send(
  asks: readonly Ask[],
  reply: (batch: TranslationBatch, request: number) => FakeReply | Promise<FakeReply> = () => undefined,
  more: Partial<SendOptions> & { limits?: { texts: number; bytes: number }; paid?: boolean } = {},
): Promise<Trial> {
  const { limits, paid, ...options } = more;
  const fake = new FakeTranslator({
    reply,
    ...(limits ? { limits } : {}),
    ...(paid === undefined ? {} : { paid }),
  });
  const kept: Bought[] = [];
  const slept: number[] = [];
  const report = await sendAsks(asks, {
    translator: fake,
    onAnswers: async (bought) => {
      kept.push(...bought);
      return ok(true);
    },
    sleep: async (ms) => {
      slept.push(ms);
    },
    random: () => 0.5,
    ...options,
  });
  expect(report.answered + report.failed + report.notSent).toBe(report.asked);
  expect(report.asked).toBe(asks.length);
  return { fake, report, kept, slept };
}

const failing =
  (failure: Failure, ...requests: number[]) =>
  (_: TranslationBatch, request: number): FakeReply =>
    requests.length === 0 || requests.includes(request) ? fail(failure) : undefined;
const busy = (retryAfter?: number): Failure => ({
  reason: 'engine-busy',
  engine: 'fake',
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const unreachable: Failure = { reason: 'engine-unreachable', engine: 'fake', detail: 'ECONNRESET' };
const broken: Failure = { reason: 'engine-broken', engine: 'fake', detail: 'JSON' };
const tooLarge: Failure = { ...broken, status: 413 };
const ONE = { texts: 1, bytes: 1000 };
const IDEAL = ASKS.reduce((sum, { text }) => sum + [...text].length, 0);

describe('buying', () => {
  it('answers every ask in its place, in one request', async () => {
    const { fake, report, kept } = await send(ASKS);
    expect(fake.batches).toHaveLength(1);
    expect(report).toMatchObject({ asked: 5, answered: 5, billed: IDEAL, doubtful: 0, requests: 1 });
    for (const [at, outcome] of report.outcomes.entries()) {
      expect(outcome).toMatchObject({ status: 'answered', target: translateCoded(ASKS[at]!.text, 'es') });
    }
    expect(kept.flatMap(({ asks }) => asks)).toEqual([0, 1, 2, 3, 4]);
  });

  it('buys the same sentence once', async () => {
    const { fake, report } = await send([ASKS[0]!, ASKS[1]!, ASKS[0]!]);
    expect(fake.batches[0]!.texts).toHaveLength(2);
    expect(report.outcomes[2]).toMatchObject({ status: 'answered', billed: 0 });
    expect(report.answered).toBe(3);
  });

  it('pays nothing for a text without words', async () => {
    const { fake, report, kept } = await send([ask('<1/> —')]);
    expect(fake.batches).toEqual([]);
    expect(report.outcomes).toEqual([{ status: 'answered', target: '<1/> —', billed: 0 }]);
    expect(kept).toHaveLength(1);
  });

  it('makes each answer durable before the next request leaves', async () => {
    const events: string[] = [];
    await send(
      ASKS,
      (_, request) => {
        events.push(`request ${request}`);
        return undefined;
      },
      {
        limits: ONE,
        onAnswers: async ([bought]) => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          events.push(`kept ${bought!.asks[0]}`);
          return ok(true);
        },
      },
    );
    expect(events).toEqual([0, 1, 2, 3, 4].flatMap((at) => [`request ${at}`, `kept ${at}`]));
  });

  it('stops buying when answers cannot be written down', async () => {
    const failure: Failure = { reason: 'unwritable', file: 'journal', detail: 'ENOSPC' };
    const { fake, report } = await send(ASKS, undefined, {
      limits: ONE,
      onAnswers: async () => fail(failure),
    });
    expect(fake.batches).toHaveLength(1);
    expect(report.outcomes[0]).toEqual({ status: 'failed', failure });
    expect(report.outcomes[1]).toEqual({ status: 'not-sent', because: { why: 'engine', failure } });
  });

  it('ends when it is told to, and keeps what was on its way', async () => {
    const controller = new AbortController();
    const { report } = await send(
      ASKS,
      (_, request) => {
        if (request === 1) controller.abort();
        return undefined;
      },
      { limits: ONE, signal: controller.signal },
    );
    expect(report).toMatchObject({ answered: 2, notSent: 3 });
    expect(report.outcomes[4]).toEqual({ status: 'not-sent', because: { why: 'aborted' } });
  });

  it('ends while it waits for an engine', async () => {
    const controller = new AbortController();
    const { report } = await send(ASKS, failing(busy(60)), {
      signal: controller.signal,
      sleep: async () => {
        controller.abort();
        throw controller.signal.reason;
      },
    });
    expect(report).toMatchObject({ notSent: 5, requests: 1 });
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    await send(ASKS, undefined, { limits: ONE, onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('an engine in trouble', () => {
  it('is waited for as long as it asks, with jitter, at no cost', async () => {
    const { report, slept } = await send(ASKS, failing(busy(7), 0, 1));
    expect(slept).toEqual([7500, 8000]);
    expect(report).toMatchObject({ answered: 5, billed: IDEAL, doubtful: 0, requests: 3 });
  });

  it('is waited for twice as long each time, up to a limit, and then given up', async () => {
    const { report, slept } = await send(ASKS, failing(busy()));
    expect(slept).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000]);
    expect(report).toMatchObject({ failed: 5, requests: 8, doubtful: 0 });
  });

  it('is not waited for when it asks for longer than anybody would wait', async () => {
    const { report, slept } = await send(ASKS, failing(busy(3600)));
    expect(slept).toEqual([]);
    expect(report).toMatchObject({ notSent: 5, requests: 1 });
  });

  it('is asked three times when its answer may have been lost, and no more', async () => {
    const { report } = await send(ASKS, failing(unreachable));
    expect(report).toMatchObject({ failed: 5, requests: 3, doubtful: 3 * IDEAL });
  });

  it('is left alone once two requests in a row came to nothing', async () => {
    const { fake, report } = await send(ASKS, failing(unreachable), { limits: ONE });
    expect(fake.batches).toHaveLength(6);
    expect(report).toMatchObject({ failed: 2, notSent: 3 });
    expect(report.outcomes[2]).toEqual({
      status: 'not-sent',
      because: { why: 'engine', failure: unreachable },
    });
  });

  it.each<Failure>([
    { reason: 'engine-quota', engine: 'fake' },
    { reason: 'engine-unauthorized', engine: 'fake' },
  ])('is asked for nothing more: $reason', async (failure) => {
    const { fake, report, kept } = await send(ASKS, failing(failure, 2), { limits: ONE });
    expect(fake.batches).toHaveLength(3);
    expect(kept).toHaveLength(2);
    expect(report).toMatchObject({ answered: 2, failed: 0, notSent: 3 });
  });

  it('gets halves where the whole is too large, and only what is too large alone fails', async () => {
    const { report } = await send(ASKS, (batch) =>
      batch.texts.join('').length > 70 || batch.texts.includes(ASKS[3]!.text) ? fail(tooLarge) : undefined,
    );
    expect(report).toMatchObject({
      answered: 4,
      failed: 1,
      billed: IDEAL - ASKS[3]!.text.length,
      doubtful: 0,
    });
    expect(report.outcomes[3]).toEqual({ status: 'failed', failure: tooLarge });
  });

  it('loses only the text that spoils every answer it is in', async () => {
    const { report } = await send(ASKS, (batch) =>
      batch.texts.includes(ASKS[1]!.text) ? fail(broken) : undefined,
    );
    expect(report).toMatchObject({ answered: 4, failed: 1 });
    expect(report.outcomes[1]).toEqual({ status: 'failed', failure: broken });
  });

  it('is not believed when it answers fewer texts than it was asked', async () => {
    const { report } = await send(ASKS, (batch, request) =>
      request === 0 ? ok(answersTo(batch).slice(1)) : undefined,
    );
    expect(report).toMatchObject({ answered: 5, requests: 2, billed: IDEAL, doubtful: IDEAL });
  });

  it('is not believed when answers belong to other questions', async () => {
    const { report } = await send(ASKS, (batch, request) => {
      const answers = answersTo(batch);
      return request === 0 ? ok([...answers.slice(1), answers[0]!]) : undefined;
    });
    expect(report).toMatchObject({ answered: 5, requests: 2 });
    expect(report.outcomes[0]).toMatchObject({ target: translateCoded(ASKS[0]!.text, 'es') });
  });
});

describe('an answer that cannot be used', () => {
  const spoilt =
    (requests: number) =>
    (batch: TranslationBatch, request: number): FakeReply => {
      if (request >= requests) return undefined;
      const bad = { ok: true as const, target: 'Sin el código.' as CodedText, billed: 10 };
      return ok(answersTo(batch).map((answer, at) => (batch.texts[at]!.includes('<1>') ? bad : answer)));
    };

  it('is asked for once more, alone', async () => {
    const { fake, report } = await send(ASKS, spoilt(1));
    expect(fake.batches[1]!.texts).toEqual([ASKS[2]!.text]);
    expect(report).toMatchObject({ answered: 5, requests: 2, billed: IDEAL + 10 });
  });

  it('is a failure with its reason the second time', async () => {
    const { report, kept } = await send(ASKS, spoilt(2));
    expect(report).toMatchObject({ answered: 4, failed: 1, requests: 2 });
    expect(report.outcomes[2]).toMatchObject({ status: 'failed', rejection: { reason: 'codes-lost' } });
    expect(kept.flatMap(({ asks }) => asks)).toEqual([0, 1, 3, 4]);
  });
});

describe('the budget', () => {
  it('buys in order, to the last text it can pay', async () => {
    const cap = ASKS[0]!.text.length + ASKS[1]!.text.length + 3;
    const { report } = await send(ASKS, undefined, { budget: createBudget(cap) });
    expect(report).toMatchObject({ answered: 2, notSent: 3 });
    expect(report.billed).toBeLessThanOrEqual(cap);
    expect(report.outcomes[2]).toEqual({ status: 'not-sent', because: { why: 'budget' } });
  });

  it('counts what may have been billed as spent', async () => {
    const { report } = await send(ASKS, failing(unreachable, 0), { budget: createBudget(IDEAL) });
    expect(report).toMatchObject({ answered: 0, failed: 5, requests: 1, doubtful: IDEAL });
  });

  it('gives back what was certainly not billed', async () => {
    const { report } = await send(ASKS, failing({ ...unreachable, unsent: true }, 0), {
      budget: createBudget(IDEAL),
    });
    expect(report).toMatchObject({ answered: 5, billed: IDEAL, doubtful: 0 });
  });

  it('does not hold back what is free', async () => {
    const { report } = await send(ASKS, undefined, { paid: false, budget: createBudget(0) });
    expect(report).toMatchObject({ answered: 5, billed: 0 });
  });
});

describe('concurrency', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    ask(`The people of the house are in room ${at + 100}.`, `c${at}`),
  );

  async function mostUnderway(
    options: Parameters<typeof send>[2],
    failures: readonly number[] = [],
  ): Promise<number> {
    let underway = 0;
    let most = 0;
    await send(
      many,
      async (_, request) => {
        underway++;
        most = Math.max(most, underway);
        await new Promise((resolve) => setTimeout(resolve, 1));
        underway--;
        return failures.includes(request) ? fail(busy()) : undefined;
      },
      options,
    );
    return most;
  }

  it('grows while all goes well, as far as it is allowed', async () => {
    expect(await mostUnderway({ concurrency: 3 })).toBe(3);
  });

  it('never has more on its way than one request of a paid engine may carry', async () => {
    expect(await mostUnderway({ concurrency: 8, limits: { texts: 2, bytes: 10_000 } })).toBe(2);
    expect(
      await mostUnderway({ concurrency: 8, limits: { texts: 2, bytes: 10_000 }, paid: false }),
    ).toBeGreaterThan(2);
  });

  it('shrinks when the engine complains', async () => {
    const always = Array.from({ length: 60 }, (_, at) => at).filter((at) => at % 2 === 1);
    expect(await mostUnderway({ concurrency: 8 }, always)).toBeLessThan(4);
  });
});
