/** Stamps of many paths at once, by as many threads as pay: it is the system's calls that take the time. */
import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import threads from 'node:worker_threads';

/** Columns, by row: kind as in `Stamp`, size, time of writing, time of any change (both milliseconds), inode. */
export interface Columns {
  readonly kinds: Float64Array;
  readonly sizes: Float64Array;
  readonly modified: Float64Array;
  readonly changed: Float64Array;
  readonly inodes: Float64Array;
}

interface Work {
  readonly root: string;
  /** Paths, with NUL between them: one text is handed to a thread far sooner than ten thousand. */
  readonly text: string;
  /** The next row that nobody has taken; how many threads are done. */
  readonly shared: Int32Array;
  readonly numbers: Float64Array;
}

const COLUMNS = 5;
/** While a thread starts, one alone has done so many. */
const WORTH_A_THREAD = 15_000;
const MOST = 4;
const NUL = '\0';

/** `meanwhile` is done while other threads start. */
export function lookAtAll(root: string, paths: readonly string[], meanwhile: () => void): Columns {
  const rows = paths.length;
  const numbers = new Float64Array(new SharedArrayBuffer(rows * COLUMNS * 8));
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const work: Work = { root, text: paths.join(NUL), shared, numbers };
  const helpers = startHelpers(work, rows);
  meanwhile();
  takeRows(work, fs);
  for (let done = 0; done < helpers; done = Atomics.load(work.shared, 1))
    Atomics.wait(work.shared, 1, done, 1000);
  const column = (at: number) => numbers.subarray(at * rows, (at + 1) * rows);
  return { kinds: column(0), sizes: column(1), modified: column(2), changed: column(3), inodes: column(4) };
}

function startHelpers(work: Work, rows: number): number {
  const most = Math.min(MOST, availableParallelism()) - 1;
  const helpers = Math.min(most, Math.floor(rows / WORTH_A_THREAD));
  // As text: whatever a bundler makes of this file, there is no other for a thread to start from.
  const source = `(${takeRows})(require('node:worker_threads').workerData, require('node:fs'), 'helper')`;
  for (let at = 0; at < helpers; at++) {
    const options = { eval: true, workerData: work, execArgv: [], stdout: false, stderr: false };
    new threads.Worker(source, options).unref();
  }
  return helpers;
}

/** Complete in itself: a thread has nothing but its text. */
function takeRows({ root, text, shared, numbers }: Work, { statSync }: typeof fs, helper?: 'helper'): void {
  const paths = text.split('\0');
  const rows = paths.length;
  const chunk = 250;
  for (let from = Atomics.add(shared, 0, chunk); from < rows; from = Atomics.add(shared, 0, chunk)) {
    for (let row = from; row < Math.min(rows, from + chunk); row++) {
      let stats: fs.Stats | undefined;
      try {
        stats = statSync(`${root}/${paths[row]}`, { throwIfNoEntry: false });
      } catch {
        // What may not be looked at is as good as not there.
      }
      if (!stats) continue;
      numbers[row] = stats.isFile() ? 1 : stats.isDirectory() ? 2 : 3;
      numbers[row + rows] = stats.size;
      numbers[row + rows * 2] = stats.mtimeMs;
      numbers[row + rows * 3] = stats.ctimeMs;
      numbers[row + rows * 4] = stats.ino;
    }
  }
  if (helper) {
    Atomics.add(shared, 1, 1);
    Atomics.notify(shared, 1);
  }
}
