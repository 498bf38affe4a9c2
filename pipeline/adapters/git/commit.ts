/** Commits made for reviewers. Only the files named are in them; whatever else is staged stays as it is. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GitAnswer } from './git.ts';

export interface CommitOptions {
  /** From `root`, `/`-separated. */
  readonly paths: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  readonly message: string;
}

const run = promisify(execFile);

export async function commit(
  root: string,
  { paths, author, message }: CommitOptions,
): Promise<GitAnswer<string>> {
  const by = { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email };
  const added = await git(root, ['add', '--', ...paths.map(literal)], by);
  if (!added.ok) return added;
  const staged = await git(root, ['diff', '--cached', '--quiet', '--', ...paths.map(literal)], by);
  if (staged.ok) return staged;
  return git(root, ['commit', '--quiet', '--only', `--message=${message}`, '--', ...paths.map(literal)], by);
}

/** The name a repository, or its person, commits under; undefined where git has none. */
export async function userName(root: string): Promise<string | undefined> {
  const answer = await git(root, ['config', 'user.name'], {});
  const name = answer.ok ? answer.value.trim() : '';
  return name === '' ? undefined : name;
}

/** A path, never a pattern. */
function literal(path: string): string {
  return `:(literal)${path}`;
}

async function git(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<GitAnswer<string>> {
  try {
    const { stdout } = await run('git', [...args], {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return { ok: true, value: stdout };
  } catch (error) {
    const { stderr, code, message } = error as { stderr?: string; code?: string | number; message: string };
    if (code === 'ENOENT') return { ok: false, detail: 'git is not installed' };
    return { ok: false, detail: (stderr || message).trim().split('\n')[0] ?? '' };
  }
}
