/** One sentence asked of the edition's engine, by the same way a build asks: journal, budget and ledger included. */
import type { CodedText } from '../model/coded-text.ts';
import { type Failure, ok, type Result } from '../model/finding.ts';
import type { Segment } from '../model/segment.ts';
import type { Translator } from '../ports.ts';
import { answerKey } from './answers.ts';
import { type AskInput, askEngines, type TranslatorOf } from './ask.ts';
import { engineWords } from './engine-words.ts';
import type { Galley } from './review-galley.ts';
import type { Snapshot } from './snapshot.ts';

export interface Offer {
  readonly name: string;
  readonly paid: boolean;
  /** Characters it would be billed; 0 for an engine that costs nothing. */
  readonly characters: number;
}

/** Undefined where no engine is set. */
export async function offerOf(
  galley: Galley,
  source: CodedText,
  { snapshot, translator }: { snapshot: Snapshot; translator: TranslatorOf },
): Promise<Result<Offer | undefined>> {
  const { edition } = galley.planned;
  if (edition.engines.every(({ engine }) => engine === 'none')) return ok(undefined);
  const words = engineWords(snapshot.glossary, edition.language);
  const made = await translator(edition, words);
  if (!made.ok) return made;
  const { name, paid } = made.value;
  return ok({ name, paid, characters: paid ? priceOf(made.value, source, words.keep) : 0 });
}

function priceOf(engine: Translator, source: CodedText, keep: readonly string[]): number {
  return engine.price?.(source, keep) ?? [...source].length;
}

export type AskedOne =
  | { readonly kind: 'answer'; readonly target: CodedText; readonly engine: string; readonly billed: number }
  | { readonly kind: 'over-budget'; readonly characters: number }
  | { readonly kind: 'failed'; readonly failure: Failure | undefined };

export async function askOne(
  galley: Galley,
  segment: Segment,
  { snapshot, ports }: Pick<AskInput, 'snapshot' | 'ports'>,
): Promise<AskedOne> {
  const { article, planned } = galley;
  const { edition, record } = planned;
  const one = { ...planned, segments: galley.planned.segments, requests: [segment] };
  const asked = await askEngines({
    plan: {
      articles: [{ ...article, editions: [one] }],
      strings: { sightings: [], additions: [], requests: [] },
    },
    snapshot: { ...snapshot, config: { ...snapshot.config, editions: [edition] } },
    ports,
    progress: () => undefined,
    allowed: true,
    again: true,
  });
  const key = answerKey(edition.name, record.sourceLanguage, segment.source);
  const answer = asked.answers.get(key);
  if (answer) return { kind: 'answer', ...answer, billed: asked.billed };
  const unmet = asked.unmet.get(key);
  if (unmet?.status === 'not-bought' && !unmet.failure)
    return { kind: 'over-budget', characters: unmet.characters };
  return { kind: 'failed', failure: unmet?.failure ?? asked.failures[0] };
}
