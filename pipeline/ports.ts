/** The least we need of the outside, declared by us. Adapters implement these; only `project.ts` chooses which. */
import type { CodedText } from './model/coded-text.ts';
import type { Failure, Result } from './model/finding.ts';
import type { Hash } from './model/hash.ts';
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
  /** True when it takes `examples`: translations of similar sentences. */
  readonly learns?: true;
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
  /** The same, at once: where a file is small and whoever waits must not queue behind writes. */
  readTextNow(path: string): Result<string | undefined>;
  /** All or nothing, and on the disk before it returns. */
  write(path: string, text: string): Promise<Result<true>>;
  /** Begins a whole folder that is to take the place of another in one step. */
  stage(folder: string): Promise<Result<Staging>>;
  /** When the folder was published last (ISO 8601); undefined when it never was. */
  publishedAt?(folder: string): Promise<string | undefined>;
}

/** What an earlier build kept, and the files that are new, gone, or may be otherwise than they were then. */
export interface Since {
  readonly value: unknown;
  readonly changed: ReadonlySet<string>;
}

/** A folder on its way to be published; a reader sees the old one until then. */
export interface Staging {
  /** Each file that the folder is to hold; the same name again replaces it. A fault shows in the end. */
  put(name: string, text: string): void;
  /** The same for one that stays as it is published now; false where that is not as it was published. */
  keep(name: string): boolean;
  /** Takes back what was put or kept. */
  leaveOut(name: string): void;
  /** Stands for all that is published now; undefined when that is nothing. */
  readonly published: string | undefined;
  /** All that was put, and nothing else, in the place of what is published now. */
  publish(): Promise<Result<Publication>>;
  /** Leaves what is published as it is. */
  drop(): Promise<void>;
}

export interface Publication {
  /** Stands for all that is published now. */
  readonly published: string;
  /** False when the folder was up to date. */
  readonly changed: boolean;
  /** Files that somebody had changed in the folder since it was published, to something else than is published now. */
  readonly edited?: readonly string[];
  /** Where they are now, if others took their place. */
  readonly keptIn?: string;
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

/**
 * What was set aside and spent, in one append-only account for each month (UTC). Several processes may hold it: a
 * reservation is on the disk before it is granted, and whether it is granted follows from what stands before it.
 */
export interface Ledger {
  /** False, and nothing set aside, where the month has not so many characters left below the cap. */
  reserve(characters: number, cap: number): Promise<Result<boolean>>;
  /** Says what became of characters that were set aside. What nobody says it of counts as spent. */
  settle(reserved: number, spent: number): Promise<Result<true>>;
  /** Says what was bought for whom. */
  note(purchases: readonly LedgerPurchase[]): Promise<Result<true>>;
  /** Says which texts an engine has no usable answer for: they are not bought of it again unasked. */
  refuse(refusals: readonly LedgerRefusal[]): Promise<Result<true>>;
  /** All of them, the latest of each text and engine. */
  refused(): Promise<Result<readonly LedgerRefusal[]>>;
  /** Oldest month first. */
  months(): Promise<Result<readonly LedgerMonth[]>>;
}

export interface LedgerRefusal {
  /** Of edition, language and text. */
  readonly text: Hash;
  readonly engine: string;
  /** What was wrong with the answer, as `engines:rejected` has it. */
  readonly reason: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
}

export interface LedgerPurchase {
  /** The article's id; without it, strings of the site. */
  readonly article?: string;
  readonly edition: string;
  readonly engine: string;
  readonly sentences: number;
  readonly characters: number;
}

export interface LedgerMonth {
  /** `2026-11`. */
  readonly month: string;
  /** Characters that were billed, as far as known, answers that were no good included. */
  readonly spent: number;
  /** Characters set aside by runs that died or are still going: they may have been billed. */
  readonly open: number;
  readonly purchases: readonly LedgerPurchase[];
}

/** Files of memory that a project keeps beside its records: TMX and CSV. */
export interface MemoryFiles {
  /** In the order of their names. A stamp changes whenever the file may have. */
  list(): Promise<Result<readonly { readonly name: string; readonly stamp: string }[]>>;
  /** The bytes, as they come; throws where they cannot be read. An absolute path may be of any folder. */
  read(name: string): AsyncIterable<Uint8Array>;
  /** Copies a file from anywhere into the folder, all or nothing; another one of its name is a conflict. */
  take(file: string): Promise<Result<string>>;
}

/** Threads that work beside this one. All that is said between them are values that can be copied. */
export interface Crew {
  /** One piece after another, in the order given, as threads are free. What is asked meanwhile `answer` answers. */
  work(piece: unknown, answer: (question: unknown) => Promise<unknown>): Promise<unknown>;
  close(): Promise<void>;
}

/** `start` is what each of them begins with. Undefined where this thread is the only one there can be. */
export type Hire = (start: unknown) => Promise<Crew | undefined>;

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
  /** The same for many, in their order; for one that has a quicker way than one by one. */
  findAll?(queries: readonly FuzzyQuery[]): Promise<Result<readonly (readonly MemoryMatch[])[]>>;
  /** The newest first. */
  search(query: ConcordanceQuery): Promise<Result<readonly MemoryHit[]>>;
  /** All entries in the order they were read in, so many at a time; `after` is the last page's `next`. */
  page(after: number | undefined, size: number): Promise<Result<MemoryPage>>;
  stats(): Promise<Result<MemoryStats>>;
  /** Forgets everything. */
  clear(): Promise<Result<true>>;
  close(): Promise<void>;
}

export interface MemoryPage {
  readonly hits: readonly MemoryHit[];
  /** Undefined on the last page. */
  readonly next?: number;
}

export interface MemoryStats {
  /** Articles and files, each once for each edition. */
  readonly sources: number;
  /** Different texts. */
  readonly sentences: number;
  readonly entries: number;
}

export interface MemoryBatch {
  readonly source: MemorySource;
  readonly entries: readonly MemoryEntry[];
}
