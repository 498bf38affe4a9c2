/** `--html FILE`: a page beside where the user stands. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Invocation } from './command.ts';
import { inChunks } from './reporters/pieces.ts';

export async function writePage(
  file: string,
  page: string | Iterable<string>,
  invocation: Invocation,
): Promise<void> {
  const { cwd, quiet, say, terminal } = invocation;
  await writeFile(path.resolve(cwd, file), typeof page === 'string' ? page : inChunks(page));
  if (!quiet) terminal.out(say('status.written', { file }));
}
