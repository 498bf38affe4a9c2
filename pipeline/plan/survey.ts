/** What a site has already, for a first config. */
import { formatOf } from '../intake/read.ts';
import type { Files } from '../ports.ts';

export interface Survey {
  readonly content: string;
  readonly locales: string;
  readonly english: string;
  readonly spanish: string;
  readonly articles: number;
}

/** Folders that sites keep articles in: Hugo, Astro and Docusaurus, Jekyll, Eleventy, and plain ones. */
const CONTENT_FOLDERS = ['content', 'src/content', 'articles', 'posts', '_posts', 'src/posts', 'docs'];
const LOCALE_FOLDERS = ['locales', 'public/locales', 'src/locales', 'i18n', 'src/i18n'];

export async function surveySite(files: Files): Promise<Survey> {
  const content = await firstWith(files, CONTENT_FOLDERS, (file) => formatOf(file) !== undefined);
  const locales = await firstWith(files, LOCALE_FOLDERS, (file) => file.endsWith('.json'));
  const folders = locales.found.map((file) => file.slice(locales.folder.length + 1).split('/')[0] ?? '');
  return {
    content: content.folder,
    locales: locales.folder,
    english: regional(folders, 'en'),
    spanish: regional(folders, 'es'),
    articles: content.found.length,
  };
}

async function firstWith(
  files: Files,
  folders: readonly string[],
  wanted: (file: string) => boolean,
): Promise<{ folder: string; found: string[] }> {
  for (const folder of folders) {
    const found = (await files.list(folder)).files.filter(wanted);
    if (found.length) return { folder, found };
  }
  return { folder: folders[0] ?? '.', found: [] };
}

/** `es-MX` where the site keeps `locales/es-MX`. */
function regional(folders: readonly string[], language: string): string {
  return folders.find((name) => name === language || name.startsWith(`${language}-`)) ?? language;
}
