/** Asks engines for what no memory has. Each answer is in the journal before the next request leaves. */
import type { CodedText } from '../model/coded-text.ts';
import type { Edition } from '../model/config.ts';
import { type Failure, ok } from '../model/finding.ts';
import { createPurse } from '../translate/purse.ts';
import { type Answers, answerKey } from './answers.ts';
import { answerOf, keyOf } from './keep-answers.ts';
import type { Plan } from './plan.ts';
import { type Account, type AskInput, buy, type TakeOver } from './purchase.ts';
import type { StringRequest } from './strings.ts';
import type { Unmet } from './unmet-reasons.ts';
import { wantedOf } from './wanted.ts';

export type { AskInput, TranslatorOf } from './purchase.ts';

export interface Asked {
  readonly answers: Answers;
  readonly stringAnswer: (request: StringRequest) => CodedText | undefined;
  readonly failures: readonly Failure[];
  /** By answer key: why a text that was wanted did not come. */
  readonly unmet: ReadonlyMap<string, Unmet>;
  readonly takeovers: readonly TakeOver[];
  /** Sentences, as often as they stand in articles. */
  readonly counts: { readonly translated: number; readonly failed: number; readonly billed: number };
}

export async function askEngines(input: AskInput): Promise<Asked> {
  const { plan, snapshot, ports } = input;
  const { config } = snapshot;
  const account: Account = { answers: new Map(), unmet: new Map(), failures: [], takeovers: [], billed: 0 };
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
  for (const edition of allowed ? config.editions : []) {
    if (edition.engines.every(({ engine }) => engine === 'none')) continue;
    const wanted = wantedOf(plan, edition, config.editions).filter(({ key }) => !account.answers.has(key));
    if (wanted.length === 0) continue;
    await buy({ input, edition, wanted, purse, account, run, refused: before });
  }
  if (purse.failure) account.failures.push(purse.failure);
  return {
    ...account,
    failures: distinct(account.failures).filter((failure) => isTold(failure, account)),
    stringAnswer: stringAnswer(account.answers, config.editions),
    counts: count(plan, account),
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

function count(plan: Plan, { answers, unmet, billed }: Account): Asked['counts'] {
  let translated = 0;
  let failed = 0;
  if (answers.size + unmet.size === 0) return { translated, failed, billed };
  for (const { editions } of plan.articles) {
    for (const planned of editions) {
      if (planned.kind !== 'translation') continue;
      for (const { source } of planned.requests) {
        const key = answerKey(planned.edition.name, planned.record.sourceLanguage, source);
        if (answers.has(key)) translated++;
        else if (unmet.get(key)?.status === 'failed') failed++;
      }
    }
  }
  return { translated, failed, billed };
}
