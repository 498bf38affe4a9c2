/** A translator in memory that bills what it is told, and fails when it is told. */
import { type CodedText, formatCoded, parseCoded } from '../../pipeline/model/coded-text.ts';
import { type Failure, fail, ok, type Result } from '../../pipeline/model/finding.ts';
import { type Locale, languageOf } from '../../pipeline/model/locale.ts';
import type { TranslationAnswer, TranslationBatch, Translator } from '../../pipeline/ports.ts';
import { splitKept } from '../../pipeline/translate/keep.ts';
import { splitOpaque } from '../../pipeline/translate/opaque.ts';
import { translateWords } from '../support/deepl-server/words.ts';

export type FakeReply = Result<readonly TranslationAnswer[]> | undefined;

export interface FakeOptions {
  readonly paid?: boolean;
  readonly limits?: Translator['limits'];
  /** Answers a request, by its number from 0, in the fake's place. */
  readonly reply?: (batch: TranslationBatch, request: number) => FakeReply | Promise<FakeReply>;
}

export class FakeTranslator implements Translator {
  readonly name = 'fake';
  readonly paid: boolean;
  readonly limits: Translator['limits'];
  readonly batches: TranslationBatch[] = [];
  readonly #reply: FakeOptions['reply'];

  constructor({ paid = true, limits = { texts: 50, bytes: 100_000 }, reply }: FakeOptions = {}) {
    this.paid = paid;
    this.limits = limits;
    this.#reply = reply;
  }

  async ready(source: Locale, target: Locale): Promise<Result<true>> {
    return isPair(source, target) ? ok(true) : fail(this.#unsupported(source, target));
  }

  async translate(batch: TranslationBatch): Promise<Result<readonly TranslationAnswer[]>> {
    if (!isPair(batch.source, batch.target)) return fail(this.#unsupported(batch.source, batch.target));
    this.batches.push(batch);
    const reply = await this.#reply?.(batch, this.batches.length - 1);
    return reply ?? ok(answersTo(batch));
  }

  #unsupported(source: Locale, target: Locale): Failure {
    return { reason: 'engine-unsupported', engine: this.name, source, target };
  }
}

export function answersTo({ texts, target, keep = [] }: TranslationBatch): TranslationAnswer[] {
  return texts.map((text) => ({
    ok: true,
    target: translateCoded(text, languageOf(target) ?? 'es', keep),
    billed: [...text].length,
  }));
}

export function translateCoded(text: string, target: 'en' | 'es', keep: readonly string[] = []): CodedText {
  const pieces = parseCoded(text).map((piece) =>
    piece.kind === 'code' ? piece : { ...piece, value: translateText(piece.value, target, keep) },
  );
  return formatCoded(pieces);
}

function translateText(text: string, target: 'en' | 'es', keep: readonly string[]): string {
  const parts = splitKept(text, keep).flatMap(({ value, kept }) =>
    kept
      ? [value]
      : splitOpaque(value).map((part) => (part.opaque ? part.value : translateWords(part.value, target))),
  );
  return parts.join('');
}

function isPair(source: Locale, target: Locale): boolean {
  const [from, to] = [languageOf(source), languageOf(target)];
  return from !== undefined && to !== undefined && from !== to;
}
