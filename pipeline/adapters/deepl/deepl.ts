/** DeepL behind the Translator port: our inline codes as XML tags, our sentences whole, one request per call. */
import { type CodedText, formatCoded } from '../../model/coded-text.ts';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { Locale } from '../../model/locale.ts';
import type { TranslationAnswer, TranslationBatch, Translator } from '../../ports.ts';
import { isPlain, KEPT_TAG, maskXml } from '../../translate/mask.ts';
import { restoreXml } from '../../translate/restore.ts';
import type { DeeplClient, DeeplRequest, DeeplText } from './client.ts';
import { ensureGlossary, type Terms } from './glossary.ts';
import { type DeeplTarget, deeplSource, deeplTarget } from './languages.ts';

export interface DeeplOptions {
  readonly formality?: 'more' | 'less' | 'default';
  readonly model?: 'quality_optimized' | 'latency_optimized' | 'prefer_quality_optimized';
  /** Ids of glossaries that somebody else keeps, at most five, the first that knows a term wins. */
  readonly glossaries?: readonly string[];
  readonly style?: string;
  /** At most ten, of 300 characters each; on the plans that have them. */
  readonly instructions?: readonly string[];
  readonly keep?: readonly string[];
  /** Kept as a glossary of ours in the account, by a hash of its content. */
  readonly terms?: Terms;
  /** Part of that glossary's name, so that two sites of one account do not remove each other's. */
  readonly owner?: string;
}

const ENGINE = 'deepl';
/** DeepL takes 50 texts and 128 KiB a request, all parameters counted: 100 for texts, 20 for the context. */
const LIMITS = { texts: 50, bytes: 100 * 1024 };
const CONTEXT_BYTES = 20 * 1024;

export function createDeepl(client: DeeplClient, options: DeeplOptions = {}): Translator {
  const account = checkAccount(client);
  const glossary = glossaryOf(client, options);
  return {
    name: ENGINE,
    paid: true,
    limits: LIMITS,
    weigh: (text, keep) => encodedLength(maskXml(text, { keep: allKept(options, keep) })) + '&text='.length,
    price: (text, keep) => [...maskXml(text, { keep: allKept(options, keep) })].length,
    usage: () => client.usage(),
    ready: async (source, target) => {
      const pair = pairOf(source, target);
      return pair.ok ? account() : pair;
    },
    translate: async (batch) => {
      const pair = pairOf(batch.source, batch.target);
      if (!pair.ok) return pair;
      const id = await glossary(pair.value);
      return id.ok ? translateBatch(client, batch, { ...pair.value, options, glossary: id.value }) : id;
    },
  };
}

interface Pair {
  readonly source: 'en' | 'es';
  readonly target: DeeplTarget;
}

interface How extends Pair {
  readonly options: DeeplOptions;
  readonly glossary: string | undefined;
}

/** An empty text has nothing to translate, and DeepL takes none. */
async function translateBatch(
  client: DeeplClient,
  batch: TranslationBatch,
  how: How,
): Promise<Result<readonly TranslationAnswer[]>> {
  const keep = allKept(how.options, batch.keep);
  const plain = batch.texts.every((text) => isPlain(text, keep));
  const texts = batch.texts.map((text) => (plain ? text : maskXml(text, { keep })));
  const sent = texts.filter((text) => text !== '');
  if (sent.length === 0) return ok(batch.texts.map((text) => ({ ok: true, target: text, billed: 0 })));
  const options = requestOptions(batch, how, plain);
  const answer = await client.translate({ texts: sent, source: how.source, target: how.target, options });
  if (!answer.ok) return answer;
  if (answer.value.length !== sent.length) {
    const detail = `${sent.length} → ${answer.value.length}`;
    return fail({ reason: 'engine-broken', engine: ENGINE, detail });
  }
  const answers = answer.value.values();
  return ok(
    batch.texts.map((text) =>
      text === '' ? { ok: true, target: text, billed: 0 } : answerOf(text, answers.next().value!, plain),
    ),
  );
}

function answerOf(source: CodedText, { text, billed }: DeeplText, plain: boolean): TranslationAnswer {
  const target = plain ? formatCoded([{ kind: 'text', value: text }]) : restoreXml(text, source);
  return { ok: true, target, ...(billed === undefined ? {} : { billed }) };
}

/** Split sentences are off: each text is one sentence already. */
function requestOptions(batch: TranslationBatch, how: How, plain: boolean): DeeplRequest['options'] {
  const { formality, model, style, instructions, glossaries = [] } = how.options;
  const ids = [...(how.glossary === undefined ? [] : [how.glossary]), ...glossaries].slice(0, 5);
  return {
    splitSentences: 'off',
    preserveFormatting: true,
    ...(plain ? {} : { tagHandling: 'xml', tagHandlingVersion: 'v2', ignoreTags: [KEPT_TAG] }),
    ...(batch.context ? { context: cut(batch.context, CONTEXT_BYTES) } : {}),
    ...(formality
      ? { formality: formality === 'default' ? 'default' : (`prefer_${formality}` as const) }
      : {}),
    ...(model ? { modelType: model } : {}),
    ...(ids.length === 1 ? { glossary: ids[0]! } : {}),
    ...(ids.length > 1 ? { glossaryIds: ids } : {}),
    ...(style ? { styleRule: style } : {}),
    ...(instructions?.length ? { customInstructions: [...instructions] } : {}),
  };
}

/** The start of a text, at most so many bytes once it is encoded, and no half of a character. */
function cut(text: string, bytes: number): string {
  let used = 0;
  let out = '';
  for (const character of text) {
    used += encodedLength(character);
    if (used > bytes) break;
    out += character;
  }
  return out;
}

function allKept(options: DeeplOptions, keep: readonly string[] = []): readonly string[] {
  return [...(options.keep ?? []), ...keep];
}

/** In bytes, as deepl-node writes the body of a request. */
function encodedLength(text: string): number {
  return new URLSearchParams({ '': text }).toString().length - 1;
}

function pairOf(source: Locale, target: Locale): Result<Pair> {
  const from = deeplSource(source);
  const to = deeplTarget(target);
  return from === undefined || to === undefined || to.startsWith(from)
    ? fail({ reason: 'engine-unsupported', engine: ENGINE, source, target })
    : ok({ source: from, target: to });
}

/** Asks for the usage, which is free, once: a wrong key or an exhausted quota is known before anything is sent. */
function checkAccount(client: DeeplClient): () => Promise<Result<true>> {
  let asked: Promise<Result<true>> | undefined;
  return async () => {
    asked ??= client.usage().then((usage): Result<true> => {
      if (!usage.ok) return usage;
      const { spent, limit } = usage.value;
      return spent >= limit ? fail({ reason: 'engine-quota', engine: ENGINE }) : ok(true);
    });
    const answer = await asked;
    if (!answer.ok) asked = undefined;
    return answer;
  };
}

function glossaryOf(
  client: DeeplClient,
  { terms = [], owner }: DeeplOptions,
): (pair: Pair) => Promise<Result<string | undefined>> {
  const known = new Map<string, Promise<Result<string>>>();
  return async ({ source, target }) => {
    if (terms.length === 0) return ok(undefined);
    const languages = { source, target: target.slice(0, 2), ...(owner ? { owner } : {}) };
    const key = `${languages.source}-${languages.target}`;
    const made = known.get(key) ?? ensureGlossary(client, terms, languages);
    known.set(key, made);
    const id = await made;
    if (!id.ok) known.delete(key);
    return id;
  };
}
