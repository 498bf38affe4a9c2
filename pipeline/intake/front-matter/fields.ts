/**
 * Which front-matter fields are translated. A pattern is a path of keys with dots (`seo.title`), matched from
 * the top; a single key (`alt`) matches at any depth; `*` at the end matches whatever lies below it. Places in
 * lists do not count: `images.alt` is the `alt` of every image.
 */

/** Below a `*`, keys that hold addresses, names and settings and no text. */
const MACHINE_KEYS = new Set(
  'canonical url link href src image images robots type card locale lang language id slug path date author handle site schema'.split(
    ' ',
  ),
);
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|\/|\.{1,2}\/|#|mailto:)\S*$/i;

export type FieldMatcher = (path: readonly string[], value: string) => boolean;

export function fieldMatcher(patterns: readonly string[]): FieldMatcher {
  const rules = patterns.map((pattern) => pattern.split('.'));
  return (path, value) => !ADDRESS.test(value) && rules.some((rule) => matches(rule, path));
}

function matches(rule: readonly string[], path: readonly string[]): boolean {
  if (rule.length === 1) return path.at(-1) === rule[0];
  const open = rule.at(-1) === '*';
  const fixed = open ? rule.length - 1 : rule.length;
  if (open ? path.length <= fixed : path.length !== fixed) return false;
  for (let at = 0; at < fixed; at++) if (rule[at] !== path[at]) return false;
  return !open || !MACHINE_KEYS.has(path.at(-1)!);
}
