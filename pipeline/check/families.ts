/** The plurals among a bundle's keys, worked out once for all the rules that ask. */
import { type PluralKey, pluralFamilies } from '../model/plurals.ts';

type Families = ReadonlyMap<string, readonly PluralKey[]>;

const known = new WeakMap<ReadonlyMap<string, string>, Families>();

export function familiesOf(texts: ReadonlyMap<string, string>): Families {
  const families = known.get(texts) ?? pluralFamilies(texts.keys());
  known.set(texts, families);
  return families;
}
