/** Progress of work that takes over a second: a bar a person can watch, or plain lines in a log. */
import type { Progress } from '../plan/load.ts';
import type { Say } from './messages.ts';
import type { Terminal } from './terminal.ts';

const QUIET_MS = 1000;
const REDRAW_MS = 100;
const LINE_MS = 5000;
const WIDTH = 24;

export interface ProgressBar {
  readonly report: Progress;
  done(): void;
}

export function createProgress(terminal: Terminal, say: Say, quiet: boolean): ProgressBar {
  const started = performance.now();
  let last = 0;
  let drawn = false;
  const report: Progress = (stage, done, total) => {
    const now = performance.now();
    const pause = terminal.interactive ? REDRAW_MS : LINE_MS;
    if (quiet || now - started < QUIET_MS || now - last < pause) return;
    last = now;
    const label = say(`progress.${stage}`);
    if (!terminal.interactive) {
      terminal.err(`${label} ${done}/${total}\n`);
      return;
    }
    drawn = true;
    terminal.err(`\r\u001b[K${bar(done, total)} ${label} ${done}/${total}`);
  };
  return { report, done: () => drawn && terminal.err('\r\u001b[K') };
}

/** `██████░░░░░░` */
export function bar(done: number, total: number, width: number = WIDTH): string {
  const filled = total === 0 ? width : Math.floor((width * done) / total);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
