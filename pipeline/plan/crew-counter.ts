/** The counter of a build (see `build-batch.ts`), where threads that it hired ask. */
import type { Answered, Counter } from './build-batch.ts';
import { recordFileOf } from './changed-records.ts';
import { type Question, type Replies, unpackWants } from './crew-messages.ts';
import type { StringAddition } from './strings.ts';
import type { Wants } from './wanted.ts';

/** Answers what other threads ask. */
export class CrewCounter {
  readonly #counter: Counter;
  #additions: readonly StringAddition[] = [];
  #version = 0;

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  async answer(question: Question): Promise<Replies[Question['kind']]> {
    switch (question.kind) {
      case 'progress':
        this.#counter.progress();
        return undefined;
      case 'label':
        return this.#label(question);
      case 'find':
        return this.#counter.find(question.queries);
      case 'ask':
        return this.#ask(unpackWants(question.wants));
      case 'write':
        await this.#counter.write(
          question.records.map((record) => ({
            ...record,
            file: () => recordFileOf(record.path, record.text),
          })),
        );
        return undefined;
    }
  }

  async #label({ labels, version }: Extract<Question, { kind: 'label' }>): Promise<Replies['label']> {
    const additions = await this.#counter.label(labels);
    if (additions !== this.#additions) this.#version++;
    this.#additions = additions;
    return this.#version === version ? { version } : { version: this.#version, additions };
  }

  /** Of all that is known, what belongs to these. */
  async #ask(wants: Wants): Promise<Answered> {
    const { answers, unmet } = await this.#counter.ask(wants);
    const keys = [...wants.values()].flat().map(({ key }) => key);
    return { answers: pick(answers, keys), unmet: pick(unmet, keys) };
  }
}

function pick<T>(all: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map(
    keys.flatMap((key) => {
      const value = all.get(key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
