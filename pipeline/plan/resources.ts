/** An edition's strings: the language's texts with the region's over them. */
import { createResolver, type ResolveString } from '../bundle/strings.ts';
import type { Edition } from '../model/config.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import type { Snapshot } from './snapshot.ts';
import type { StringAddition } from './strings.ts';

/** What each edition, by its name, says for a key. */
export function resolversOf(
  site: Pick<Snapshot, 'config' | 'locales'>,
  additions: readonly StringAddition[],
): Map<string, ResolveString> {
  return new Map(
    site.config.editions.map((edition) => [
      edition.name,
      createResolver(edition, resolveResources(site, edition, additions)),
    ]),
  );
}

/** Namespace → flattened key → text, of the namespaces that the config publishes. Empty texts count as missing. Namespaces by name, keys in file order. */
export function resolveResources(
  { config, locales }: Pick<Snapshot, 'config' | 'locales'>,
  edition: Edition,
  additions: readonly StringAddition[],
): Map<string, Map<string, string>> {
  const resources = new Map<string, Map<string, string>>();
  const put = (namespace: string, key: string, text: string): void => {
    if (text.trim() === '' || config.namespaces?.includes(namespace) === false) return;
    const texts = resources.get(namespace) ?? new Map<string, string>();
    resources.set(namespace, texts.set(key, text));
  };
  for (const folder of new Set<string>([edition.language, edition.locale])) {
    for (const { locale, namespace, document } of locales) {
      if (locale !== folder) continue;
      for (const [key, text] of flattenResources(document.value as ResourceTree)) put(namespace, key, text);
    }
    if (folder !== edition.language) continue;
    for (const { language, namespace, key, text } of additions)
      if (language === folder) put(namespace, key, text);
  }
  return new Map([...resources].sort(([a], [b]) => (a < b ? -1 : 1)));
}
