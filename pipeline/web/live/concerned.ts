/** Which articles are to be judged again when decisions change. */
import type { Decision } from '../../separate/decisions.ts';

/**
 * A decision about one article speaks of that one alone. One about all speaks for lines like its own, too, which may
 * stand anywhere.
 */
export function articlesConcerned(
  before: readonly Decision[],
  after: readonly Decision[],
): ReadonlySet<string> | 'all' {
  const known = new Set(before.map((one) => JSON.stringify(one)));
  const now = new Set(after.map((one) => JSON.stringify(one)));
  const changed = [
    ...before.filter((one) => !now.has(JSON.stringify(one))),
    ...after.filter((one) => !known.has(JSON.stringify(one))),
  ];
  const articles = changed.flatMap(({ article }) => article ?? []);
  return articles.length === changed.length ? new Set(articles) : 'all';
}
