/**
 * Strings in locale files that a build wrote there itself. They say what a text's key is, and are no evidence:
 * else what one build took for the site's would be the next one's reason to take more.
 */
import { foldText } from './fold-text.ts';
import type { PhrasebookEntry } from './known.ts';
import { slugOf } from './slug.ts';
import { unaccent } from './words.ts';

/** Whether this looks like a build's own work; `texts` are all that locale files hold for the key. */
export type IsWritten = (key: string, texts: readonly string[]) => boolean;

/** Its key is made of a text it has, or is the phrasebook's for a text that the phrasebook has, accents aside. */
export function writtenBy(phrasebook: readonly PhrasebookEntry[]): IsWritten {
  const byKey = new Map(phrasebook.map((entry) => [entry.key, entry]));
  return (key, texts) => {
    const entry = byKey.get(key);
    if (!entry) return texts.some((text) => slugOf(text) === key);
    const phrases = [...Object.values(entry.en), ...Object.values(entry.es)];
    // A build writes them as they are; what people made of them is compared by what counts.
    if (texts.every((text) => phrases.includes(text))) return true;
    const bared = new Set(phrases.map(bare));
    return texts.every((text) => bared.has(bare(text)));
  };
}

function bare(text: string): string {
  return unaccent(foldText(text));
}
