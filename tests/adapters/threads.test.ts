/** The threads of a big build: what goes wrong in one of them is told, and none is left behind. */
import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { hireThreads } from '../../pipeline/adapters/threads/threads.ts';

it('tells what a thread died of, and what an answer failed for', async () => {
  // No start, so whatever it is given it cannot work on.
  const crew = await hireThreads({ root: '.', start: undefined });
  expect(crew === undefined).toBe(availableParallelism() < 2);
  if (!crew) return;
  await expect(crew.work([], async () => undefined)).rejects.toThrow(TypeError);
  await crew.close();
});
