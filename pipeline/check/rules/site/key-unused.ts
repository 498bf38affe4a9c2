import { baseKey } from '../../../model/plurals.ts';
import type { SiteRule } from '../../rule.ts';
import type { SiteSubject } from '../../subjects.ts';
import { familyOf } from '../../usage/defined.ts';

/** A key of the reference locale that nothing asks for. Silent where there is no code to look at. */
export const keyUnused: SiteRule = {
  id: 'key-unused',
  on: 'site',
  severity: 'warning',
  run: (site) => {
    const [reference] = site.locales;
    if (!reference || site.uses.length === 0) return [];
    const isUsed = usesOf(site);
    return [...reference.bundles].flatMap(([namespace, { texts, place }]) => {
      const told = new Set<string>();
      return [...texts.keys()].flatMap((key) => {
        const base = baseKey(key);
        if (told.has(base) || isUsed(namespace, key)) return [];
        told.add(base);
        const values = { key: texts.has(base) ? base : key, namespace };
        return [{ place: place(key, 'key'), message: { key: 'check:key-unused', values } }];
      });
    });
  },
};

function usesOf({
  uses,
  mentions,
  defaultNamespaces,
}: SiteSubject): (namespace: string, key: string) => boolean {
  const whole = new Set<string>();
  const starts = new Map<string, string[]>();
  for (const { keys, namespaces = defaultNamespaces, known } of uses) {
    for (const namespace of namespaces) {
      if (known === 'whole') for (const key of keys) whole.add(`${namespace}:${key}`);
      else starts.set(namespace, [...(starts.get(namespace) ?? []), ...keys]);
    }
  }
  return (namespace, key) => {
    if (starts.get(namespace)?.some((start) => key.startsWith(start))) return true;
    const isAsked = (one: string) =>
      whole.has(`${namespace}:${one}`) || mentions.has(one) || mentions.has(`${namespace}:${one}`);
    return (
      familyOf(key).some(isAsked) || parentsOf(key).some((parent) => whole.has(`${namespace}:${parent}`))
    );
  };
}

/** `a.b` and `a` of `a.b.c`: a call may ask for all that is below. */
function parentsOf(key: string): string[] {
  const steps = key.split('.');
  return steps.slice(1).map((_, at) => steps.slice(0, at + 1).join('.'));
}
