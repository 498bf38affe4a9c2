/** Where what a build or a check reads may lie. What it reads besides shows when it is read. */
import { ARTICLE_ENDINGS } from '../intake/formats.ts';
import type { Config } from '../model/config.ts';
import { memoryFolder } from './memory-folder.ts';

export interface WatchedTree {
  readonly folder: string;
  /** In small letters; undefined where every name matters. */
  readonly endings?: readonly string[];
  /** Names alone; that no file was written; what is in the files. */
  readonly look: 'names' | 'stamps' | 'content';
}

export function watchedByBuild(config: Config): readonly WatchedTree[] {
  return [
    ...watchedFolders(config),
    // Gigabytes, maybe: they are known by size and time to whoever reads them, too.
    { folder: memoryFolder(config), endings: ['.tmx', '.csv'], look: 'stamps' },
  ];
}

/** The site's code may be anywhere in the project. */
export function watchedByCheck(config: Config): readonly WatchedTree[] {
  return [...watchedFolders(config), { folder: '.', look: 'names' }];
}

function watchedFolders({ content, locales }: Config): WatchedTree[] {
  return [...content, locales].map((folder) => ({
    folder,
    // Translation records and locale files are JSON.
    endings: [...ARTICLE_ENDINGS, '.json'],
    look: 'content',
  }));
}
