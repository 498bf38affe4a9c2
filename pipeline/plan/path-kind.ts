/** Which of a project's files a path names. */
import { formatOf } from '../intake/read.ts';
import type { Config } from '../model/config.ts';
import { DECISIONS_FILE } from './load-site.ts';
import { localeAt } from './snapshot.ts';

/** What a path of the project is, by its place and name; undefined for what nothing is read from. */
export type Kind =
  | { readonly kind: 'article' | 'record'; readonly folder: string }
  | { readonly kind: 'locale'; readonly locale: string; readonly namespace: string }
  | { readonly kind: 'glossary' | 'decisions' | 'config' };

export function kindOf(path: string, config: Config): Kind | undefined {
  if (path === config.file) return { kind: 'config' };
  if (path === config.glossary) return { kind: 'glossary' };
  if (path === DECISIONS_FILE) return { kind: 'decisions' };
  const named = localeAt(config, path);
  if (named) return { kind: 'locale', ...named };
  const folder = config.content.find((one) => below(one, path) !== undefined);
  if (folder === undefined) return undefined;
  if (formatOf(path)) return { kind: 'article', folder };
  return config.editions.some(({ name }) => path.endsWith(`.${name}.json`))
    ? { kind: 'record', folder }
    : undefined;
}

function below(folder: string, path: string): string | undefined {
  if (folder === '.') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
