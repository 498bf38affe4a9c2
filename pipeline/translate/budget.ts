/** Characters that may still be bought. What is reserved counts as spent until it is known to be less. */

export interface Budget {
  /** Sets characters aside; false, and nothing set aside, when there are not so many left. */
  reserve(characters: number): boolean | Promise<boolean>;
  /** Says what became of a reservation. */
  settle(reserved: number, spent: number): void | Promise<void>;
}

export function createBudget(cap = Number.POSITIVE_INFINITY): Budget {
  let committed = 0;
  return {
    reserve: (characters) => {
      if (committed + characters > cap) return false;
      committed += characters;
      return true;
    },
    settle: (reserved, spent) => {
      committed += spent - reserved;
    },
  };
}
