/** When a failed request is sent again, and how long to wait before. The one place that decides it. */
import type { Failure } from '../model/finding.ts';

export interface RetryPolicy {
  /** Requests in all for an engine that is busy: such a request costs nothing. */
  readonly busy: number;
  /** Requests in all when no answer came or a useless one: each may have been billed. */
  readonly doubtful: number;
  /** Milliseconds: the first wait, doubled each time, and the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Requests given up in a row, with no answer in between, after which nothing more is asked. */
  readonly giveUp: number;
  /** Useless answers in a row after which nothing more is asked; halving a batch to its worst text takes eight. */
  readonly useless: number;
}

export const RETRY_POLICY: RetryPolicy = {
  busy: 8,
  doubtful: 3,
  firstWait: 1000,
  longestWait: 120_000,
  giveUp: 2,
  useless: 10,
};

export type Verdict =
  /** Send it again after so many milliseconds. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Send its halves: the request was too large, or one text spoils it. */
  | { readonly do: 'split' }
  /** This request only. */
  | { readonly do: 'fail' }
  /** Every request after it would end the same way. */
  | { readonly do: 'stop' };

export interface Attempt {
  /** How often these texts have been sent. */
  readonly tries: number;
  readonly texts: number;
  readonly policy: RetryPolicy;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function judgeFailure(failure: Failure, attempt: Attempt): Verdict {
  const { tries, texts, policy } = attempt;
  switch (failure.reason) {
    case 'engine-busy':
      return tries < policy.busy ? wait(failure.retryAfter, attempt) : { do: 'fail' };
    case 'engine-unreachable':
      return tries < (failure.unsent ? policy.busy : policy.doubtful)
        ? wait(failure.retryAfter, attempt)
        : { do: 'fail' };
    case 'engine-broken':
      if (failure.status === 413) return { do: texts > 1 ? 'split' : 'fail' };
      if (!isTransient(failure.status)) return { do: 'fail' };
      if (texts > 1 && tries > 1) return { do: 'split' };
      return tries < policy.doubtful ? wait(undefined, attempt) : { do: 'fail' };
    case 'engine-quota':
    case 'engine-unauthorized':
    case 'engine-missing':
      return { do: 'stop' };
    default:
      return { do: 'fail' };
  }
}

/** Whether a failed request may yet be billed: it may have been answered, and the answer lost. */
export function mayBeBilled(failure: Failure): boolean {
  if (failure.reason === 'engine-unreachable') return failure.unsent !== true;
  return failure.reason === 'engine-broken' && isTransient(failure.status);
}

/** A request that was refused for what it says (4xx) is refused again, and costs nothing. */
function isTransient(status: number | undefined): boolean {
  return status === undefined || status < 400 || status >= 500;
}

/**
 * Full jitter over a doubling wait (Brooker, "Exponential backoff and jitter", 2015); never less than the
 * engine asks for. An engine that asks for more than the longest wait is not waited for.
 */
function wait(retryAfter: number | undefined, { tries, policy, random }: Attempt): Verdict {
  const least = (retryAfter ?? 0) * 1000;
  if (least > policy.longestWait) return { do: 'stop' };
  const most = Math.min(policy.firstWait * 2 ** (tries - 1), policy.longestWait);
  return { do: 'wait', ms: Math.ceil(least + most * random()) };
}
