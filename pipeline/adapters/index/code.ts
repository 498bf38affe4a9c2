/** What of the program itself decides a result: its files, and what Node brings. */
import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { VERSION } from '../../version.ts';
import { stampOf } from './stamp.ts';

let known: string | undefined;

/** Taken once: an edit while a process runs is not in what runs. */
export function codeStamp(): string {
  known ??= takeStamp();
  return known;
}

/** Another one after an update, and after an edit of the sources, whatever version they call themselves. */
function takeStamp(): string {
  const own = import.meta.filename;
  const files = own.endsWith('.ts')
    ? sourceFiles(path.resolve(own, '../../../..'))
    : publishedFiles(path.dirname(own));
  const root = path.dirname(own.endsWith('.ts') ? path.resolve(own, '../../..') : path.dirname(own));
  const packages = ['node_modules', '..'].map((folder) => path.join(root, folder, '.package-lock.json'));
  const stamps = [...files, ...packages].map((file) => Object.values(stampOf(file)).join(' '));
  const { node, icu, tz } = process.versions;
  const of = [VERSION, node, icu, tz, process.arch, process.env['NODE_ICU_DATA'], own, ...stamps];
  return hash('sha256', of.join('\n')).slice(0, 32);
}

function publishedFiles(folder: string): string[] {
  return filesIn(folder, readdirSync(folder, { withFileTypes: true }));
}

/** Of a checkout; what runs in a browser decides nothing here. */
function sourceFiles(root: string): string[] {
  return ['pipeline', 'locales', 'schemas'].flatMap((folder) => {
    const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
    return filesIn(
      undefined,
      entries.filter(({ parentPath }) => !/[/\\]web[/\\]client\b/.test(parentPath)),
    );
  });
}

function filesIn(
  folder: string | undefined,
  entries: readonly { name: string; parentPath: string; isFile(): boolean }[],
): string[] {
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => path.join(folder ?? parentPath, name))
    .sort();
}
