/** Text for a file of the user's choosing, all or nothing; without one, for the terminal. */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Invocation } from './command.ts';

export async function writeOut(
  text: string,
  file: string | undefined,
  { cwd, terminal }: Pick<Invocation, 'cwd' | 'terminal'>,
): Promise<void> {
  if (file === undefined) {
    terminal.out(text.replace(/\n$/, ''));
    return;
  }
  const target = path.resolve(cwd, file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
