/** Texts into requests: in order, within what an engine takes, and no text twice. */
import { type CodedText, plainText } from '../model/coded-text.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import type { TranslationBatch, Translator } from '../ports.ts';

/** One text to be bought, with all that its request is to carry. */
export type Ask = Omit<TranslationBatch, 'texts'> & { readonly text: CodedText };

export interface Batch {
  readonly request: TranslationBatch;
  /** Which asks each text answers, by their place in the list: the same sentence is bought once. */
  readonly asks: readonly (readonly number[])[];
  /** The most each text can be billed, in characters. */
  readonly prices: readonly number[];
  /** What each text takes of the engine's limit of bytes. */
  readonly weights: readonly number[];
}

export interface Packed {
  readonly batches: readonly Batch[];
  /** Asks whose text no engine is needed for: dashes, dots, codes alone. */
  readonly wordless: readonly number[];
  /** Texts that no request can carry. */
  readonly failures: readonly { readonly ask: number; readonly failure: Failure }[];
}

interface Open {
  readonly key: string;
  readonly first: Ask;
  readonly texts: CodedText[];
  readonly asks: number[][];
  readonly prices: number[];
  readonly weights: number[];
  bytes: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** Asks that share languages, context, terms and examples go together, as long as they stand together. */
export function packBatches(asks: readonly Ask[], translator: Translator): Packed {
  const open: Open[] = [];
  const wordless: number[] = [];
  const failures: { ask: number; failure: Failure }[] = [];
  const known = new Map<string, number[]>();
  for (const [at, ask] of asks.entries()) {
    if (!WORD.test(plainText(ask.text))) {
      wordless.push(at);
      continue;
    }
    const same = JSON.stringify([ask.source, ask.target, ask.text]);
    const twin = known.get(same);
    if (twin) {
      twin.push(at);
      continue;
    }
    const own = [at];
    const fits = place(ask, own, { open, translator });
    if (fits.ok) known.set(same, own);
    else failures.push({ ask: at, failure: fits.failure });
  }
  return { batches: open.map(close), wordless, failures };
}

function place(
  ask: Ask,
  asks: number[],
  { open, translator }: { readonly open: Open[]; readonly translator: Translator },
): Result<true> {
  const { limits, name } = translator;
  const bytes = translator.weigh?.(ask.text, ask.keep) ?? Buffer.byteLength(ask.text);
  if (bytes > limits.bytes) {
    const detail = `${bytes} > ${limits.bytes}`;
    return fail({ reason: 'engine-broken', engine: name, detail, status: 413 });
  }
  const key = keyOf(ask);
  let last = open.at(-1);
  if (!last || last.key !== key || last.texts.length >= limits.texts || last.bytes + bytes > limits.bytes) {
    last = { key, first: ask, texts: [], asks: [], prices: [], weights: [], bytes: 0 };
    open.push(last);
  }
  last.bytes += bytes;
  last.texts.push(ask.text);
  last.asks.push(asks);
  last.weights.push(bytes);
  last.prices.push(translator.price?.(ask.text, ask.keep) ?? [...ask.text].length);
  return ok(true);
}

function keyOf({ source, target, context, keep, terms, examples }: Ask): string {
  return JSON.stringify([source, target, context]) + listKey(keep) + listKey(terms) + listKey(examples);
}

const listKeys = new WeakMap<object, string>();

/** A glossary goes with every ask of a run: the same list is written out once, not once per sentence. */
function listKey(list: readonly unknown[] | undefined): string {
  if (list === undefined) return '-';
  const known = listKeys.get(list) ?? JSON.stringify(list);
  listKeys.set(list, known);
  return known;
}

function close({ first, texts, asks, prices, weights }: Open): Batch {
  const { text: _, ...shared } = first;
  return { request: { ...shared, texts }, asks, prices, weights };
}

/** A part of a batch, by the places of its texts. */
export function partOf(batch: Batch, places: readonly number[]): Batch {
  const pick = <T>(list: readonly T[]): T[] => places.map((at) => list[at]!);
  return {
    request: { ...batch.request, texts: pick(batch.request.texts) },
    asks: pick(batch.asks),
    prices: pick(batch.prices),
    weights: pick(batch.weights),
  };
}

export function halvesOf(batch: Batch): readonly [Batch, Batch] {
  const places = [...batch.request.texts.keys()];
  const middle = places.length >> 1;
  return [partOf(batch, places.slice(0, middle)), partOf(batch, places.slice(middle))];
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
