/** What carrying out a plan would cost, in characters and money, and to whom. */
import type { CodedText } from '../model/coded-text.ts';
import type { Config, Edition, Price } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import { hashText } from '../model/hash.ts';
import type { Clock, Ledger, Translator } from '../ports.ts';
import { answerKey } from './answers.ts';
import type { Planned } from './assemble.ts';
import { type EngineWords, engineWords } from './engine-words.ts';
import { type ReuseCounts, translationsOf } from './plan.ts';
import type { TranslatorOf } from './purchase.ts';

export interface PlanCost {
  readonly rows: readonly CostRow[];
  /** Texts for locale files that only an engine can give. */
  readonly strings: { readonly texts: number; readonly characters: number };
  readonly engines: readonly EngineCost[];
  readonly budget?: number;
  readonly month?: MonthBudget;
  /** Of what a paid engine would be sent; undefined where no rate is configured. */
  readonly price?: PlanPrice;
}

export interface CostRow {
  readonly article: string;
  readonly edition: string;
  readonly segments: number;
  readonly reused: ReuseCounts;
  /** Sentences that the memory has something similar for, among those to be translated. */
  readonly similar: number;
  /** Sentences to be translated, and their characters as the engine counts them; each text once in an edition. */
  readonly requests: number;
  readonly characters: number;
}

export interface EngineCost {
  readonly edition: string;
  /** `none` when none is set. */
  readonly engine: string;
  readonly paid: boolean;
  /** Of sentences, each once however often it stands. */
  readonly characters: number;
  /** Why it cannot be used. */
  readonly failure?: Failure;
}

/** Characters, of the calendar month (UTC). */
export interface MonthBudget {
  readonly budget: number;
  readonly spent: number;
  readonly left: number;
}

export interface PlanPrice extends Price {
  readonly total: number;
}

export async function costOfPlan(
  { plan, snapshot }: Planned,
  ports: { readonly translator: TranslatorOf; readonly ledger: Ledger; readonly clock: Clock },
): Promise<PlanCost> {
  const { config, glossary } = snapshot;
  const engines: EngineCost[] = [];
  const rows: CostRow[] = [];
  for (const edition of config.editions) {
    const words = engineWords(glossary, edition.language);
    const made = await ports.translator(edition, words);
    const engine = made.ok ? made.value : undefined;
    const seen = new Set<string>();
    const costOf = (text: CodedText): number => {
      if (seen.has(text)) return 0;
      seen.add(text);
      return priceOf(engine, text, words);
    };
    const refusedBefore = engine?.paid ? await refusedOf(engine.name, ports.ledger) : new Set<string>();
    const isDue = (record: { readonly sourceLanguage: string }, { source }: { readonly source: CodedText }) =>
      !refusedBefore.has(hashText(answerKey(edition.name, record.sourceLanguage, source)));
    const planned = plan.articles.flatMap(translationsOf).filter((one) => one.edition.name === edition.name);
    const own = planned.map(
      ({ record, segments, requests, reused, suggestions }): CostRow => ({
        article: record.article,
        edition: edition.name,
        segments: segments.length,
        reused,
        similar: suggestions?.size ?? 0,
        requests: requests.length,
        characters: requests
          .filter((segment) => isDue(record, segment))
          .reduce((sum, { source }) => sum + costOf(source), 0),
      }),
    );
    rows.push(...own);
    engines.push(engineCost(edition, own, { engine, ...(made.ok ? {} : { failure: made.failure }) }));
  }
  const { requests } = plan.strings;
  const strings = {
    texts: requests.length,
    characters: requests.reduce((sum, { text }) => sum + [...text].length, 0),
  };
  const month = await monthBudget(config, ports);
  return {
    rows,
    strings,
    engines,
    ...(config.budget === undefined ? {} : { budget: config.budget }),
    ...(month ? { month } : {}),
    ...planPrice(config, engines),
  };
}

/** Texts that this engine had no usable answer for: they are not asked for again unless somebody says so. */
async function refusedOf(engine: string, ledger: Ledger): Promise<ReadonlySet<string>> {
  const refused = await ledger.refused();
  return new Set(
    refused.ok ? refused.value.filter((one) => one.engine === engine).map(({ text }) => text) : [],
  );
}

function engineCost(
  edition: Edition,
  rows: readonly CostRow[],
  { engine, failure }: { engine: Translator | undefined; failure?: Failure },
): EngineCost {
  return {
    edition: edition.name,
    engine: engine?.name ?? edition.engines[0]?.engine ?? 'none',
    paid: engine?.paid ?? false,
    characters: rows.reduce((sum, { characters }) => sum + characters, 0),
    ...(failure ? { failure } : {}),
  };
}

function planPrice({ price }: Config, engines: readonly EngineCost[]): { price?: PlanPrice } {
  if (!price) return {};
  const characters = engines.reduce((sum, engine) => sum + (engine.paid ? engine.characters : 0), 0);
  return { price: { ...price, total: (characters / price.per) * price.amount } };
}

/** Undefined where no month's budget is set, or the account cannot be read. */
async function monthBudget(
  { monthlyBudget }: Config,
  { ledger, clock }: { ledger: Ledger; clock: Clock },
): Promise<MonthBudget | undefined> {
  if (monthlyBudget === undefined) return undefined;
  const months = await ledger.months();
  if (!months.ok) return undefined;
  const now = clock.now().toISOString().slice(0, 7);
  const held = months.value.find(({ month }) => month === now);
  const spent = (held?.spent ?? 0) + (held?.open ?? 0);
  return { budget: monthlyBudget, spent, left: Math.max(0, monthlyBudget - spent) };
}

function priceOf(engine: Translator | undefined, text: CodedText, { keep }: EngineWords): number {
  return engine?.price?.(text, keep) ?? [...text].length;
}
