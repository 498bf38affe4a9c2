/** A build writes a site's strings into its locale files: what is known there must not turn back into the article's text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../pipeline/intake/read.ts';
import type { ArticleId } from '../../pipeline/model/article.ts';
import { buildKnownStrings, type PhrasebookEntry } from '../../pipeline/separate/known.ts';
import { separate } from '../../pipeline/separate/separate.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const json = (path: string) => JSON.parse(read(path).toString());
const phrasebook: PhrasebookEntry[] = json('pipeline/separate/phrasebook.json');
const locales = { en: { site: json('locales/en/site.json') }, es: { site: json('locales/es/site.json') } };

describe.each(['reservoir-levels.html', 'port-strike-talks.txt', 'feria-del-libro.md'])('%s', (name) => {
  it('gives up no fewer site strings once they stand in locale files', () => {
    const article = readArticle({ path: name, id: 'a' as ArticleId, bytes: read(`content/${name}`) });
    if (!article.ok) throw new Error(article.failure.reason);
    const found = (known: ReturnType<typeof buildKnownStrings>) =>
      separate(article.value.article, { known })
        .judgements.filter(({ kind }) => kind === 'interface')
        .map(({ text }) => text);
    const before = found(buildKnownStrings({ phrasebook }));
    expect(before.length).toBeGreaterThan(1);
    expect(found(buildKnownStrings({ phrasebook, locales }))).toEqual(expect.arrayContaining(before));
  });
});
