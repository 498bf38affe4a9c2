/** The least we need of the outside, declared by us. Adapters implement these; only `project.ts` chooses which. */
import type { CodedText } from './model/coded-text.ts';
import type { Failure, Result } from './model/finding.ts';
import type { Locale } from './model/locale.ts';

export interface Translator {
  /** Written into records as `by`: `deepl`, `apertium`, `pseudo`. */
  readonly name: string;
  /** True when each character costs money. */
  readonly paid: boolean;
  /** What one call of `translate` may carry at most. */
  readonly limits: { readonly texts: number; readonly bytes: number };
  /** Says at once, without paying, whether this pair can be had. */
  ready(source: Locale, target: Locale): Promise<Result<true>>;
  /** One request, sent once: who counts the money decides about retries. Answers stand in the order of the texts. */
  translate(batch: TranslationBatch): Promise<Result<readonly TranslationAnswer[]>>;
  close?(): Promise<void>;
}

export interface TranslationBatch {
  readonly source: Locale;
  readonly target: Locale;
  readonly texts: readonly CodedText[];
  /** Neighbouring text that helps the engine and is not translated. */
  readonly context?: string;
}

export type TranslationAnswer =
  | { readonly ok: true; readonly target: CodedText; readonly billed?: number }
  | { readonly ok: false; readonly failure: Failure };

/** Paths are from the project's root, `/`-separated. Nothing here leaves the root. */
export interface Files {
  /** All files below a folder, sorted by path in code-point order. Symbolic links to folders are not followed. */
  list(folder: string): Promise<{ readonly files: readonly string[]; readonly failures: readonly Failure[] }>;
  read(path: string): Promise<Result<Uint8Array>>;
  /** Undefined when there is no such file. */
  readText(path: string): Promise<Result<string | undefined>>;
  /** All or nothing, and on the disk before it returns. */
  write(path: string, text: string): Promise<Result<true>>;
  /** Puts a whole folder in the place of another in one step; a reader sees the old one or the new one. */
  publish(folder: string, files: ReadonlyMap<string, string>): Promise<Result<{ readonly changed: boolean }>>;
}

/** Answers of engines, durable before anything else happens. */
export interface Journal {
  append(entries: readonly JournalEntry[]): Promise<Result<true>>;
  /** Entries that have not been applied to records. A last line cut short by a crash is dropped. */
  pending(): Promise<Result<readonly JournalEntry[]>>;
  /** Says that all pending entries stand in records now. */
  settle(): Promise<Result<true>>;
}

export interface JournalEntry {
  readonly article: string;
  readonly edition: string;
  readonly source: CodedText;
  readonly target: CodedText;
  readonly engine: string;
  readonly billed: number;
  readonly at: string;
}

export interface Clock {
  now(): Date;
}
