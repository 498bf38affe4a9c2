/** The published program as `main.ts` loads it: with a code cache for each kind of work, beside Node's own. */
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { programLoader } from './code-cache.ts';

let load: ((file: string) => unknown) | undefined;

/** `url` names a file of the program. */
export function loadProgram(url: URL): Record<string, unknown> {
  const file = fileURLToPath(url);
  const root = path.dirname(file) + path.sep;
  load ??= programLoader(root, cacheFile(root));
  return load(file) as Record<string, unknown>;
}

/**
 * Undefined where Node keeps none either. Each installation has its own, and each kind of work: a command calls other
 * functions for another format of file.
 */
function cacheFile(root: string): string | undefined {
  const folder = module.getCompileCacheDir();
  const [command = '', file = ''] = process.argv.slice(2);
  const name = [root, command, path.extname(file)].map((part) =>
    part.replace(/[^a-z0-9]+/gi, '-').slice(-80),
  );
  return folder && path.join(folder, `galerada${name.join('-')}.bin`);
}
