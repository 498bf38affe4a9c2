/** A place in the site's code that asks for a text by its key. */
import type { Place } from '../subjects.ts';

export interface KeyUse {
  readonly place: Place;
  /** Tried in order: one of them must be there. */
  readonly keys: readonly string[];
  /** Namespaces it may be in; undefined where the code leaves it to the default. */
  readonly namespaces?: readonly string[];
  /** `start`: the key goes on with something that only running the code can tell. */
  readonly known: 'whole' | 'start';
}

/** What one file of code says. */
export interface FileUsage {
  readonly uses: readonly KeyUse[];
  /** Texts that could be keys, asked for by way of a variable. */
  readonly mentions: readonly string[];
}

/** How files are read: from the config, with the usual where it says nothing. */
export interface SourceStyle {
  readonly functions: readonly string[];
  readonly patterns: readonly string[];
  readonly namespace?: string;
  readonly keyPrefix?: string;
}

const NS_SEPARATOR = ':';

/**
 * `common:button.ok` → namespace `common`. Whole sentences used as keys keep their colon: a namespace has no
 * white space, and neither has what follows the colon at once.
 */
export function splitKey(key: string): { namespace?: string; key: string } {
  const colon = key.indexOf(NS_SEPARATOR);
  const isNamespace = colon > 0 && /^[\w/-]+:\S/.test(key.slice(0, colon + 2));
  return isNamespace ? { namespace: key.slice(0, colon), key: key.slice(colon + 1) } : { key };
}
