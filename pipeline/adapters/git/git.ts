/** What git knows of a site's files. Without a shell, and only to read; `commit.ts` writes. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type GitAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** In git's own words, for a person. */
  | { readonly ok: false; readonly detail: string };

/**
 * Files below `root` that differ from where the branch left `ref`: committed, changed, deleted, and new ones that
 * git does not ignore. Paths from `root`, `/`-separated. A ref that looks like an option is no ref.
 */
export async function changedSince(root: string, ref: string): Promise<GitAnswer<string[]>> {
  if (ref.startsWith('-')) return { ok: false, detail: `"${ref}" is not the name of a commit` };
  const commit = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (!commit.ok)
    return { ok: false, detail: commit.detail || `"${ref}" is not a commit of this repository` };
  const base = await git(root, ['merge-base', commit.value.trim(), 'HEAD']);
  // Histories that never met are compared as they stand.
  const from = base.ok ? base.value.trim() : commit.value.trim();
  const differing = await git(root, [
    'diff',
    '--name-only',
    '--no-renames',
    '--relative',
    '-z',
    from,
    '--',
    '.',
  ]);
  const untracked = await git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  for (const answer of [differing, untracked]) if (!answer.ok) return answer;
  const names = [differing, untracked].flatMap((answer) => (answer.ok ? answer.value.split('\0') : []));
  return { ok: true, value: [...new Set(names.filter(Boolean))].sort() };
}

/** Where `root` lies in its repository, with a slash at its end; '' at the top, and outside of any. */
export async function prefixInRepository(root: string): Promise<string> {
  const answer = await git(root, ['rev-parse', '--show-prefix']);
  return answer.ok ? answer.value.replace(/\r?\n$/, '') : '';
}

const run = promisify(execFile);

async function git(cwd: string, args: readonly string[]): Promise<GitAnswer<string>> {
  try {
    // The site's own settings may not run programs of its own while we read: no pager, no external diff, no hooks.
    const safe = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
    const given = args[0] === 'diff' ? ['diff', '--no-ext-diff', '--no-textconv', ...args.slice(1)] : args;
    const { stdout } = await run('git', [...safe, ...given], {
      cwd,
      maxBuffer: 256 * 1024 * 1024,
      encoding: 'utf8',
    });
    return { ok: true, value: stdout };
  } catch (error) {
    const { stderr, code, message } = error as { stderr?: string; code?: string | number; message: string };
    if (code === 'ENOENT') return { ok: false, detail: 'git is not installed' };
    return { ok: false, detail: (stderr ?? message).trim().split('\n')[0] ?? '' };
  }
}
