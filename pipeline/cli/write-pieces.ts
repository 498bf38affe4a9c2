/** A file of the user's choosing, written piece by piece, all or nothing: no export is ever whole in memory twice. */
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ok, type Result } from '../model/finding.ts';

interface Where {
  readonly cwd: string;
  readonly file: string;
}

export async function writePieces(pieces: Iterable<string> | Uint8Array, where: Where): Promise<void> {
  await writeFilled(where, async (write) => {
    if (pieces instanceof Uint8Array) await write(pieces);
    else for (const piece of pieces) await write(piece);
    return ok(true);
  });
}

/** What `fill` comes to. When it fails there is no file, and an older one stays. */
export async function writeFilled<T>(
  { cwd, file }: Where,
  fill: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const target = path.resolve(cwd, file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    let filled: Result<T>;
    try {
      filled = await fill((piece) => handle.writeFile(piece));
    } finally {
      await handle.close();
    }
    if (filled.ok) await rename(temporary, target);
    return filled;
  } finally {
    await rm(temporary, { force: true });
  }
}
