/** Labelled documents as the separator sees them: profiles aligned with their gold labels. */
import type { Article } from '../../pipeline/model/article.ts';
import { featuresOf } from '../../pipeline/separate/features.ts';
import { readPage } from '../../pipeline/separate/page.ts';
import { bodyLanguage, type Profile, profileArticle, type Reading } from '../../pipeline/separate/profile.ts';
import type { Gold } from './data.ts';
import { labelsOf, type Sequence } from './learn-chain.ts';

export interface Document {
  readonly gold: Gold;
  readonly format: string;
  readonly article: Article;
}

/** The sequence to learn from; lines that the gold does not have are taken for body. */
export function toSequence(document: Document, reading: Omit<Reading, 'article'>): Sequence {
  const profiles = profileArticle({ ...reading, article: document.article });
  const site = alignKinds(
    profiles.map((profile) => profile.text),
    document.gold,
  );
  return sequenceOf(document.article, profiles, site);
}

/** `site` says of each profile whether it is the site's. */
export function sequenceOf(
  article: Article,
  profiles: readonly Profile[],
  site: readonly boolean[],
): Sequence {
  const page = readPage(profiles, bodyLanguage(profiles, article.declared?.language));
  return {
    lines: profiles.map((_, at) => featuresOf(page, at)),
    labels: labelsOf(
      site,
      profiles.map((profile) => profile.prose),
    ),
  };
}

/** Longest common subsequence of texts, as the scorer aligns blocks. */
function alignKinds(texts: readonly string[], gold: Gold): boolean[] {
  const a = texts.map(plain);
  const b = gold.blocks.map((block) => plain(block.text));
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const site = new Array<boolean>(a.length).fill(false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      site[i++] = gold.blocks[j++]!.kind === 'ui';
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return site;
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[-*•#>]+\s+)+/, '')
    .trim();
}
