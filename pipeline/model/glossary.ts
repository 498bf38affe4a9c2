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
  /** 1-based line of the glossary file. */
  readonly line: number;
}
