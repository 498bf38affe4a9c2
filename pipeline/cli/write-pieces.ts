/** A file of the user's choosing, written piece by piece, all or nothing: no export is ever whole in memory twice. */
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

interface Where {
  readonly cwd: string;
  readonly file: string;
}

export async function writePieces(pieces: Iterable<string> | Uint8Array, where: Where): Promise<void> {
  await writeFilled(where, async (write) => {
    if (pieces instanceof Uint8Array) await write(pieces);
    else for (const piece of pieces) await write(piece);
    return true;
  });
}

/** The file stands when `fill` has come to its end with true; else there is none, and an older one stays. */
export async function writeFilled(
  { cwd, file }: Where,
  fill: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<boolean>,
): Promise<void> {
  const target = path.resolve(cwd, file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    let isWhole = false;
    try {
      isWhole = await fill((piece) => handle.writeFile(piece));
    } finally {
      await handle.close();
    }
    if (isWhole) await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
