/** What is known of a text by itself, in whichever article of a site and wherever in it the text stands. */
import type { KnownMatch, KnownStrings } from './known.ts';
import { type Lean, leanOf } from './lean.ts';
import { type Recurrence, type Repetition, recurrenceOf } from './repetition.ts';
import { type Shape, shapeOf } from './shape.ts';
import { Sound, type VocabularyReader } from './vocabulary.ts';
import { countWords } from './words.ts';

export interface Facts {
  readonly words: number;
  readonly lean: Lean;
  readonly shape: Shape;
  readonly sound: Sound;
  readonly known: KnownMatch | undefined;
  /** A known string before a colon, with more after it: "Read also: …". */
  readonly label: KnownMatch | undefined;
  /** Share of the parts of a menu or trail that are known strings, 0–1. */
  readonly knownParts: number;
  readonly recurrence: Recurrence | undefined;
  /** A sentence of some length, as only running text has. */
  readonly prose: boolean;
}

/** What is known of a site, as far as it speaks of a text by itself. */
export interface Site {
  readonly known: KnownStrings;
  readonly vocabulary: VocabularyReader;
  readonly repetition?: Repetition;
}

/** Lines with at least this many words that end a sentence are running text. */
export const PROSE_WORDS = 14;
/** Units of a line that its language is read from. */
const LEAN_UNITS = 140;

/** Longest text that is kept, in UTF-16 units: what a site repeats is short. */
const LONGEST_KEPT = 60;
const MOST_KEPT = 10_000;

interface Kept {
  readonly site: Site;
  readonly facts: Map<string, Facts>;
}

/** A site's short lines stand in many of its articles: what is known of the newest of them, by its strings. */
const kept = new WeakMap<KnownStrings, Kept>();

export function factsOf(site: Site, text: string): Facts {
  if (text.length > LONGEST_KEPT) return readFacts(site, text);
  const { facts } = keptFor(site);
  const held = facts.get(text);
  if (held) return held;
  const read = readFacts(site, text);
  if (facts.size >= MOST_KEPT) facts.clear();
  facts.set(text, read);
  return read;
}

function keptFor(site: Site): Kept {
  const held = kept.get(site.known);
  const isSame = held?.site.vocabulary === site.vocabulary && held.site.repetition === site.repetition;
  if (held && isSame) return held;
  const { known, vocabulary, repetition } = site;
  const fresh = { site: { known, vocabulary, ...(repetition ? { repetition } : {}) }, facts: new Map() };
  kept.set(known, fresh);
  return fresh;
}

function readFacts({ known, vocabulary, repetition }: Site, text: string): Facts {
  const words = countWords(text);
  const shape = shapeOf(text, words);
  const match = known.find(text);
  const recurrence = recurrenceOf(repetition, text);
  return {
    words,
    shape,
    lean: leanOf(text.length > LEAN_UNITS ? text.slice(0, LEAN_UNITS) : text),
    sound: new Sound(vocabulary, text),
    known: match,
    label: match ? undefined : labelOf(known, text),
    knownParts: match || words > LONGEST_MENU ? 0 : knownPartsOf(known, text, shape),
    recurrence,
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
