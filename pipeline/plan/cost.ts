/** What carrying out a plan would cost, in characters, and to whom. */
import type { CodedText } from '../model/coded-text.ts';
import type { Edition } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import type { Translator } from '../ports.ts';
import { translationPlans } from './apply.ts';
import type { TranslatorOf } from './ask.ts';
import type { Planned } from './assemble.ts';
import { engineWords } from './engine-words.ts';
import type { ReuseCounts } from './plan.ts';

export interface PlanCost {
  readonly rows: readonly CostRow[];
  /** Texts for locale files that only an engine can give. */
  readonly strings: { readonly texts: number; readonly characters: number };
  readonly engines: readonly EngineCost[];
  readonly budget?: number;
}

export interface CostRow {
  readonly article: string;
  readonly edition: string;
  readonly segments: number;
  readonly reused: ReuseCounts;
  /** Sentences to be translated, and their characters as the engine counts them. */
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

export async function costOfPlan(
  { plan, snapshot }: Planned,
  { translator }: { translator: TranslatorOf },
): Promise<PlanCost> {
  const engines: EngineCost[] = [];
  const rows: CostRow[] = [];
  for (const edition of snapshot.config.editions) {
    const made = await translator(edition, engineWords(snapshot.glossary, edition.language));
    const engine = made.ok ? made.value : undefined;
    const planned = translationPlans(plan).filter((one) => one.edition.name === edition.name);
    for (const { record, segments, requests, reused } of planned) {
      const characters = requests.reduce((sum, { source }) => sum + priceOf(engine, source), 0);
      rows.push({
        article: record.article,
        edition: edition.name,
        segments: segments.length,
        reused,
        requests: requests.length,
        characters,
      });
    }
    const texts = new Set(planned.flatMap(({ requests }) => requests.map(({ source }) => source)));
    engines.push(engineCost(edition, { engine, texts, ...(made.ok ? {} : { failure: made.failure }) }));
  }
  const { requests } = plan.strings;
  const strings = {
    texts: requests.length,
    characters: requests.reduce((sum, { text }) => sum + [...text].length, 0),
  };
  const { budget } = snapshot.config;
  return { rows, strings, engines, ...(budget === undefined ? {} : { budget }) };
}

function engineCost(
  edition: Edition,
  at: { engine: Translator | undefined; texts: ReadonlySet<CodedText>; failure?: Failure },
): EngineCost {
  const { engine, texts, failure } = at;
  return {
    edition: edition.name,
    engine: engine?.name ?? edition.engines[0]?.engine ?? 'none',
    paid: engine?.paid ?? false,
    characters: [...texts].reduce((sum, text) => sum + priceOf(engine, text), 0),
    ...(failure ? { failure } : {}),
  };
}

function priceOf(engine: Translator | undefined, text: CodedText): number {
  return engine?.price?.(text) ?? [...text].length;
}
