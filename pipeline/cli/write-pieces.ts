/** A file of the user's choosing, written piece by piece, all or nothing: no export is ever whole in memory twice. */
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export async function writePieces(
  pieces: Iterable<string> | Uint8Array,
  { cwd, file }: { readonly cwd: string; readonly file: string },
): Promise<void> {
  const target = path.resolve(cwd, file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      if (pieces instanceof Uint8Array) await handle.writeFile(pieces);
      else for (const piece of pieces) await handle.write(piece);
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
