/** A terminal that keeps what is printed, to say it again. */
import type { Answer } from '../unchanged.ts';
import type { ExitCode } from './command.ts';
import type { Terminal } from './terminal.ts';

export interface Recording {
  readonly terminal: Terminal;
  /** False for what is longer than anybody keeps. */
  isShort(): boolean;
  answer(exit: ExitCode): Answer;
}

/** In UTF-16 units. Past it nothing more is kept, for a report may be longer than a text may be. */
const LONGEST = 1 << 26;

/** Prints nothing itself, unless `shown` is to. */
export function record(terminal: Terminal, shown?: 'shown'): Recording {
  let out = '';
  let err = '';
  const isShort = () => out.length + err.length <= LONGEST;
  return {
    terminal: {
      ...terminal,
      out: (text) => {
        if (isShort()) out += `${text}\n`;
        if (shown) terminal.out(text);
      },
      err: (text) => {
        if (isShort()) err += text;
        if (shown) terminal.err(text);
      },
    },
    isShort,
    answer: (exit) => ({ exit, out: Buffer.from(out), err: Buffer.from(err) }),
  };
}
