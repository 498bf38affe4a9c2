/** Terms: what must be said, and what must not. */
import type { Language } from './locale.ts';

export interface Term {
  /** Approved forms, the preferred one first. */
  readonly forms: Readonly<Record<Language, readonly string[]>>;
  readonly forbidden: Readonly<Record<Language, readonly string[]>>;
  /** False for names that stay as they are in every language. */
  readonly translate: boolean;
  readonly exactCase: boolean;
  readonly note?: string;
  /** As the glossary file says it; decides how the term is inflected. */
  readonly partOfSpeech?: PartOfSpeech;
  readonly domain?: string;
  /** Of the term in each language, where the glossary says it. */
  readonly grammar?: Readonly<Partial<Record<Language, Grammar>>>;
  /** 1-based line of the glossary file. */
  readonly line: number;
}

export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb' | 'proper noun' | 'other';

export interface Grammar {
  readonly gender?: 'masculine' | 'feminine' | 'neuter';
  readonly number?: 'singular' | 'plural';
}
