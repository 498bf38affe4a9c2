/** What a translation memory holds and gives back, whatever keeps it. */
import type { CodedText } from './coded-text.ts';
import type { Language } from './locale.ts';
import type { Origin, State } from './segment.ts';

/** Where entries come from: one article in one edition, or an imported file in its place. */
export interface MemorySource {
  /** The article's id, or the name of an imported file (`tmx:press-2024.tmx`). */
  readonly article: string;
  readonly edition: string;
  readonly sourceLanguage: Language;
  /** A fingerprint of what was read; where it has not changed, nothing is read again. */
  readonly stamp: string;
}

export interface MemoryEntry {
  readonly source: CodedText;
  readonly target: CodedText;
  readonly state: State;
  readonly origin: Origin;
  /** The engine or the person. */
  readonly by?: string;
  /** ISO 8601, UTC. */
  readonly at?: string;
}

/** An entry with where it comes from. */
export interface MemoryHit extends MemoryEntry {
  readonly article: string;
  readonly edition: string;
  readonly sourceLanguage: Language;
}

export interface MemoryMatch extends MemoryHit {
  /** Per cent, a whole number; 100 for the very same text only. */
  readonly score: number;
}

export interface FuzzyQuery {
  readonly source: CodedText;
  readonly edition: string;
  readonly sourceLanguage: Language;
  /** Per cent, 75 to 100; 75 without it. */
  readonly atLeast?: number;
  /** The most matches wanted; 5 without it. */
  readonly limit?: number;
}

export interface ConcordanceQuery {
  /** Words that must all be there, in the source or all in the target; case and accents do not count. */
  readonly text: string;
  /** The most hits wanted; 20 without it. */
  readonly limit?: number;
}
