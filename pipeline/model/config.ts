/** What a project's config says, once read: every default filled in. What people write is in `schemas/config.schema.json`. */
import type { Format } from './article.ts';
import type { Severity } from './finding.ts';
import type { Language, Locale } from './locale.ts';
import type { State } from './segment.ts';

export interface Config {
  /** Path of the file it came from, from the root. */
  readonly file: string;
  readonly content: readonly string[];
  readonly locales: string;
  readonly output: string;
  readonly glossary: string;
  readonly namespace: string;
  /** Namespaces that editions are built with; all when undefined. */
  readonly namespaces?: readonly string[];
  readonly editions: readonly Edition[];
  readonly interfaceStrings: Readonly<Record<Format, 'remove' | 'replace'>>;
  readonly strayWords: 'correct' | 'keep';
  readonly frontMatter: { readonly fields?: readonly string[]; readonly schema?: string };
  readonly budget?: number;
  readonly check: {
    readonly rules: Readonly<Record<string, Severity | 'off'>>;
    /** Options by rule id, then by name; each rule says what it takes. */
    readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly failOn: Severity;
  };
}

export interface Edition {
  readonly name: string;
  readonly locale: Locale;
  readonly language: Language;
  /** Tried in order. */
  readonly engines: readonly EngineConfig[];
  /** Name of the house whose way of writing is checked; the locale's own when left out. */
  readonly house?: string;
  readonly publish: Publish;
}

export interface Publish {
  readonly require: Exclude<State, 'initial'>;
  readonly incomplete: 'hold' | 'source';
}

/** An engine's name and its own options, which its adapter reads. */
export interface EngineConfig {
  readonly engine: string;
  readonly [option: string]: unknown;
}
