/** Tells when files of a site change. The one place that knows chokidar. */
import path from 'node:path';
import { watch } from 'chokidar';

export interface Watching {
  close(): Promise<void>;
}

/** Editors write a file in several steps, and a branch change writes many: one call for all of them. */
const SETTLE = 150;

/**
 * Calls with the changed files, `/`-separated from `root`. What `isIgnored` names is not looked at. Resolves when
 * the first look is over.
 */
export function watchFiles(
  root: string,
  isIgnored: (file: string) => boolean,
  changed: (files: readonly string[]) => void,
): Promise<Watching> {
  const relative = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (file) => file !== root && isIgnored(relative(file)),
  });
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    pending.add(relative(path.resolve(root, file)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...pending].sort();
      pending.clear();
      changed(files);
    }, SETTLE);
  });
  const close = async () => {
    clearTimeout(timer);
    await watcher.close();
  };
  return new Promise((resolve) => watcher.once('ready', () => resolve({ close })));
}
