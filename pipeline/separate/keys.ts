/** The i18next key of an interface string: one that exists, else the phrasebook's, else a readable slug. */
import { textAbove } from '../model/resources.ts';
import type { Judgement } from '../model/separation.ts';
import type { KnownStrings } from './known.ts';
import { slugOf } from './slug.ts';

export interface InterfaceKey {
  readonly namespace: string;
  readonly key: string;
  /** `locale`: a locale file has it; `phrasebook`: built in, no locale file has it yet; `new`: made up here. */
  readonly origin: 'locale' | 'phrasebook' | 'new';
  /** The phrasebook's own key, where another had to be found for it. */
  readonly phrase?: string;
}

export function keyFor(judgement: Pick<Judgement, 'text' | 'known'>, known: KnownStrings): InterfaceKey {
  const match = judgement.known ?? known.find(judgement.text);
  if (match) {
    const { namespace, key } = match;
    if (known.hasKey(namespace, key)) return { namespace, key, origin: 'locale' };
    const free = freeKey(namespace, key, known);
    return { namespace, key: free, origin: 'phrasebook', ...(free === key ? {} : { phrase: key }) };
  }
  const { namespace } = known;
  const slug = slugOf(judgement.text);
  if (known.hasKey(namespace, slug)) return { namespace, key: slug, origin: 'locale' };
  const written = known.writtenKey(judgement.text);
  if (written) return { namespace, key: written, origin: 'locale' };
  return { namespace, key: freeKey(namespace, slug, known), origin: 'new' };
}

/** A key is a text or has texts below it, never both: `section` beside `section.games` is `sectionLabel`. */
function freeKey(namespace: string, key: string, known: KnownStrings): string {
  if (known.isGroup(namespace, key)) return `${key}Label`;
  const above = textAbove(key, { has: (text) => known.hasKey(namespace, text) });
  return above === undefined ? key : key.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
}
