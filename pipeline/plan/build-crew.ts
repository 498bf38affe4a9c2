/**
 * A big build's batches, worked on in several threads. What makes a batch dear is done anywhere; what one batch does to
 * the next (labels, memory, money, records) is done here, in the order of the batches: the result is the same.
 */
import type { Crew } from '../ports.ts';
import type { Counter, WorkedBatch } from './build-batch.ts';
import type { Run } from './build-run.ts';
import type { ArticleFile } from './build-survey.ts';
import { CrewCounter } from './crew-counter.ts';
import type { CrewStart, Question } from './crew-messages.ts';

/** For less, to start the threads takes longer than they save. */
const BATCHES = 8;

/** Undefined where this thread does it all. */
export async function hireCrew(run: Run, batches: readonly unknown[]): Promise<Crew | undefined> {
  if (batches.length < BATCHES) return undefined;
  const crew = await run.site.hire?.(startOf(run));
  // The threads read again what they need.
  if (crew) run.survey.shelf.clear();
  return crew;
}

function startOf({ site, how, survey, locales, asking, staging, round }: Run): CrewStart {
  return {
    config: site.config,
    decisions: survey.site.decisions,
    unusable: survey.trouble.unusable,
    repetition: survey.repetition,
    locales: locales.map(({ locale, namespace, document: { file, text } }) => ({
      locale,
      namespace,
      file,
      text,
    })),
    table: survey.memory.keep(),
    answers: asking.answers,
    unmet: asking.unmet,
    publishes: staging !== undefined,
    frozen: how.frozen,
    asks: round === 0,
  };
}

export async function workInCrew(
  crew: Crew,
  batches: readonly (readonly ArticleFile[])[],
  { counter, takeOver }: { readonly counter: Counter; readonly takeOver: (worked: WorkedBatch) => void },
): Promise<void> {
  const turns = new Turns();
  const desk = new CrewCounter(counter);
  try {
    const works = batches.map((files, at) =>
      crew.work(files, async (question) => {
        const asked = question as Question;
        if (asked.kind === 'label') await turns.wait(at);
        const reply = await desk.answer(asked);
        if (asked.kind === 'write') turns.pass();
        return reply;
      }),
    );
    // Of several that fail the first is told.
    for (const work of works) work.catch(() => undefined);
    // What was taken over is let go: all of it would be as much as the archive.
    for (let next = works.shift(); next; next = works.shift()) takeOver((await next) as WorkedBatch);
  } finally {
    await crew.close();
  }
}

/** One batch after another. */
class Turns {
  readonly #waiting = new Map<number, () => void>();
  #turn = 0;

  wait(at: number): Promise<void> | undefined {
    if (at === this.#turn) return undefined;
    return new Promise((resolve) => {
      this.#waiting.set(at, resolve);
    });
  }

  pass(): void {
    this.#turn++;
    this.#waiting.get(this.#turn)?.();
    this.#waiting.delete(this.#turn);
  }
}
