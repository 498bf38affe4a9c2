/** Whether an engine's answer may be written down. What is refused is asked for once more, alone, then reported. */
import { identify } from '../language/identify.ts';
import { type CodedText, type Piece, parseCoded } from '../model/coded-text.ts';
import type { Message } from '../model/finding.ts';
import { type Locale, languageOf } from '../model/locale.ts';
import { leakedFamily } from './leaks.ts';
import { changedNumbers } from './numbers.ts';
import { isPaired } from './pairs.ts';
import { alikeness, gramsOf } from './similar.ts';

export type RejectionReason =
  | 'empty'
  | 'truncated'
  | 'overlong'
  | 'language'
  | 'codes-lost'
  | 'codes-invented'
  | 'codes-unpaired'
  | 'numbers'
  | 'instructions'
  | 'misplaced';

export interface Rejection {
  readonly reason: RejectionReason;
  /** What was found, for a person. */
  readonly message: Message;
}

export interface Question {
  readonly source: Locale;
  readonly target: Locale;
  readonly text: CodedText;
  /** The engine does not write a language. */
  readonly pseudo?: boolean;
}

/** Lengths are in letters. A translation is seldom under half or over twice its source; these are far from both. */
const SHORT = 40;
const LEAST = 0.4;
const LEAST_UNENDED = 0.7;
const MOST = 3;
const ENDED = /[.!?…:;"'”’»)\]]\s*$/;
/** Fewer letters than this tell no language for sure. */
const TELLING = 25;
const SURE = 0.9;
const SURE_OF_OTHER = 0.97;
/** Tags of ours that came back as something else. */
const TAG_LEFT = /<\/?(?:[xkc]\d*\b|\d+)[^<>]{0,40}>/i;

/** The first thing wrong with an answer, in the order in which it hurts; undefined when nothing is. */
export function rejectAnswer(question: Question, answer: CodedText): Rejection | undefined {
  const asked = parseCoded(question.text);
  const answered = parseCoded(answer);
  const source = wordsOf(asked);
  const target = wordsOf(answered);
  return (
    rejectEmpty(source, target) ??
    rejectCodes(asked, answered, target) ??
    rejectLeak(source, target) ??
    rejectLength(source, target) ??
    rejectNumbers(source, target) ??
    (question.pseudo ? undefined : rejectLanguage(question, source, target))
  );
}

/**
 * The places of answers that fit another question of the request far better than their own: an engine that
 * answers in the wrong order gives itself away by names, digits and related words.
 */
export function misplacedAnswers(texts: readonly CodedText[], answers: readonly CodedText[]): number[] {
  const asked = texts.map((text) => gramsOf(wordsOf(parseCoded(text))));
  const answered = answers.map((answer) => gramsOf(wordsOf(parseCoded(answer))));
  return [...texts.keys()].filter((at) => {
    const own = alikeness(asked[at]!, answered[at]!);
    const best = Math.max(
      0,
      ...asked.map((grams, other) => (other === at ? 0 : alikeness(grams, answered[at]!))),
    );
    return best >= MISPLACED.alike && best - own >= MISPLACED.margin;
  });
}

/** Over true pairs the own question wins or nearly so; over shuffled ones the margin is wide. */
const MISPLACED = { alike: 0.25, margin: 0.15 };

export function rejection(reason: RejectionReason, values: Message['values'] = {}): Rejection {
  return { reason, message: { key: `engines:rejected.${reason}`, values } };
}

function rejectEmpty(source: string, target: string): Rejection | undefined {
  return lettersIn(source) > 0 && target.trim() === '' ? rejection('empty') : undefined;
}

function rejectCodes(
  asked: readonly Piece[],
  answered: readonly Piece[],
  target: string,
): Rejection | undefined {
  const lost = countCodes(asked);
  const invented: string[] = [];
  for (const [tag, count] of countCodes(answered)) {
    const wanted = lost.get(tag) ?? 0;
    if (count > wanted) invented.push(tag);
    if (count >= wanted) lost.delete(tag);
    else lost.set(tag, wanted - count);
  }
  if (lost.size > 0) return rejection('codes-lost', { codes: [...lost.keys()].join(' ') });
  const left = TAG_LEFT.exec(target)?.[0];
  if (left !== undefined && !wordsOf(asked).includes(left)) invented.push(left);
  if (invented.length > 0) return rejection('codes-invented', { codes: invented.join(' ') });
  return isPaired(answered) || !isPaired(asked) ? undefined : rejection('codes-unpaired');
}

function rejectLeak(source: string, target: string): Rejection | undefined {
  const found = leakedFamily(source, target);
  return found === undefined ? undefined : rejection('instructions', { found });
}

function rejectLength(source: string, target: string): Rejection | undefined {
  const asked = lettersIn(source);
  const answered = lettersIn(target);
  const unended = ENDED.test(source) && !ENDED.test(target);
  if (asked >= SHORT && answered < asked * (unended ? LEAST_UNENDED : LEAST)) {
    return rejection('truncated', { asked, answered });
  }
  return answered > asked * MOST + SHORT ? rejection('overlong', { asked, answered }) : undefined;
}

function rejectNumbers(source: string, target: string): Rejection | undefined {
  const changed = changedNumbers(source, target);
  if (!changed) return undefined;
  return rejection('numbers', {
    expected: changed.lost.join(', ') || '–',
    found: changed.invented.join(', ') || '–',
  });
}

/** Only what is surely in the wrong language: names, titles and quotations stay as they are. */
function rejectLanguage(question: Question, source: string, target: string): Rejection | undefined {
  if (lettersIn(target) < TELLING) return undefined;
  const expected = languageOf(question.target);
  const { verdict, confidence } = identify(target);
  if (verdict === 'unsure' || verdict === expected) return undefined;
  const before = identify(source);
  const found = rejection('language', { expected: question.target, found: verdict });
  if (verdict === 'other')
    return confidence >= SURE_OF_OTHER && before.verdict !== 'other' ? found : undefined;
  return confidence >= SURE && before.verdict === verdict && before.confidence >= SURE ? found : undefined;
}

function wordsOf(pieces: readonly Piece[]): string {
  let out = '';
  for (const piece of pieces) if (piece.kind === 'text') out += piece.value;
  return out;
}

function countCodes(pieces: readonly Piece[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.kind !== 'code') continue;
    const tag = `<${piece.type === 'close' ? '/' : ''}${piece.id}${piece.type === 'standalone' ? '/' : ''}>`;
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
