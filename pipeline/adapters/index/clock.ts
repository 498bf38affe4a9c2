/** The time as the project's own file system tells it, which may be another machine's. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds. Throws where nothing can be written. */
export function fileClock(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const probe = path.join(folder, `.clock.${process.pid}.${process.hrtime.bigint()}`);
  try {
    writeFileSync(probe, '');
    return statSync(probe).mtimeMs;
  } finally {
    rmSync(probe, { force: true });
  }
}
