/** Seeded scripts of faults and kills, and the run of one: again and again until all is bought or cannot be. */
import { pick, type Random, randomFrom } from '../../bench/support/random.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { ok } from '../../pipeline/model/finding.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import type { Translator } from '../../pipeline/ports.ts';
import type { Ask } from '../../pipeline/translate/batches.ts';
import { createBudget } from '../../pipeline/translate/budget.ts';
import type { SendReport } from '../../pipeline/translate/outcome.ts';
import { type Bought, sendAsks } from '../../pipeline/translate/send.ts';
import type { Fault, Spoiling } from '../support/deepl-server/faults.ts';

const SPOILINGS: readonly Spoiling[] = [
  'empty',
  'truncated',
  'same-language',
  'lost-tag',
  'invented-tag',
  'numbers',
  'instructions',
];

export function randomFault(random: Random): Fault | undefined {
  if (random() < 0.5) return undefined;
  const at = Math.floor(random() * 50);
  return pick<() => Fault>(random, [
    () => ({ kind: 'status', status: 429 }),
    () => ({ kind: 'status', status: 429, retryAfter: String(Math.floor(random() * 20)) }),
    () => ({ kind: 'status', status: 503, retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' }),
    () => ({ kind: 'status', status: pick(random, [500, 502, 504]) }),
    () => ({ kind: 'status', status: 413 }),
    () => ({ kind: 'status', status: pick(random, [456, 403, 400]) }),
    () => ({ kind: 'refused' }),
    () => ({ kind: 'reset' }),
    () => ({ kind: 'malformed' }),
    () => ({ kind: 'fewer' }),
    () => ({ kind: 'shuffled' }),
    () => ({ kind: 'spoilt', how: pick(random, SPOILINGS), at }),
    () => ({ kind: 'spoilt', how: pick(random, SPOILINGS), at }),
  ])();
}

const SUBJECTS = [
  'The president',
  'The government of Madrid',
  'Agriculture',
  'Donald Trump',
  'Washington',
  'The people',
];
const VERBS = [
  'was in',
  'has a new house in',
  'said that the bridge is for',
  'were not without',
  'is between',
];
const PLACES = [
  'Vienna and Korea',
  'the city of Oslo',
  '<1>the Office of Trade</1>',
  'Lima<1/>',
  'the year of the party',
];

/** Sentences with names, codes and numbers; some of them twice. */
export function randomAsks(random: Random, count: number): Ask[] {
  return Array.from({ length: count }, (_, at) => {
    const nth = random() < 0.1 ? Math.floor(random() * count) : at;
    const own = randomFrom(nth);
    const text = `${pick(own, SUBJECTS)} ${pick(own, VERBS)} ${pick(own, PLACES)} after ${100 + nth} years.`;
    return { source: 'en' as Locale, target: 'es' as Locale, text: text as CodedText };
  });
}

export interface ScriptRun {
  readonly reports: readonly SendReport[];
  /** What stood in the journal at the end, by text. */
  readonly journal: ReadonlyMap<string, CodedText>;
  /** How often each text was written down. */
  readonly written: ReadonlyMap<string, number>;
  readonly kills: number;
  /** The last life's own account; undefined when it died. */
  readonly last: SendReport | undefined;
}

export interface ScriptOptions {
  readonly asks: readonly Ask[];
  readonly translator: Translator;
  readonly random: Random;
  /** The chance that the process dies at any one moment of interest. */
  readonly killing: number;
  readonly cap?: number;
}

/** A process that dies does nothing more: what it was doing never ends, and what it knew is gone. */
export async function runScript({
  asks,
  translator,
  random,
  killing,
  cap,
}: ScriptOptions): Promise<ScriptRun> {
  const journal = new Map<string, CodedText>();
  const written = new Map<string, number>();
  const reports: SendReport[] = [];
  let kills = 0;
  let last: SendReport | undefined;
  for (let life = 0; life < 4; life++) {
    const left = asks.filter(({ text }) => !journal.has(text));
    const death = Promise.withResolvers<undefined>();
    let dead = false;
    const mayDie = async (): Promise<void> => {
      if (!dead && random() < killing) {
        dead = true;
        death.resolve(undefined);
      }
      if (dead) await new Promise(() => {});
    };
    const report = await Promise.race([
      death.promise,
      sendAsks(left, {
        translator: mortal(translator, mayDie),
        onAnswers: async (bought: readonly Bought[]) => {
          await mayDie();
          for (const { source, target } of bought) {
            journal.set(source, target);
            written.set(source, (written.get(source) ?? 0) + 1);
          }
          await mayDie();
          return ok(true);
        },
        sleep: async () => mayDie(),
        random,
        ...(cap === undefined ? {} : { budget: createBudget(cap) }),
      }),
    ]);
    last = report;
    if (report) reports.push(report);
    else kills++;
    if (report && report.answered === report.asked) break;
  }
  return { reports, journal, written, kills, last };
}

function mortal(translator: Translator, mayDie: () => Promise<void>): Translator {
  const { name, paid, limits } = translator;
  return {
    name,
    paid,
    limits,
    ready: (source, target) => translator.ready(source, target),
    weigh: (text, keep) => translator.weigh?.(text, keep) ?? Buffer.byteLength(text),
    price: (text, keep) => translator.price?.(text, keep) ?? [...text].length,
    translate: async (batch) => {
      await mayDie();
      const result = await translator.translate(batch);
      await mayDie();
      return result;
    },
  };
}
