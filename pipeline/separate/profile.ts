/** All that is known of one line by itself, before its neighbours are looked at. */
import type { Article } from '../model/article.ts';
import type { Language } from '../model/locale.ts';
import { type DecisionIndex, type DecisionMatch, NO_DECISIONS } from './decisions.ts';
import type { KnownMatch, KnownStrings } from './known.ts';
import { type Lean, leanOf } from './lean.ts';
import type { MainText } from './main-text.ts';
import { type Recurrence, type Repetition, recurrenceOf } from './repetition.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Structure, structureOf } from './structure.ts';
import { type View, viewBlock } from './view.ts';
import { termsOf, type VocabularyReader } from './vocabulary.ts';
import { type Word, wordsOf } from './words.ts';

export interface Profile {
  readonly view: View;
  /** All of the view's text, or a part of it that is judged as a line of its own. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its words, with places in `text`. */
  readonly tokens: readonly Word[];
  readonly words: number;
  readonly lean: Lean;
  readonly shape: Shape;
  readonly structure: Structure;
  /** An article extractor kept this line, or left it out; undefined where none was asked. */
  readonly extracted?: boolean;
  readonly vocabulary: number;
  /** The word that sounds most like a site's. */
  readonly telling?: string;
  readonly known?: KnownMatch;
  /** A known string before a colon, with more after it: "Read also: …". */
  readonly label?: KnownMatch;
  /** Share of the parts of a menu or trail that are known strings, 0–1. */
  readonly knownParts: number;
  readonly recurrence?: Recurrence;
  readonly decision?: DecisionMatch;
  /** A sentence of some length, as only running text has. */
  readonly prose: boolean;
}

export interface Reading {
  readonly article: Article;
  /** What an article extractor keeps of the page; undefined where there is nothing to extract. */
  readonly mainText?: MainText;
  readonly known: KnownStrings;
  readonly vocabulary: VocabularyReader;
  readonly repetition?: Repetition;
  /** Told each text that was looked up in it. */
  readonly asked?: (text: string) => void;
  readonly decisions?: DecisionIndex;
}

/** Lines with at least this many words that end a sentence are running text. */
const PROSE_WORDS = 14;
/** Units of a line that its language is read from. */
const LEAN_UNITS = 140;

/** Blocks that stand on the page as lines: not attributes, not fields, not empty. */
export function profileArticle(reading: Reading): Profile[] {
  const profiles: Profile[] = [];
  reading.article.blocks.forEach((block, index) => {
    if (block.role === 'attribute' || block.role === 'field') return;
    const view = viewBlock(reading.article.source, block, index);
    if (view.text !== '') profiles.push(profilePart(reading, view, [0, view.text.length]));
  });
  return profiles;
}

/** The profile of a stretch of a view's text, as if it stood alone. */
export function profilePart(
  reading: Reading,
  view: View,
  [start, end]: readonly [start: number, end: number],
): Profile {
  const text = start === 0 && end === view.text.length ? view.text : view.text.slice(start, end);
  const tokens = wordsOf(text);
  const words = tokens.length;
  const shape = shapeOf(text, words);
  const terms = text.length <= 200 ? termsOf(text) : [];
  const vocabulary = reading.vocabulary.read(terms);
  const known = reading.known.find(text);
  const label = known ? undefined : labelOf(reading.known, text);
  reading.asked?.(text);
  const recurrence = recurrenceOf(reading.repetition, text);
  const decision = (reading.decisions ?? NO_DECISIONS).find(text, reading.article.id);
  return {
    view,
    start,
    end,
    text,
    tokens,
    words,
    shape,
    lean: leanOf(text.length > LEAN_UNITS ? text.slice(0, LEAN_UNITS) : text),
    structure: structureOf(view),
    vocabulary: vocabulary.odds,
    ...(vocabulary.word === undefined ? {} : { telling: vocabulary.word }),
    ...(known ? { known } : {}),
    ...(label ? { label } : {}),
    knownParts: known || words > LONGEST_MENU ? 0 : knownPartsOf(reading.known, text, shape),
    ...(recurrence ? { recurrence } : {}),
    ...(decision ? { decision } : {}),
    ...(reading.mainText ? { extracted: reading.mainText(view.text) } : {}),
    prose: words >= PROSE_WORDS && (shape.stop || words >= 2 * PROSE_WORDS),
  };
}

/** Longest menu on one line, in words. */
const LONGEST_MENU = 20;
const LONGEST_LABEL = 40;

function labelOf(known: KnownStrings, text: string): KnownMatch | undefined {
  const colon = text.slice(0, LONGEST_LABEL).indexOf(': ');
  return colon > 1 ? known.find(text.slice(0, colon)) : undefined;
}

/** Of "Home | World | Sports" or "Home World Sports". One part alone says nothing. */
function knownPartsOf(known: KnownStrings, text: string, shape: Shape): number {
  if (!shape.trail && !shape.menu) return 0;
  const parts = text.split(shape.trail ? /\s[>»›|·•/\\]\s/ : ' ').filter((part) => part.trim() !== '');
  if (parts.length < 2) return 0;
  return parts.filter((part) => known.find(part) !== undefined).length / parts.length;
}

/** The language that most of the running text is in; of all lines where there is none; else what the file says. */
export function bodyLanguage(profiles: readonly Profile[], declared: Language | undefined): Language {
  for (const few of [PROSE_WORDS, 5, 1]) {
    let spanish = 0;
    for (const profile of profiles) {
      if (profile.words < few || profile.lean.verdict === 'other') continue;
      spanish += Math.tanh(profile.lean.spanish / 2) * Math.min(profile.words, 60);
    }
    if (Math.abs(spanish) > few) return spanish > 0 ? 'es' : 'en';
  }
  return declared ?? 'en';
}
