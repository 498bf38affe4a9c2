/** Why a text that was wanted of an engine did not come. */
import type { CodedText } from '../model/coded-text.ts';
import type { Failure, Message } from '../model/finding.ts';
import { hashText } from '../model/hash.ts';
import type { LedgerRefusal, Translator } from '../ports.ts';
import { explainNotSent } from '../translate/explain.ts';
import type { Outcome as SendOutcome } from '../translate/outcome.ts';
import type { Purse } from '../translate/purse.ts';
import type { Wanted } from './wanted.ts';

export interface Unmet {
  /** `failed`: it was asked for, in vain. `not-bought`: it was not asked for. */
  readonly status: 'failed' | 'not-bought';
  readonly failure?: Failure;
  /** In one line; for failures of an engine, the failure's own words where it has no other. */
  readonly why?: Message;
  /** Characters it would have cost; 0 for an engine that costs nothing. */
  readonly characters: number;
}

/** Undefined for a text that came. */
export function unmetOf(
  outcome: SendOutcome,
  at: { purse: Purse; translator: Translator; text: CodedText; keep: readonly string[] },
): Unmet | undefined {
  if (outcome.status === 'answered') return undefined;
  const { purse, translator, text, keep } = at;
  const price = translator.price?.(text, keep) ?? [...text].length;
  const characters = translator.paid ? price : 0;
  if (outcome.status === 'failed') {
    const { failure, rejection } = outcome;
    return { status: 'failed', failure, characters, ...(rejection ? { why: rejection.message } : {}) };
  }
  const { because } = outcome;
  const isMonth = because.why === 'budget' && purse.refusedBy === 'month';
  const why = isMonth ? { key: 'engines:notSent.month' } : explainNotSent(because);
  return {
    status: 'not-bought',
    why,
    characters,
    ...(because.why === 'engine' ? { failure: because.failure } : {}),
  };
}

/** For the ledger: texts whose answers were refused. */
export function refusalsOf(
  outcomes: readonly SendOutcome[],
  { wanted, engine, at }: { wanted: readonly Wanted[]; engine: string; at: string },
): LedgerRefusal[] {
  return outcomes.flatMap((outcome, place) => {
    if (outcome.status !== 'failed' || !outcome.rejection) return [];
    return [{ text: hashText(wanted[place]!.key), engine, reason: outcome.rejection.reason, at }];
  });
}

/** What was paid for twice in an earlier run and came to nothing is not paid for in every run after it. */
export function withoutRefused(
  wanted: readonly Wanted[],
  at: {
    readonly translator: Translator;
    readonly refused: readonly LedgerRefusal[];
    readonly unmet: Map<string, Unmet>;
  },
): readonly Wanted[] {
  const { name, paid } = at.translator;
  const before = new Map(at.refused.filter(({ engine }) => engine === name).map((one) => [one.text, one]));
  if (!paid || before.size === 0) return wanted;
  return wanted.filter(({ key }) => {
    const refusal = before.get(hashText(key));
    if (!refusal) return true;
    const why = { key: 'engines:refusedBefore', values: { engine: name, date: refusal.at.slice(0, 10) } };
    at.unmet.set(key, { status: 'failed', why, characters: 0 });
    return false;
  });
}
