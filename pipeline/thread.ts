/** What a thread of a big build runs: batches of articles, for the thread that holds the project. */
import { Tinypool } from 'tinypool';
import type { Asked, ThreadStart, ThreadTask, Told } from './adapters/threads/threads.ts';
import type { WorkedBatch } from './plan/build-batch.ts';
import type { ArticleFile } from './plan/build-survey.ts';
import { Hand, type Put } from './plan/crew-hand.ts';
import type { CrewStart } from './plan/crew-messages.ts';
import { openFiles } from './project.ts';

let hand: Hand | undefined;

export default async ({ piece, port }: ThreadTask): Promise<WorkedBatch> => {
  const { root, start } = Tinypool.workerData as ThreadStart;
  hand ??= new Hand(start as CrewStart, openFiles(root));
  try {
    return await hand.work(piece as ArticleFile[], putTo(port));
  } finally {
    port.close();
  }
};

function putTo(port: ThreadTask['port']): Put {
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  port.on('message', ({ id, answer }: Told) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return ((question: unknown) =>
    new Promise<unknown>((resolve) => {
      const id = asked++;
      waiting.set(id, resolve);
      port.postMessage({ id, question } satisfies Asked);
    })) as Put;
}
