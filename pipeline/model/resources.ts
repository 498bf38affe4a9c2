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

/**
 * The tree whose flattening is this. A key below another text cannot stand in a tree; it is written with its dots, as
 * i18next reads it as well.
 */
export function nestResources(flat: ReadonlyMap<string, string>): ResourceTree {
  const root: Record<string, unknown> = Object.create(null);
  for (const [key, text] of flat) {
    const steps = textAbove(key, flat) === undefined ? key.split('.') : [key];
    let node = root;
    for (const step of steps.slice(0, -1)) {
      node[step] ??= Object.create(null);
      node = node[step] as Record<string, unknown>;
    }
    node[steps.at(-1)!] = text;
  }
  return root as ResourceTree;
}

/** Of `share.postOn.label` the first of `share` and `share.postOn` that is a text itself. */
export function textAbove(key: string, texts: Pick<ReadonlyMap<string, unknown>, 'has'>): string | undefined {
  for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
    const above = key.slice(0, dot);
    if (texts.has(above)) return above;
  }
  return undefined;
}

/** `share` and `share.postOn` of `share.postOn.label`: what has texts below it. */
export function groupsOf(keys: Iterable<string>): Set<string> {
  const groups = new Set<string>();
  for (const key of keys)
    for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) groups.add(key.slice(0, dot));
  return groups;
}
