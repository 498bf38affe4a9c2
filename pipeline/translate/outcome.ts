/** What became of each text that was to be bought. Every one ends in exactly one of three ways. */
import type { CodedText } from '../model/coded-text.ts';
import type { Failure } from '../model/finding.ts';
import type { Rejection } from './accept.ts';

export type Outcome =
  | {
      readonly status: 'answered';
      readonly target: CodedText;
      /** Characters; 0 for all but the first of several asks with the same text. */
      readonly billed: number;
    }
  | { readonly status: 'failed'; readonly failure: Failure; readonly rejection?: Rejection }
  | { readonly status: 'not-sent'; readonly because: NotSent };

export type NotSent =
  | { readonly why: 'budget' }
  | { readonly why: 'aborted' }
  /** The engine refuses all there is (quota, key), or is gone. */
  | { readonly why: 'engine'; readonly failure: Failure };

export interface SendReport {
  /** One for each ask, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly asked: number;
  readonly answered: number;
  readonly failed: number;
  readonly notSent: number;
  /** Characters the engine said it billed, answers that were refused included. */
  readonly billed: number;
  /** Characters of requests that may have been billed though no usable answer came. */
  readonly doubtful: number;
  readonly requests: number;
}

export function reportOf(
  outcomes: readonly Outcome[],
  spent: Pick<SendReport, 'billed' | 'doubtful' | 'requests'>,
): SendReport {
  const count = (status: Outcome['status']): number => outcomes.filter((o) => o.status === status).length;
  return {
    outcomes,
    asked: outcomes.length,
    answered: count('answered'),
    failed: count('failed'),
    notSent: count('not-sent'),
    ...spent,
  };
}
