/** What changed on the disk, read again. What was written by ourselves is the same, and changes nothing. */
import { kindOf } from '../../plan/path-kind.ts';
import {
  parseRecord,
  readArticleFile,
  readDecisions,
  readLocaleFile,
  readTerms,
} from '../../plan/review-load.ts';
import type { Live } from '../live.ts';

export async function refresh(live: Live, paths: Iterable<string>): Promise<void> {
  for (const path of new Set(paths)) await refreshOne(live, path);
}

async function refreshOne(live: Live, path: string): Promise<void> {
  const kind = kindOf(path, live.config);
  switch (kind?.kind) {
    case 'record':
      return refreshRecord(live, path);
    case 'article':
      return refreshArticle(live, path, kind.folder);
    case 'locale':
      return refreshLocale(live, { path, ...kind });
    case 'glossary':
      return refreshTerms(live);
    case 'decisions':
      return refreshDecisions(live);
    case 'config':
      return live.hub.send({ type: 'reload' });
    case undefined:
      return;
  }
}

const reading = ({ project, config }: Live) => ({ files: project.files, config });

export async function refreshRecord(live: Live, path: string): Promise<void> {
  const galley = live.galleyAt(path);
  if (!galley) return;
  const { files } = live.project;
  const read = files.readTextNow(path);
  if (!read.ok || read.value === galley.text) return;
  if (read.value === undefined) return live.putRecordFile(galley, undefined);
  const parsed = parseRecord(path, read.value);
  if (!parsed.ok) return live.blockRecord(galley);
  live.setUnusable(path, false);
  live.putRecordFile(galley, parsed.value);
}

async function refreshArticle(live: Live, path: string, folder: string): Promise<void> {
  const known = live.articles().find(({ article }) => article.path === path);
  const read = await readArticleFile(reading(live), { folder, path });
  if (read.ok && read.value?.source !== known?.article.source) live.putArticle(known, read.value);
}

async function refreshLocale(
  live: Live,
  at: { path: string; locale: string; namespace: string },
): Promise<void> {
  const read = await readLocaleFile(reading(live), at);
  live.setUnusable(at.path, !read.ok);
  if (read.ok) live.putLocale(at.path, read.value);
}

export async function refreshTerms(live: Live): Promise<void> {
  const read = await readTerms(reading(live));
  if (read.ok) live.putTerms(read.value);
}

/** `first`: the article that somebody looks at, judged before it returns. */
export async function refreshDecisions(live: Live, first?: string): Promise<void> {
  const read = await readDecisions(reading(live));
  if (read.ok) live.putDecisions(read.value, first);
}
