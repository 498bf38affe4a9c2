/** Whether strings that a build wrote are a reason to separate articles otherwise. */
import type { Config } from '../model/config.ts';
import { baseKey } from '../model/plurals.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import { writtenBy } from '../separate/written.ts';
import { phrasebook } from './knowledge.ts';
import type { LocaleFile } from './snapshot.ts';

interface Written {
  readonly config: Config;
  readonly before: readonly LocaleFile[];
  readonly after: readonly LocaleFile[];
}

/** True when separation learns nothing of the strings that were added: builds wrote all texts of their keys. */
export function isNoEvidence({ config, before, after }: Written): boolean {
  const was = textsByKey(before);
  const isByBuild = writtenBy(phrasebook);
  return [...textsByKey(after)].every(([name, { namespace, key, texts }]) => {
    const known = was.get(name)?.texts ?? [];
    if (known.length === texts.length) return true;
    return (
      namespace === config.namespace && isByBuild(key, known.length ? known : texts) && isByBuild(key, texts)
    );
  });
}

interface KeyTexts {
  readonly namespace: string;
  readonly key: string;
  readonly texts: string[];
}

function textsByKey(locales: readonly LocaleFile[]): Map<string, KeyTexts> {
  const found = new Map<string, KeyTexts>();
  for (const { namespace, document } of locales) {
    for (const [full, text] of flattenResources(document.value as ResourceTree)) {
      const key = baseKey(full);
      const held = found.get(`${namespace}:${key}`) ?? { namespace, key, texts: [] };
      held.texts.push(text);
      found.set(`${namespace}:${key}`, held);
    }
  }
  return found;
}
