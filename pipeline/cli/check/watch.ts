/** `--watch`: check again whenever a file of the site changes, until interrupted. */
import { watchProject } from '../../project.ts';
import type { ExitCode } from '../command.ts';
import { checkOnce, type Run } from './once.ts';

/** Clears the screen and what was scrolled away, and goes to its top. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

export async function checkAgainAndAgain(run: Run): Promise<ExitCode> {
  const { open, invocation } = run;
  const { terminal, say } = invocation;
  let code: ExitCode = 0;
  let busy = Promise.resolve();
  const look = async (files: readonly string[]) => {
    if (terminal.interactive) terminal.out(CLEAR);
    if (files.length)
      terminal.err(
        `${say('check:watch.changed', { files: files.slice(0, 3).join(', '), count: files.length })}\n`,
      );
    code = await checkOnce(run);
    terminal.err(`${say('check:watch.waiting')}\n`);
  };
  const watching = await watchProject(open.root, isIgnored(open.config.output), (files) => {
    // One after the other: what changes meanwhile is looked at next.
    busy = busy.then(() => look(files));
  });
  busy = busy.then(() => look([]));
  await busy;
  await interrupted();
  await watching.close();
  await busy;
  return code;
}

function isIgnored(output: string): (file: string) => boolean {
  return (file) =>
    /(?:^|\/)(?:node_modules|\.git|\.galerada)(?:\/|$)|\.tmp$/.test(file) ||
    file === output ||
    file.startsWith(`${output}/`);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
