/** The threads of a crew, by Tinypool; each runs `thread.ts`. */
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import type { Crew } from '../../ports.ts';

/** What each thread is started with. */
export interface ThreadStart {
  readonly root: string;
  readonly start: unknown;
}

/** A piece of work, and where to ask meanwhile. */
export interface ThreadTask {
  readonly piece: unknown;
  readonly port: MessagePort;
}

export interface Asked {
  readonly id: number;
  readonly question: unknown;
}

export interface Told {
  readonly id: number;
  readonly answer: unknown;
}

/** More would mostly wait for the one that asks memory and engines and writes. */
const MOST = 8;

const isSource = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(isSource ? '../../thread.ts' : './thread.cjs', import.meta.url);

export async function hireThreads(workerData: ThreadStart): Promise<Crew | undefined> {
  const threads = Math.min(availableParallelism(), MOST);
  if (threads < 2) return undefined;
  const pool = new Tinypool({
    filename: PROGRAM.href,
    minThreads: threads,
    maxThreads: threads,
    workerData,
  });
  return {
    work: async (piece, answer) => {
      const { port1, port2 } = new MessageChannel();
      const asked = answering(port1, answer);
      try {
        const task: ThreadTask = { piece, port: port2 };
        return await Promise.race([pool.run(task, { transferList: [port2] }), asked]);
      } finally {
        port1.close();
      }
    },
    close: () => pool.destroy(),
  };
}

/** Fails where an answer does; else it is never done. */
function answering(port: MessagePort, answer: (question: unknown) => Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    port.on('message', ({ id, question }: Asked) => {
      answer(question)
        .then((told) => port.postMessage({ id, answer: told } satisfies Told))
        .catch(reject);
    });
  });
}
