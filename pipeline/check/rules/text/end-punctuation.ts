import { PAIR_CUES } from '../../cues.ts';
import type { TextReport, TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** A sentence ends as its source does: stop, question, exclamation, colon. */
export const endPunctuation: TextRule = {
  id: 'end-punctuation',
  on: 'text',
  severity: 'warning',
  cues: { pair: PAIR_CUES.ends },
  run: ({ source, target, role }): TextReport[] => {
    if (!source || role === 'heading' || role === 'title') return [];
    const [wanted, given] = [endOf(source), endOf(target)];
    if (wanted.mark === given.mark || MATCHES.has(`${wanted.mark}${given.mark}`)) return [];
    // What ends with an abbreviation may have no stop of its own, and its translation may end otherwise.
    if (!given.mark && ABBREVIATED.test(source.words.slice(0, wanted.at.end))) return [];
    if (!wanted.mark || !given.mark) {
      return isList(role) || !isSentence(source) ? [] : lostOrAdded(target, wanted, given);
    }
    return [{ at: given.at, variant: 'other', values: { expected: wanted.mark }, fix: wanted.mark }];
  },
};

interface End {
  /** One of `. ? ! : ; … ,` or ''. */
  readonly mark: string;
  readonly at: { readonly start: number; readonly end: number };
}

/** `at 5:30 p.m.`, `in the U.S.`, `and so on, etc.` */
const ABBREVIATED =
  /(?<!\p{L})(?:[ap]\.[ \u00a0]?m|etc|EE\.[ \u00a0]?UU|\p{Lu}\.[ \u00a0]?\p{Lu}|Inc|Ltd|Jr|Sr)\.$/u;

/** A translator may end with more or less weight. */
const MATCHES = new Set([
  '.!',
  '!.',
  '….',
  '.…',
  ':.',
  '.:',
  ';.',
  '.;',
  ':,',
  ',:',
  ';,',
  ',;',
  '.,',
  ',.',
  '…?',
  '?…',
  '!…',
  '…!',
  '?!',
  '!?',
  ':;',
  ';:',
  ':…',
  '…:',
]);

const CLOSERS = new Set('"”»’\')]}*_ \u00a0');

function endOf({ words, text }: Side): End {
  let end = withoutTags(words, text);
  while (end > 0 && CLOSERS.has(words[end - 1]!)) end--;
  // Spanish puts a stop after a quotation that ends with a mark of its own: `¿…?”.`
  if (words[end - 1] === '.' && /[?!]["”»’]?\.$/.test(words.slice(Math.max(0, end - 3), end))) {
    const mark = words[end - 2]!.replace(/["”»’]/, words[end - 3]!);
    return { mark, at: { start: end - 1, end } };
  }
  const mark = words.slice(Math.max(0, end - 3), end).endsWith('...') ? '…' : (words[end - 1] ?? '');
  // “!” between quotation marks is spoken of.
  if (/[“«"‘]/.test(words[end - 2] ?? '') && end < words.length) return { mark: '', at: { start: end, end } };
  const length = mark === '…' && words[end - 1] === '.' ? 3 : 1;
  return '.?!:;…,'.includes(mark) && mark
    ? { mark, at: { start: end - length, end } }
    : { mark: '', at: { start: end, end } };
}

/** A closing tag at the end hides the mark before it; a placeholder is a word. */
function withoutTags(words: string, text: string): number {
  let end = words.length;
  while (words[end - 1] === '\uFFFC' && text[end - 1] === '>') end = text.lastIndexOf('<', end - 1);
  return end;
}

function lostOrAdded(target: Side, wanted: End, given: End): TextReport[] {
  // A colon or comma leads on to what follows, and the one text may lead where the other stops.
  if (/^[,:;]$/.test(wanted.mark + given.mark)) return [];
  if (given.mark) {
    // "etc.", "EE. UU." and "S. A." end with a stop of their own.
    const isAbbreviation = /(?:\p{Lu}|[.\s]\p{L}{1,3}|\betc)\.$/u.test(target.words.slice(0, given.at.end));
    return isAbbreviation ? [] : [{ at: given.at, variant: 'added', fix: '' }];
  }
  return [{ variant: 'lost', values: { expected: wanted.mark } }];
}

function isList(role: string): boolean {
  return (
    role === 'list-item' ||
    role === 'table-cell' ||
    role === 'caption' ||
    role === 'attribute' ||
    role === 'field'
  );
}

/** A stop after a single word or a name is no sentence's. */
function isSentence({ words }: Side): boolean {
  return (words.match(/\p{L}{1,60}/gu)?.length ?? 0) >= 3;
}
