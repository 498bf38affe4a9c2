/** What `check` works on: a project with a config, or locale files alone. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../model/config.ts';
import type { Failure } from '../../model/finding.ts';
import { configOfLocales } from '../../plan/check-locales.ts';
import type { CheckTarget } from '../../plan/check-session.ts';
import { openFiles, openProject } from '../../project.ts';
import { rootOfLocales } from '../../unchanged.ts';
import type { Invocation } from '../command.ts';

export interface OpenTarget {
  readonly root: string;
  readonly config: Config;
  readonly target: CheckTarget;
  close(): Promise<void>;
}

export type OpenedTarget =
  | { readonly ok: true; readonly value: OpenTarget }
  | { readonly ok: false; readonly failures: readonly Failure[] };

export async function openTarget({ cwd, env, options }: Invocation): Promise<OpenedTarget> {
  const { locales, reference, config } = options;
  if (typeof locales === 'string') return openLocales(cwd, locales, reference as string | undefined);
  const project = await openProject({ cwd, env, ...(config ? { config: String(config) } : {}) });
  if (!project.ok) return project;
  const { root, files, config: read, close } = project.value;
  return { ok: true, value: { root, config: read, target: { files, config: read }, close } };
}

async function openLocales(
  cwd: string,
  folder: string,
  reference: string | undefined,
): Promise<OpenedTarget> {
  const absolute = path.resolve(cwd, folder);
  const found = await stat(absolute).catch(() => undefined);
  if (!found?.isDirectory())
    return {
      ok: false,
      failures: [{ reason: 'unreadable', file: folder, detail: 'there is no such folder' }],
    };
  const root = rootOfLocales(cwd, folder);
  const below = path.relative(root, absolute);
  const config = configOfLocales(below ? below.split(path.sep).join('/') : '.');
  const localesOnly = reference === undefined ? {} : { reference };
  return {
    ok: true,
    value: {
      root,
      config,
      target: { files: openFiles(root), config, localesOnly },
      close: async () => undefined,
    },
  };
}
