/** The money of a run: what the run may spend, and what is left of the month for all runs together. */
import type { Failure } from '../model/finding.ts';
import type { Ledger } from '../ports.ts';
import { type Budget, createBudget } from './budget.ts';

export interface Purse extends Budget {
  /** Which limit said no last; undefined when none has. */
  readonly refusedBy: 'run' | 'month' | undefined;
  /** Why the account cannot be kept: nothing is bought that cannot be written down. */
  readonly failure: Failure | undefined;
}

/** Caps in characters; without one there is no limit. Every reservation is in the ledger before it is granted. */
export function createPurse(
  caps: { readonly run?: number | undefined; readonly month?: number | undefined },
  ledger: Ledger,
): Purse {
  const run = createBudget(caps.run);
  let refusedBy: Purse['refusedBy'];
  let failure: Failure | undefined;
  return {
    get refusedBy() {
      return refusedBy;
    },
    get failure() {
      return failure;
    },
    reserve: async (characters) => {
      if (!(await run.reserve(characters))) {
        refusedBy = 'run';
        return false;
      }
      const granted = await ledger.reserve(characters, caps.month ?? Number.POSITIVE_INFINITY);
      if (granted.ok && granted.value) return true;
      await run.settle(characters, 0);
      if (granted.ok) refusedBy = 'month';
      else failure = granted.failure;
      return false;
    },
    settle: async (reserved, spent) => {
      await run.settle(reserved, spent);
      const settled = await ledger.settle(reserved, spent);
      if (!settled.ok) failure = settled.failure;
    },
  };
}
