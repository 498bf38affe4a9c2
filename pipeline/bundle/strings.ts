/** An edition's strings, resolved as the site's i18next will resolve them. */
import i18next from 'i18next';
import type { Edition } from '../model/config.ts';
import { nestResources } from '../model/resources.ts';

/** The text of a key with its interpolations filled; undefined when the edition has no such key. */
export type ResolveString = (
  namespace: string,
  key: string,
  values: Readonly<Record<string, string>>,
) => string | undefined;

export function createResolver(
  edition: Edition,
  resources: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ResolveString {
  const instance = i18next.createInstance();
  const namespaces = Object.fromEntries([...resources].map(([name, texts]) => [name, nestResources(texts)]));
  instance.init({
    lng: edition.locale,
    fallbackLng: false,
    ns: Object.keys(namespaces),
    resources: { [edition.locale]: namespaces },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (ns, key, values) => {
    const count = Number(values['count']);
    const options = { ns, ...values, ...(Number.isNaN(count) ? {} : { count }), defaultValue: '' };
    return instance.t(key, options) || undefined;
  };
}
