/** Progress of work that takes over a second: a bar a person can watch, or plain lines in a log. */
import type { Progress, ProgressMoney } from '../plan/load.ts';
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
  let buying: { readonly at: number } | undefined;
  const report: Progress = (stage, done, total, money) => {
    const now = performance.now();
    if (stage === 'translate') buying ??= { at: now };
    const pause = terminal.interactive ? REDRAW_MS : LINE_MS;
    if (quiet || now - started < QUIET_MS || now - last < pause) return;
    last = now;
    const seconds = buying ? (now - buying.at) / 1000 : 0;
    const rate = stage === 'translate' && seconds > 1 ? done / seconds : undefined;
    const line = `${say(`progress.${stage}`)} ${done}/${total}${detail({ rate, money }, say)}`;
    if (!terminal.interactive) {
      terminal.err(`${line}\n`);
      return;
    }
    drawn = true;
    terminal.err(`\r\u001b[K${bar(done, total)} ${line}`);
  };
  return { report, done: () => drawn && terminal.err('\r\u001b[K') };
}

/** Sentences a second, characters spent and left of the budget: as much of it as is known. */
function detail(at: { rate: number | undefined; money: ProgressMoney | undefined }, say: Say): string {
  const { rate, money } = at;
  const parts = [
    ...(rate === undefined ? [] : [say('progress.rate', { rate: rate.toFixed(1) })]),
    ...(money ? [say('progress.spent', { characters: money.spent })] : []),
    ...(money?.left === undefined ? [] : [say('progress.left', { characters: money.left })]),
  ];
  return parts.map((part) => ` · ${part}`).join('');
}

/** `██████░░░░░░` */
export function bar(done: number, total: number, width: number = WIDTH): string {
  const filled = total === 0 ? width : Math.floor((width * done) / total);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
