import type { SiteRule } from '../../rule.ts';
import type { SiteLocale, SiteSubject } from '../../subjects.ts';
import { type KeyIndex, keyIndex } from '../../usage/defined.ts';
import type { KeyUse } from '../../usage/key-use.ts';

/** A key that code asks for and that no locale file has. What only some locales lack, `string-missing` tells. */
export const keyUndefined: SiteRule = {
  id: 'key-undefined',
  on: 'site',
  severity: 'error',
  run: (site) => {
    const [reference] = site.locales;
    if (!reference) return [];
    const indices = new Map<SiteLocale, KeyIndex>(site.locales.map((one) => [one, keyIndex(one)]));
    return site.uses
      .filter((use) => !isDefined(use, site, indices.get(reference)!))
      .map((use) => {
        const namespaces = use.namespaces ?? site.defaultNamespaces;
        const known = namespaces.filter((name) => reference.bundles.has(name));
        const elsewhere = site.locales.filter((one) => isDefined(use, site, indices.get(one)!));
        const variant = elsewhere.length ? 'reference' : known.length ? 'key' : 'namespace';
        const values = {
          key: use.keys.join(', '),
          namespace: namespaces.join(', '),
          locale: reference.locale,
          locales: elsewhere.map(({ locale }) => locale).join(', '),
        };
        const which = use.known === 'start' && variant === 'key' ? 'start' : variant;
        return { place: use.place, message: { key: `check:key-undefined.${which}`, values } };
      });
  },
};

function isDefined(use: KeyUse, { defaultNamespaces }: SiteSubject, index: KeyIndex): boolean {
  const namespaces = use.namespaces ?? defaultNamespaces;
  return use.keys.some((key) =>
    namespaces.some((namespace) =>
      use.known === 'whole' ? index.has(namespace, key) : index.startsWith(namespace, key),
    ),
  );
}
