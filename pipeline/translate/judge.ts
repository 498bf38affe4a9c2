/** An engine's answers to a batch, each with what speaks against it. */
import type { CodedText } from '../model/coded-text.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import type { TranslationAnswer, Translator } from '../ports.ts';
import { misplacedAnswers, type Rejection, rejectAnswer, rejection } from './accept.ts';
import type { Batch } from './batches.ts';

export type Judged =
  | { readonly ok: true; readonly target: CodedText; readonly billed: number }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly billed: number;
      /** The engine answered, and its answer is no good. */
      readonly rejection?: Rejection;
    };

/**
 * Fewer or more answers than questions are none: nobody can say which is whose. Nor can anybody when two of
 * them belong elsewhere, for then the others may as well.
 */
export function judgeAnswers(
  result: Result<readonly TranslationAnswer[]>,
  batch: Batch,
  translator: Translator,
): Result<readonly Judged[]> {
  if (!result.ok) return result;
  const { texts } = batch.request;
  const broken = (detail: string): Result<never> =>
    fail({ reason: 'engine-broken', engine: translator.name, detail });
  if (result.value.length !== texts.length) return broken(`${texts.length} → ${result.value.length}`);
  const targets = result.value.map((answer) => (answer.ok ? answer.target : ('' as CodedText)));
  const [misplaced, ...more] = misplacedAnswers(texts, targets);
  if (more.length > 0) return broken('misplaced');
  return ok(result.value.map((answer, at) => judgeAnswer(answer, { batch, at, translator, misplaced })));
}

interface Place {
  readonly batch: Batch;
  readonly at: number;
  readonly translator: Translator;
  readonly misplaced: number | undefined;
}

function judgeAnswer(answer: TranslationAnswer, { batch, at, translator, misplaced }: Place): Judged {
  const { texts, source, target } = batch.request;
  const billed = translator.paid ? ((answer.ok ? answer.billed : undefined) ?? batch.prices[at]!) : 0;
  if (!answer.ok) return { ...answer, billed };
  const question = { source, target, text: texts[at]!, pseudo: translator.pseudo === true };
  const found =
    rejectAnswer(question, answer.target) ?? (misplaced === at ? rejection('misplaced') : undefined);
  if (!found) return { ok: true, target: answer.target, billed };
  return { ok: false, failure: refusal(translator.name, found), billed, rejection: found };
}

export function refusal(engine: string, { reason }: Rejection): Failure {
  return { reason: 'engine-broken', engine, detail: reason };
}
