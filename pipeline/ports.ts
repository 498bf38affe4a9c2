/** The least we need of the outside, declared by us. Adapters implement these; only `project.ts` chooses which. */
import type { CodedText } from './model/coded-text.ts';
import type { Failure, Result } from './model/finding.ts';
import type { Locale } from './model/locale.ts';
import type {
  ConcordanceQuery,
  FuzzyQuery,
  MemoryEntry,
  MemoryHit,
  MemoryMatch,
  MemorySource,
} from './model/memory.ts';

export interface Translator {
  /** Written into records as `by`: `deepl`, `apertium`, `pseudo`. */
  readonly name: string;
  /** True when each character costs money. */
  readonly paid: boolean;
  /** What one call of `translate` may carry at most. */
  readonly limits: { readonly texts: number; readonly bytes: number };
  /** True when the answers are no language at all (pseudo-localisation), so that nobody judges theirs. */
  readonly pseudo?: true;
  /** What a text takes of `limits.bytes`, wrapped and encoded as it is sent. Without it: its UTF-8 bytes. */
  weigh?(text: CodedText, keep?: readonly string[]): number;
  /** The most characters a text can be billed. Without it: its code points, codes included. */
  price?(text: CodedText, keep?: readonly string[]): number;
  /** Says at once, without paying, whether this pair can be had. */
  ready(source: Locale, target: Locale): Promise<Result<true>>;
  /** One request, sent once: who counts the money decides about retries. Answers stand in the order of the texts. */
  translate(batch: TranslationBatch): Promise<Result<readonly TranslationAnswer[]>>;
  /** What the engine itself says of the current billing period, in characters. */
  usage?(): Promise<Result<EngineUsage>>;
  close?(): Promise<void>;
}

export interface EngineUsage {
  readonly spent: number;
  readonly limit: number;
}

export interface TranslationBatch {
  readonly source: Locale;
  readonly target: Locale;
  readonly texts: readonly CodedText[];
  /** Neighbouring text that helps the engine and is not translated. */
  readonly context?: string;
  /** Words that stay as they are: names, brands. */
  readonly keep?: readonly string[];
  /** Approved terms, for engines that take them with the request. */
  readonly terms?: readonly { readonly source: string; readonly target: string }[];
  /** Translations of similar sentences (fuzzy matches), for engines that learn from them. */
  readonly examples?: readonly { readonly source: CodedText; readonly target: CodedText }[];
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
  readonly edition: string;
  readonly sourceLanguage: string;
  readonly source: CodedText;
  readonly target: CodedText;
  readonly engine: string;
  readonly billed: number;
  readonly at: string;
}

export interface Clock {
  now(): Date;
}

/**
 * Similar sentences and concordances over all that was translated. Derived from records and imported files: it
 * can be thrown away and filled again. `score` says what a match is worth; nothing of 75 per cent is missed.
 */
export interface MemoryIndex {
  /** What has been read in, with its stamps: where a record's stamp is the same, it need not be read again. */
  sources(): Promise<Result<readonly MemorySource[]>>;
  /** Puts these in the place of whatever was held of the same article and edition, all or nothing. */
  add(batches: readonly MemoryBatch[]): Promise<Result<true>>;
  remove(source: Pick<MemorySource, 'article' | 'edition'>): Promise<Result<true>>;
  /** The best first; of one sentence, each different translation once. */
  find(query: FuzzyQuery): Promise<Result<readonly MemoryMatch[]>>;
  /** The newest first. */
  search(query: ConcordanceQuery): Promise<Result<readonly MemoryHit[]>>;
  close(): Promise<void>;
}

export interface MemoryBatch {
  readonly source: MemorySource;
  readonly entries: readonly MemoryEntry[];
}
