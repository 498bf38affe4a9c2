/** A terminal that keeps what is printed, to say it again. */
import type { Answer } from '../unchanged.ts';
import type { ExitCode } from './command.ts';
import type { Terminal } from './terminal.ts';

export interface Recording {
  readonly terminal: Terminal;
  answer(exit: ExitCode): Answer;
}

/** Prints nothing itself, unless `shown` is to. */
export function record(terminal: Terminal, shown?: 'shown'): Recording {
  let out = '';
  let err = '';
  return {
    terminal: {
      ...terminal,
      out: (text) => {
        out += `${text}\n`;
        if (shown) terminal.out(text);
      },
      err: (text) => {
        err += text;
        if (shown) terminal.err(text);
      },
    },
    answer: (exit) => ({ exit, out: Buffer.from(out), err: Buffer.from(err) }),
  };
}
