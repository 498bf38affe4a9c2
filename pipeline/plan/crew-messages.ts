/** What threads of a build say to each other: values only, and no text more often than it has to be. */

import type { KeptTable } from '../memory/exact-table.ts';
import type { Config } from '../model/config.ts';
import type { FuzzyQuery, MemoryMatch } from '../model/memory.ts';
import type { Decision } from '../separate/decisions.ts';
import type { Repetition } from '../separate/repetition.ts';
import type { Answered, SeenLabel } from './build-batch.ts';
import type { ChangedRecord } from './changed-records.ts';
import type { StringAddition } from './strings.ts';
import type { Wanted, Wants } from './wanted.ts';

/** What a thread begins with: all that a bench is made of. */
export interface CrewStart extends Answered {
  readonly config: Config;
  readonly decisions: readonly Decision[];
  readonly unusable: ReadonlySet<string>;
  readonly repetition: Repetition;
  readonly locales: readonly LocaleText[];
  readonly table: KeptTable;
  readonly publishes: boolean;
  readonly frozen: boolean;
  readonly asks: boolean;
}

export interface LocaleText {
  readonly locale: string;
  readonly namespace: string;
  readonly file: string;
  readonly text: string;
}

/** What a thread asks of the one that hired it; see `Counter`. */
export type Question =
  | { readonly kind: 'progress' }
  | { readonly kind: 'label'; readonly labels: readonly SeenLabel[]; readonly version: number }
  | { readonly kind: 'find'; readonly queries: readonly FuzzyQuery[] }
  | { readonly kind: 'ask'; readonly wants: PackedWants }
  | { readonly kind: 'write'; readonly records: readonly SentRecord[] };

export interface Replies {
  readonly progress: undefined;
  readonly label: Additions;
  readonly find: readonly (readonly MemoryMatch[])[] | undefined;
  readonly ask: Answered;
  readonly write: undefined;
}

/** They grow as labels are seen; none where the thread has this version of them. */
export interface Additions {
  readonly version: number;
  readonly additions?: readonly StringAddition[];
}

export type SentRecord = Omit<ChangedRecord, 'file'>;

/** Sentences of one stretch of an article have one context, which is many times as long as they are. */
export interface PackedWants {
  readonly contexts: readonly string[];
  /** By edition; with the number of the context of each. */
  readonly wants: ReadonlyMap<string, readonly (readonly [wanted: Wanted, context: number | undefined])[]>;
}

export function packWants(wants: Wants): PackedWants {
  const numbers = new Map<string, number>();
  const packed = [...wants].map(
    ([edition, list]) =>
      [
        edition,
        list.map(({ ask: { context, ...ask }, ...wanted }) => {
          if (context === undefined) return [{ ...wanted, ask }, undefined] as const;
          const number = numbers.get(context) ?? numbers.size;
          numbers.set(context, number);
          return [{ ...wanted, ask }, number] as const;
        }),
      ] as const,
  );
  return { contexts: [...numbers.keys()], wants: new Map(packed) };
}

export function unpackWants({ contexts, wants }: PackedWants): Wants {
  return new Map(
    [...wants].map(([edition, list]) => [
      edition,
      list.map(([wanted, context]) =>
        context === undefined ? wanted : { ...wanted, ask: { ...wanted.ask, context: contexts[context]! } },
      ),
    ]),
  );
}
