/** Locale resources: i18next JSON v4, flattened to `share.postOn` and back. */

export interface ResourceTree {
  readonly [key: string]: string | ResourceTree;
}

/** Texts by flattened key, in file order. */
export function flattenResources(tree: ResourceTree): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: ResourceTree, prefix: string): void => {
    // Not `Object.entries`: a hundred thousand pairs are made for nothing.
    for (const name of Object.keys(node)) {
      const value = node[name]!;
      const key = prefix ? `${prefix}.${name}` : name;
      if (typeof value === 'string') flat.set(key, value);
      else walk(value, key);
    }
  };
  walk(tree, '');
  return flat;
}

/** The tree whose flattening is this; later keys win over earlier ones they cannot stand beside. */
export function nestResources(flat: ReadonlyMap<string, string>): ResourceTree {
  const root: Record<string, unknown> = Object.create(null);
  for (const [key, text] of flat) {
    const steps = key.split('.');
    let node = root;
    for (const step of steps.slice(0, -1)) {
      const next = node[step];
      if (typeof next !== 'object' || next === null) node[step] = Object.create(null);
      node = node[step] as Record<string, unknown>;
    }
    node[steps.at(-1)!] = text;
  }
  return root as ResourceTree;
}
