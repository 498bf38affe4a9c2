/** LibreTranslate (https://docs.libretranslate.com) behind the Translator port: our codes as HTML tags. */
import { formatCoded } from '../../model/coded-text.ts';
import { fail, ok, type Result } from '../../model/finding.ts';
import { type Locale, languageOf } from '../../model/locale.ts';
import type { TranslationAnswer, TranslationBatch, Translator } from '../../ports.ts';
import { isPlain, maskXml } from '../../translate/mask.ts';
import { restoreXml } from '../../translate/restore.ts';
import { postJson } from '../post-json.ts';

export interface LibreTranslateOptions {
  readonly url: string;
  readonly key?: string;
  /** Milliseconds. */
  readonly timeout: number;
}

const ENGINE = 'libretranslate';

export function createLibreTranslate(options: LibreTranslateOptions): Translator {
  return {
    name: ENGINE,
    paid: false,
    limits: { texts: 32, bytes: 32 * 1024 },
    ready: async (source, target) => {
      const pair = pairOf(source, target);
      return pair.ok ? ok(true) : pair;
    },
    translate: async (batch) => {
      const pair = pairOf(batch.source, batch.target);
      return pair.ok ? translateBatch(batch, pair.value, options) : pair;
    },
  };
}

async function translateBatch(
  { texts, keep = [] }: TranslationBatch,
  pair: { readonly source: string; readonly target: string },
  { url, key, timeout }: LibreTranslateOptions,
): Promise<Result<readonly TranslationAnswer[]>> {
  if (texts.length === 0) return ok([]);
  const plain = texts.every((text) => isPlain(text, keep));
  const q = texts.map((text) => (plain ? text : maskXml(text, { keep, empty: 'html' })));
  const body = {
    q,
    ...pair,
    format: plain ? 'text' : 'html',
    ...(key === undefined ? {} : { api_key: key }),
  };
  const answer = await postJson({
    engine: ENGINE,
    url: new URL('translate', slashed(url)).href,
    body,
    timeout,
  });
  if (!answer.ok) return answer;
  const translated = (answer.value as { translatedText?: unknown } | null)?.translatedText;
  if (!isTexts(translated) || translated.length !== texts.length) {
    return fail({ reason: 'engine-broken', engine: ENGINE, detail: 'translatedText' });
  }
  return ok(
    texts.map((text, at) => ({
      ok: true as const,
      target: plain
        ? formatCoded([{ kind: 'text', value: translated[at]! }])
        : restoreXml(translated[at]!, text),
    })),
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function slashed(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function pairOf(
  source: Locale,
  target: Locale,
): Result<{ readonly source: string; readonly target: string }> {
  const from = languageOf(source);
  const to = languageOf(target);
  return from === undefined || to === undefined || from === to
    ? fail({ reason: 'engine-unsupported', engine: ENGINE, source, target })
    : ok({ source: from, target: to });
}
