/** All that is known of one line by itself, before its neighbours are looked at. */
import type { Article } from '../model/article.ts';
import type { Language } from '../model/locale.ts';
import { type DecisionIndex, type DecisionMatch, NO_DECISIONS } from './decisions.ts';
import { type Facts, factsOf, PROSE_WORDS, type Site } from './facts.ts';
import type { MainText } from './main-text.ts';
import { type Structure, structureOf } from './structure.ts';
import { type View, viewBlock } from './view.ts';

export interface Profile extends Facts {
  readonly view: View;
  /** All of the view's text, or a part of it that is judged as a line of its own. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly structure: Structure;
  /** An article extractor kept this line, or left it out; undefined where none was asked. */
  readonly extracted: boolean | undefined;
  readonly decision: DecisionMatch | undefined;
}

export interface Reading extends Site {
  readonly article: Article;
  /** What an article extractor keeps of the page; undefined where there is nothing to extract. */
  readonly mainText?: MainText;
  /** Told each text that was looked up in what recurs. */
  readonly asked?: (text: string) => void;
  readonly decisions?: DecisionIndex;
}

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
  reading.asked?.(text);
  const { words, lean, shape, sound, known, label, knownParts, recurrence, prose } = factsOf(reading, text);
  return {
    view,
    start,
    end,
    text,
    words,
    lean,
    shape,
    sound,
    known,
    label,
    knownParts,
    recurrence,
    prose,
    structure: structureOf(view),
    extracted: reading.mainText?.(view.text),
    decision: (reading.decisions ?? NO_DECISIONS).find(text, reading.article.id),
  };
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
