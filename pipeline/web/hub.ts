/** Who listens, and what they are told. */
import type { Presence, ServerEvent } from './api.ts';

export interface Numbered {
  readonly id: number;
  readonly event: ServerEvent;
}

export type Listener = (one: Numbered) => void;

/** Milliseconds after which somebody who says nothing has left. */
const GONE = 40_000;

/** Events kept for who was away for a moment. */
const KEPT = 500;

export class Hub {
  readonly #listeners = new Set<Listener>();
  readonly #present = new Map<string, Presence & { readonly galley: string; readonly seen: number }>();
  #recent: Numbered[] = [];
  #next = 1;

  send(event: ServerEvent): void {
    const one = { id: this.#next++, event };
    this.#recent = [...this.#recent.slice(1 - KEPT), one];
    for (const listener of this.#listeners) listener(one);
  }

  /** Call the value to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What came after an event; undefined when that is not known any more. */
  since(id: number): readonly Numbered[] | undefined {
    const first = this.#recent[0]?.id ?? this.#next;
    return id + 1 >= first && id < this.#next ? this.#recent.filter((one) => one.id > id) : undefined;
  }

  here(at: Omit<Presence, 'at'> & { readonly galley?: string }, now: Date): void {
    const { galley, ...who } = at;
    const key = JSON.stringify([at.user, at.client]);
    const before = this.#present.get(key);
    this.#present.delete(key);
    if (galley !== undefined)
      this.#present.set(key, {
        ...who,
        galley,
        at: `${now.toISOString().slice(0, 19)}Z`,
        seen: now.getTime(),
      });
    for (const changed of new Set([before?.galley, galley])) if (changed) this.#tell(changed);
  }

  /** Forgets who has left without a word. */
  sweep(now: Date): void {
    for (const [key, { seen, galley }] of this.#present) {
      if (now.getTime() - seen <= GONE) continue;
      this.#present.delete(key);
      this.#tell(galley);
    }
  }

  presentIn(galley: string): Presence[] {
    return [...this.#present.values()]
      .filter((one) => one.galley === galley)
      .map(({ user, client, segment, typing, at }) => ({
        user,
        client,
        ...(segment === undefined ? {} : { segment }),
        typing,
        at,
      }));
  }

  #tell(galley: string): void {
    this.send({ type: 'presence', galley, present: this.presentIn(galley) });
  }
}
