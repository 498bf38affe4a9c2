/** Files of the project that a build writes; one that is frozen says which. */
import type { Run } from './build-run.ts';

/** False where nothing was written. */
export async function writeFile(run: Run, file: string, text: string): Promise<boolean> {
  if (run.how.frozen) {
    run.stale.add(file);
    return false;
  }
  const written = await run.site.files.write(file, text);
  if (written.ok) run.written.add(file);
  else run.failures.push(written.failure);
  return written.ok;
}
