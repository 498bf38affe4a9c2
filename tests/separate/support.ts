/** What the tests of separation share: the built-in phrasebook, and articles read by the project's intake. */
import { readArticle } from '../../pipeline/intake/read.ts';
import type { Article, ArticleId } from '../../pipeline/model/article.ts';
import { buildKnownStrings, type PhrasebookEntry } from '../../pipeline/separate/known.ts';
import phrasebookFile from '../../pipeline/separate/phrasebook.json' with { type: 'json' };

export const phrasebook = phrasebookFile as readonly PhrasebookEntry[];
export const known = buildKnownStrings({ phrasebook });

/** Reads a text as the file name's extension says. */
export function read(name: string, source: string): Article {
  const id = name.replace(/\.[a-z]+$/, '') as ArticleId;
  const result = readArticle({ path: name, id, bytes: new TextEncoder().encode(source) });
  if (!result.ok) throw new Error(`${name}: ${result.failure.reason}`);
  return result.value.article;
}
