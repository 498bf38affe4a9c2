/** The i18next key of an interface string: one that exists, else the phrasebook's, else a readable slug. */
import type { Judgement } from '../model/separation.ts';
import type { KnownStrings } from './known.ts';
import { slugOf } from './slug.ts';

export interface InterfaceKey {
  readonly namespace: string;
  readonly key: string;
  /** `locale`: a locale file has it; `phrasebook`: built in, no locale file has it yet; `new`: made up here. */
  readonly origin: 'locale' | 'phrasebook' | 'new';
}

export function keyFor(judgement: Pick<Judgement, 'text' | 'known'>, known: KnownStrings): InterfaceKey {
  const match = judgement.known ?? known.find(judgement.text);
  if (match) {
    const { namespace, key } = match;
    return { namespace, key, origin: known.hasKey(namespace, key) ? 'locale' : 'phrasebook' };
  }
  const { namespace } = known;
  const slug = slugOf(judgement.text);
  if (known.hasKey(namespace, slug)) return { namespace, key: slug, origin: 'locale' };
  const written = known.writtenKey(judgement.text);
  return written ? { namespace, key: written, origin: 'locale' } : { namespace, key: slug, origin: 'new' };
}
