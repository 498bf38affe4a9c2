/** What engines answered, into records and strings. Pure. */
import { type NewTranslation, updateRecord } from '../memory/update.ts';
import type { CodedText } from '../model/coded-text.ts';
import type { SegmentId, TranslationRecord } from '../model/segment.ts';
import type { TranslationPlan } from './plan.ts';
import type { StringAddition, StringRequest } from './strings.ts';

export interface Answer {
  readonly target: CodedText;
  readonly engine: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
}

/** By edition and source text: one answer serves every place the sentence stands in. */
export type Answers = ReadonlyMap<string, Answer>;

export function answerKey(edition: string, sourceLanguage: string, source: string): string {
  return `${edition}\0${sourceLanguage}\0${source}`;
}

/** The plan's record with every answer in it, as machine translation: `translated`, never further. */
export function recordWithAnswers(planned: TranslationPlan, answers: Answers): TranslationRecord {
  if (answers.size === 0) return planned.record;
  const matches = new Map<SegmentId, NewTranslation>();
  for (const { id, source } of planned.requests) {
    const answer = answers.get(answerKey(planned.edition.name, planned.record.sourceLanguage, source));
    if (!answer) continue;
    const { target, engine, at } = answer;
    matches.set(id, { target, state: 'translated', origin: 'machine', by: engine, at });
  }
  return matches.size ? updateRecord(planned.record, planned.segments, matches) : planned.record;
}

/** The strings' texts that came, and the requests nobody could answer. */
export function stringsWithAnswers(
  requests: readonly StringRequest[],
  answerOf: (request: StringRequest) => CodedText | undefined,
): { additions: StringAddition[]; missing: StringRequest[] } {
  const additions: StringAddition[] = [];
  const missing: StringRequest[] = [];
  for (const request of requests) {
    const text = answerOf(request);
    if (text === undefined) missing.push(request);
    else
      additions.push({
        language: request.to,
        namespace: request.namespace,
        key: request.key,
        text,
        from: 'machine',
      });
  }
  return { additions, missing };
}
