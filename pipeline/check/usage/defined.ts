/** Whether a locale has a text for what code asks for, as i18next looks it up. */
import { parsePluralKey } from '../../model/plurals.ts';
import type { SiteLocale } from '../subjects.ts';

export interface KeyIndex {
  /** The key itself, a plural or a context of it, or keys below it. */
  has(namespace: string, key: string): boolean;
  startsWith(namespace: string, start: string): boolean;
}

/**
 * The keys that code may ask for to be answered by this one: itself, without its plural category, and without
 * its contexts: `friend_male_one` → `friend_male_one`, `friend_male`, `friend`.
 */
export function familyOf(key: string): string[] {
  const plural = parsePluralKey(key)?.base;
  const family = plural === undefined ? [key] : [key, plural];
  const lastDot = key.lastIndexOf('.');
  let base = plural ?? key;
  for (let at = base.lastIndexOf('_'); at > lastDot + 1; at = base.lastIndexOf('_')) {
    base = base.slice(0, at);
    family.push(base);
  }
  return family;
}

export function keyIndex({ bundles }: SiteLocale): KeyIndex {
  const known = new Map<string, ReadonlySet<string>>();
  const namesOf = (namespace: string): ReadonlySet<string> => {
    const names = known.get(namespace) ?? answered([...(bundles.get(namespace)?.texts.keys() ?? [])]);
    known.set(namespace, names);
    return names;
  };
  return {
    has: (namespace, key) => namesOf(namespace).has(key),
    startsWith: (namespace, start) => {
      for (const key of bundles.get(namespace)?.texts.keys() ?? []) if (key.startsWith(start)) return true;
      return false;
    },
  };
}

function answered(keys: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const key of keys) {
    for (const one of familyOf(key)) names.add(one);
    for (let dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1))
      names.add(key.slice(0, dot));
  }
  return names;
}
