/** The index file: read whole, written beside and renamed, and nobody's loss when it is gone. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decodeIndex, encodeIndex, type Header, type Table } from './format.ts';
import type { State } from './state.ts';

export function readIndex(file: string): { header: Header; table: Table } | undefined {
  try {
    return decodeIndex(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** False where it cannot be written: then everything is worked out anew the next time. */
export function writeIndex(file: string, header: Header, state: State): boolean {
  const own = `${file}.${process.pid}.${process.hrtime.bigint()}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(own, encodeIndex(header, state));
    renameSync(own, file);
    return true;
  } catch {
    rmSync(own, { force: true });
    return false;
  }
}
