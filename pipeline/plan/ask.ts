/** Asks engines for what no memory has. Each answer is in the journal before the next request leaves. */
import type { CodedText } from '../model/coded-text.ts';
import type { Edition } from '../model/config.ts';
import { type Failure, ok } from '../model/finding.ts';
import { createPurse } from '../translate/purse.ts';
import { type Answers, answerKey } from './answers.ts';
import { answerOf, keyOf } from './keep-answers.ts';
import { type ArticlePlan, type Plan, translationsOf } from './plan.ts';
import { type Account, type AskInput, buy, type TakeOver } from './purchase.ts';
import type { StringRequest } from './strings.ts';
import type { Unmet } from './unmet-reasons.ts';
import { type Wants, wantsOf } from './wanted.ts';

export type { AskInput, TranslatorOf } from './purchase.ts';

export interface Asked {
  readonly answers: Answers;
  readonly stringAnswer: (request: StringRequest) => CodedText | undefined;
  readonly failures: readonly Failure[];
  /** By answer key: why a text that was wanted did not come. */
  readonly unmet: ReadonlyMap<string, Unmet>;
  readonly takeovers: readonly TakeOver[];
  /** Characters. */
  readonly billed: number;
}

/** One run's asking: what it bought, and what it may still buy. */
export interface Asking {
  /** Buys what is wanted, unless it has been bought. */
  ask(wants: Wants): Promise<void>;
  /** By answer key: what came so far, and why a text that was wanted did not. */
  readonly answers: Answers;
  readonly unmet: ReadonlyMap<string, Unmet>;
  /** What all of it came to so far. */
  result(): Asked;
}

export async function askEngines({
  plan,
  ...input
}: AskInput & { readonly plan: Pick<Plan, 'articles' | 'strings'> }): Promise<Asked> {
  const asking = await startAsking(input);
  await asking.ask(wantsOf(plan, input.snapshot.config));
  return asking.result();
}

export async function startAsking(input: AskInput): Promise<Asking> {
  const { ports } = input;
  const { config } = input.snapshot;
  const account: Account = {
    answers: new Map(),
    unmet: new Map(),
    failures: [],
    takeovers: [],
    chains: new Map(),
    billed: 0,
  };
  const pending = await ports.journal.pending();
  if (pending.ok) for (const entry of pending.value) account.answers.set(keyOf(entry), answerOf(entry));
  else account.failures.push(pending.failure);
  const run = input.budget ?? config.budget;
  const refused = input.again ? ok([]) : await ports.ledger.refused();
  if (!refused.ok) account.failures.push(refused.failure);
  const before = refused.ok ? refused.value : [];
  const purse = createPurse({ run, month: config.monthlyBudget }, ports.ledger);
  // What was bought before cannot be read: buying now might be buying it again.
  const allowed = input.allowed && pending.ok;
  return {
    answers: account.answers,
    unmet: account.unmet,
    ask: async (wants) => {
      for (const edition of allowed ? config.editions : []) {
        // What did not come in this run is not asked for twice in it.
        const isNew = ({ key }: { key: string }) => !account.answers.has(key) && !account.unmet.has(key);
        const wanted = (wants.get(edition.name) ?? []).filter(isNew);
        if (wanted.length === 0) continue;
        await buy({ input, edition, wanted, purse, account, run, refused: before });
      }
    },
    result: () => {
      const failures = purse.failure ? [...account.failures, purse.failure] : account.failures;
      return {
        ...account,
        failures: distinct(failures).filter((failure) => isTold(failure, account)),
        stringAnswer: stringAnswer(account.answers, config.editions),
      };
    },
  };
}

/** A hundred sentences that failed alike are told once. */
function distinct(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()];
}

/** What made an engine give up is a failure when a text is left of it; else the takeover tells it. */
function isTold(failure: Failure, { takeovers, unmet }: Account): boolean {
  const isSame = (other: Failure | undefined): boolean => JSON.stringify(other) === JSON.stringify(failure);
  if (!takeovers.some((one) => isSame(one.failure))) return true;
  return [...unmet.values()].some((one) => isSame(one.failure));
}

function stringAnswer(answers: Answers, editions: readonly Edition[]) {
  return ({ from, to, text }: StringRequest): CodedText | undefined => {
    const edition = editions.find(({ language }) => language === to);
    return edition && answers.get(answerKey(edition.name, from, text))?.target;
  };
}

/** Sentences of an article that came, and that were asked for in vain; as often as they stand in it. */
export function countAnswers(
  article: ArticlePlan,
  { answers, unmet }: Pick<Asked, 'answers' | 'unmet'>,
): { readonly translated: number; readonly failed: number } {
  let translated = 0;
  let failed = 0;
  if (answers.size + unmet.size === 0) return { translated, failed };
  for (const { edition, record, requests } of translationsOf(article)) {
    for (const { source } of requests) {
      const key = answerKey(edition.name, record.sourceLanguage, source);
      if (answers.has(key)) translated++;
      else if (unmet.get(key)?.status === 'failed') failed++;
    }
  }
  return { translated, failed };
}
