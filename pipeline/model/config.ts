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
  readonly frontMatter: {
    readonly fields?: readonly string[];
    readonly schema?: string;
    /** The first whose pattern fits an article decides for it. */
    readonly collections?: readonly Collection[];
  };
  /** Characters that one run may buy at most. */
  readonly budget?: number;
  /** Characters that all runs of a calendar month (UTC) may buy at most. */
  readonly monthlyBudget?: number;
  /** What characters cost, for the plan to say so. */
  readonly price?: Price;
  /** Folder of TMX and CSV files that are memory too; `memory` without it. */
  readonly memory?: string;
  /** What is left out of it has its default: see `review/policy.ts`. */
  readonly review?: Partial<ReviewConfig>;
  /** What files of other tools may do. */
  readonly exchange?: {
    /** True: an import may give `reviewed` and `final`. */
    readonly approve?: boolean;
    /** What a tool's own words for states mean, beside those that are known. */
    readonly states?: Readonly<Record<string, State>>;
  };
  readonly check: {
    readonly rules: Readonly<Record<string, Severity | 'off'>>;
    /** Options by rule id, then by name; each rule says what it takes. */
    readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly failOn: Severity;
    /** File of findings that were there when the check was adopted. */
    readonly baseline?: string;
    /** More warnings than this fail the check. */
    readonly maxWarnings?: number;
    /** Code and templates of the site that ask for keys; the usual places when left out, none when empty. */
    readonly sources?: readonly SourceConfig[];
  };
}

/** Who may do what in `galerada review`. */
export interface ReviewConfig {
  /** The highest state each role may give; `initial`: may only look. */
  readonly roles: Readonly<Record<string, State>>;
  /** The role of whoever is not listed. */
  readonly role: string;
  /** By name, as records have it. */
  readonly users: Readonly<Record<string, ReviewUser>>;
  /** False: nobody approves what they wrote themselves. */
  readonly approveOwn: boolean;
  /** Behind a proxy that signs people in: the header that names them, and the addresses it may come from. */
  readonly proxy?: { readonly header: string; readonly from: readonly string[] };
}

export interface ReviewUser {
  readonly role?: string;
  /** For commits. */
  readonly email?: string;
  /** As `galerada review --password` prints it: `scrypt:<N>:<r>:<p>:<salt>:<hash>`. */
  readonly password?: string;
}

/** Which files ask for keys, and how. */
export interface SourceConfig {
  /** Globs from the project's root. */
  readonly files: readonly string[];
  /** Names that are called with a key, beside the usual ones: `translate`, `i18n.get`. */
  readonly functions?: readonly string[];
  /** Regular expressions whose first group, or group `key`, is a key; group `ns` its namespace. */
  readonly patterns?: readonly string[];
  readonly namespace?: string;
  readonly keyPrefix?: string;
}

/** So much money for so many characters. */
export interface Price {
  readonly per: number;
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
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
  /** What this edition decides otherwise than the site about the check. */
  readonly check?: {
    readonly rules?: Readonly<Record<string, Severity | 'off'>>;
    readonly failOn?: Severity;
    readonly maxWarnings?: number;
  };
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

/** What holds for the front matter of some articles. */
export interface Collection {
  /** Glob on the article's path from the root: `content/blog/**`. */
  readonly match: string;
  /** Fields that are translated, in the place of the site's. */
  readonly fields?: readonly string[];
  /** Fields that must be the same in every language: never translated, and a finding where a file has another. */
  readonly equal?: readonly string[];
}
