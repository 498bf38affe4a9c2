/** Three kinds of trouble, never mixed: findings (content is wrong), failures (could not be done), bugs (throw). */
import type { Position } from './text.ts';

/** Text for a person, by key of our own locale bundles: `check:placeholder.missing`. */
export interface Message {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Path from the project's root, `/`-separated: the file a person edits. */
  readonly file: string;
  readonly start?: Position;
  readonly end?: Position;
  readonly evidence?: readonly Message[];
  readonly fix?: Fix;
  /** Name of the edition it is about, or the locale of a bundle that is no edition's own. */
  readonly edition?: string;
  /** Where the text stands that this one translates. */
  readonly source?: { readonly file: string; readonly start?: Position; readonly end?: Position };
}

/** Replaces `[start, end)` of the finding's file (UTF-16 offsets) with `text`. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why an operation could not be done. Rendered in one place, exhaustively. */
export type Failure =
  | { readonly reason: 'unreadable'; readonly file: string; readonly detail: string }
  | { readonly reason: 'unwritable'; readonly file: string; readonly detail: string }
  | {
      readonly reason: 'not-utf8';
      readonly file: string;
      readonly found: 'utf-16' | 'binary' | 'bytes';
      readonly offset: number;
    }
  | { readonly reason: 'empty'; readonly file: string }
  | { readonly reason: 'too-large'; readonly file: string; readonly bytes: number; readonly limit: number }
  | {
      readonly reason: 'unparsable';
      readonly file: string;
      readonly start?: Position;
      readonly detail: string;
      /** What is wrong, for a person, when more is known than the parser's own words. */
      readonly message?: Message;
    }
  | {
      readonly reason: 'invalid';
      readonly file: string;
      readonly start?: Position;
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly reason: 'not-identical';
      readonly file: string;
      readonly start: Position;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly reason: 'conflict'; readonly file: string; readonly with: string; readonly detail: string }
  | { readonly reason: 'no-config'; readonly folder: string }
  | { readonly reason: 'foreign-output'; readonly folder: string }
  | { readonly reason: 'locked'; readonly pid: number; readonly file: string }
  | { readonly reason: 'engine-missing'; readonly engine: string; readonly detail: string }
  | { readonly reason: 'engine-unauthorized'; readonly engine: string }
  | { readonly reason: 'engine-quota'; readonly engine: string }
  | {
      readonly reason: 'engine-unsupported';
      readonly engine: string;
      readonly source: string;
      readonly target: string;
    }
  | { readonly reason: 'engine-busy'; readonly engine: string; readonly retryAfter?: number }
  | {
      readonly reason: 'engine-unreachable';
      readonly engine: string;
      readonly detail: string;
      /** Seconds, when the engine says when to come back. */
      readonly retryAfter?: number;
      /** True when the request certainly never arrived, and so cost nothing. */
      readonly unsent?: true;
    }
  | {
      readonly reason: 'engine-broken';
      readonly engine: string;
      readonly detail: string;
      /** The HTTP status, where there is one: 413 says that the request was too large. */
      readonly status?: number;
      /** What is wrong with the answer, for a person. */
      readonly message?: Message;
    };

export type FailureReason = Failure['reason'];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure };
}
