/** A text that comes in pieces, printed as it comes: none is ever whole in memory. */
import { inChunks } from './reporters/pieces.ts';
import type { Terminal } from './terminal.ts';

/** As `out` prints the whole; nothing for an empty text. What is printed ends where a line ends. */
export async function printPieces(pieces: Iterable<string>, terminal: Terminal): Promise<void> {
  let rest: string | undefined;
  for (const chunk of inChunks(pieces)) {
    const text = (rest ?? '') + chunk;
    const end = text.lastIndexOf('\n');
    if (end >= 0) terminal.out(text.slice(0, end));
    rest = text.slice(end + 1);
    await terminal.drained?.();
  }
  if (rest !== undefined) terminal.out(rest);
}
