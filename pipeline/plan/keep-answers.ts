/** Answers of engines, from the wire to the disk. */
import type { Edition } from '../model/config.ts';
import type { Result } from '../model/finding.ts';
import type { Clock, Journal, JournalEntry, Ledger, LedgerPurchase, Translator } from '../ports.ts';
import type { Bought } from '../translate/send.ts';
import { type Answer, answerKey } from './answers.ts';
import type { Wanted } from './wanted.ts';

export interface Keeping {
  readonly ports: { readonly journal: Journal; readonly ledger: Ledger };
  readonly wanted: readonly Wanted[];
  readonly edition: Edition;
  readonly translator: Translator;
  readonly answers: Map<string, Answer>;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
}

/** Durable first, then known to this run, then in the ledger. */
export async function keepAnswers(bought: readonly Bought[], to: Keeping): Promise<Result<true>> {
  const { ports, wanted, edition, translator, answers, at } = to;
  const entries = bought.map(({ asks, source, target, billed }): JournalEntry => {
    const { sourceLanguage } = wanted[asks[0]!]!;
    return { edition: edition.name, sourceLanguage, source, target, engine: translator.name, billed, at };
  });
  const written = await ports.journal.append(entries);
  if (!written.ok) return written;
  for (const entry of entries) answers.set(keyOf(entry), answerOf(entry));
  return translator.paid ? ports.ledger.note(purchasesOf(bought, to)) : written;
}

/** By article: a sentence that several have is booked to the first. */
function purchasesOf(bought: readonly Bought[], { wanted, edition, translator }: Keeping): LedgerPurchase[] {
  const byArticle = Map.groupBy(bought, ({ asks }) => wanted[asks[0]!]!.article);
  return [...byArticle].map(([article, list]) => ({
    ...(article === undefined ? {} : { article }),
    edition: edition.name,
    engine: translator.name,
    sentences: list.length,
    characters: list.reduce((sum, { billed }) => sum + billed, 0),
  }));
}

export function keyOf({ edition, sourceLanguage, source }: JournalEntry): string {
  return answerKey(edition, sourceLanguage, source);
}

export function answerOf({ target, engine, at }: JournalEntry): Answer {
  return { target, engine, at };
}

/** Whole seconds: a record says when, not how fast. */
export function stamp(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 19)}Z`;
}
