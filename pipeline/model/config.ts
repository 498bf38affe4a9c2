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
  readonly editions: readonly Edition[];
  readonly interfaceStrings: Readonly<Record<Format, 'remove' | 'replace'>>;
  readonly strayWords: 'correct' | 'keep';
  readonly frontMatter: { readonly fields?: readonly string[]; readonly schema?: string };
  readonly budget?: number;
  readonly check: {
    readonly rules: Readonly<Record<string, Severity | 'off'>>;
    readonly failOn: Severity;
  };
}

export interface Edition {
  readonly name: string;
  readonly locale: Locale;
  readonly language: Language;
  /** Tried in order. */
  readonly engines: readonly EngineConfig[];
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
