/** An OpenAI-compatible chat endpoint (https://platform.openai.com/docs/api-reference/chat) behind the Translator port. */
import { formatCoded, parseCoded } from '../../model/coded-text.ts';
import { fail, ok, type Result } from '../../model/finding.ts';
import { type Locale, languageOf } from '../../model/locale.ts';
import type { TranslationAnswer, TranslationBatch, Translator } from '../../ports.ts';
import { postJson } from '../post-json.ts';
import { ANSWER_SCHEMA, readCompletion } from './answer.ts';
import { chatMessages } from './prompt.ts';

export interface OpenaiOptions {
  /** Up to `/v1`. */
  readonly url: string;
  /** Servers of one's own may ask for none. */
  readonly key?: string;
  readonly model: string;
  /** Milliseconds. */
  readonly timeout: number;
}

const ENGINE = 'openai';

export function createOpenai(options: OpenaiOptions): Translator {
  return {
    name: ENGINE,
    paid: true,
    learns: true,
    limits: { texts: 20, bytes: 12 * 1024 },
    ready: async (source, target) => (isPair(source, target) ? ok(true) : unsupported(source, target)),
    translate: async (batch) =>
      isPair(batch.source, batch.target)
        ? translateBatch(batch, options)
        : unsupported(batch.source, batch.target),
  };
}

async function translateBatch(
  batch: TranslationBatch,
  { url, key, model, timeout }: OpenaiOptions,
): Promise<Result<readonly TranslationAnswer[]>> {
  if (batch.texts.length === 0) return ok([]);
  const answer = await postJson({
    engine: ENGINE,
    url: `${url.replace(/\/$/, '')}/chat/completions`,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    timeout,
    body: {
      model,
      temperature: 0,
      messages: chatMessages(batch),
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'translations', strict: true, schema: ANSWER_SCHEMA },
      },
    },
  });
  if (!answer.ok) return answer;
  const texts = readCompletion(answer.value, batch.texts.length);
  if (!texts.ok) return texts;
  return ok(
    texts.value.map((text, at) => ({
      ok: true as const,
      target: formatCoded(parseCoded(text)),
      billed: [...batch.texts[at]!].length,
    })),
  );
}

function isPair(source: Locale, target: Locale): boolean {
  return languageOf(source) !== undefined && languageOf(target) !== undefined && source !== target;
}

function unsupported(source: Locale, target: Locale): Result<never> {
  return fail({ reason: 'engine-unsupported', engine: ENGINE, source, target });
}
