import { identify } from '../../../language/identify.ts';
import type { Token } from '../../../language/numbers/tokens.ts';
import { frequency, isWordOf } from '../../../language/words.ts';
import { type Found, overlaps } from '../../find.ts';
import { isProseWord } from '../../prose.ts';
import { isInOtherLanguage } from '../../reads-as.ts';
import { withOptions } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** Words of the source that stand untranslated in the target, in a row and outside quotations and names. */
export const sourceLeak = withOptions({
  id: 'source-leak',
  on: 'text',
  severity: 'warning',
  options: {
    words: {
      type: 'integer',
      minimum: 2,
      default: 4,
      description: 'Consecutive words from which it is a leak.',
    },
  },
  mayTell: ({ source, shared }, { words }) => source !== undefined && shared >= words,
  run: ({ source, target, asIs }, { words: least }) => {
    if (!source || asIs || source.text === target.text) return [];
    const runs = sharedRuns(source, target, least);
    if (runs.length === 0 || isInOtherLanguage(target)) return [];
    return runs
      .filter((run) => !overlaps(run, target.quotations) && isProse(run.text, source.language))
      .map((run) => ({ at: run }));
  },
});

/** The longest stretches of the target whose every row of `least` words stands in the source. */
function sharedRuns(source: Side, target: Side, least: number): Found[] {
  const tokens = target.tokens;
  if (tokens.length < least || source.tokens.length < least) return [];
  const known = new Set(source.tokens.map(({ word }) => word));
  const runs: Found[] = [];
  for (let at = 0, from = 0; at <= tokens.length; at++) {
    if (at < tokens.length && known.has(tokens[at]!.word)) continue;
    if (at - from >= least) runs.push(...rowsIn(source, target, { from, to: at, least }));
    from = at + 1;
  }
  return runs;
}

/** In a stretch of words that the source has too, those that stand there in the same order. */
function rowsIn(
  source: Side,
  { tokens, words, text }: Side,
  { from, to, least }: { from: number; to: number; least: number },
): Found[] {
  const rows = new Set(source.tokens.slice(0, 1 - least).map((_, at) => rowAt(source.tokens, at, least)));
  const found: Found[] = [];
  let first = -1;
  for (let at = from; at <= to - least + 1; at++) {
    const isShared =
      at <= to - least && rows.has(rowAt(tokens, at, least)) && isProseWord(words, tokens[at]!);
    if (isShared && first < 0) first = at;
    if (isShared || first < 0) continue;
    const [start, end] = [tokens[first]!.start, tokens[at + least - 2]!.end];
    found.push({ start, end, text: text.slice(start, end), groups: {} });
    first = -1;
  }
  return found;
}

function rowAt(tokens: readonly Token[], at: number, least: number): string {
  let row = '';
  for (let next = at; next < at + least; next++) row += ` ${tokens[next]?.word}`;
  return row;
}

/** Names, titles and lists stay as they are; a sentence has words in lower case that its own language uses. */
function isProse(text: string, language: Side['language']): boolean {
  const words = text.match(/(?<![\p{L}-])\p{L}{1,60}(?![\p{L}-])/gu) ?? [];
  const own = words.filter((word) => /^\p{Ll}/u.test(word) && isWordOf(word, language));
  return (
    own.length * 2 > words.length &&
    words.some((word) => isLinking(word, language)) &&
    identify(text).verdict === language
  );
}

/** Commands and lists of names have no "the" and no "que". In occurrences per million words. */
const COMMON = 2000;

function isLinking(word: string, language: Side['language']): boolean {
  const foreign = frequency(word, language === 'en' ? 'es' : 'en');
  return frequency(word, language) > Math.max(COMMON, 10 * foreign);
}
