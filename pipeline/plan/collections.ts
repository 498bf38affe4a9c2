/** What a project says of the front matter of one article. */
import { fieldMatcher } from '../intake/front-matter/fields.ts';
import { DEFAULT_FIELDS, type IntakeOptions } from '../intake/options.ts';
import type { Article } from '../model/article.ts';
import type { Collection, Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { indexLines, positionAt } from '../model/text.ts';

type FrontMatterConfig = Config['frontMatter'];

/** How an article is to be read: with the fields of its collection, else the site's, else the usual ones. */
export function intakeOptions({ fields, collections }: FrontMatterConfig, path: string): IntakeOptions {
  const collection = collectionOf(collections, path);
  const translated = collection?.fields ?? fields;
  const { equal = [] } = collection ?? {};
  if (equal.length === 0) return translated ? { fields: translated } : {};
  return { fields: translated ?? DEFAULT_FIELDS, equal };
}

export function collectionOf(
  collections: readonly Collection[] | undefined,
  path: string,
): Collection | undefined {
  return collections?.find(({ match }) => globPattern(match).test(path));
}

/** `*` is part of a name, `**` any folders, none included. */
function globPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/?|\*)/).map((part) => {
    if (part.startsWith('**')) return '.*';
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Fields of a translated file that must be those of its source and are not. */
export function unequalFields(
  { source, target }: { readonly source: Article; readonly target: Article },
  equal: readonly string[],
): Finding[] {
  const isEqual = fieldMatcher(equal);
  const ours = scalars(source);
  const theirs = scalars(target);
  const lines = indexLines(target.source);
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((pointer): Finding[] => {
    const path = pointer
      .split('/')
      .slice(1)
      .filter((step) => !/^\d+$/.test(step));
    const [expected = '', found = ''] = [ours.get(pointer), theirs.get(pointer)];
    if (expected === found || !isEqual(path, '')) return [];
    const range = target.frontMatter?.positions[pointer] ?? target.frontMatter?.range;
    const place = range ? { start: positionAt(lines, range.start), end: positionAt(lines, range.end) } : {};
    const values = { field: path.join('.'), expected, found, source: source.path };
    const message = { key: 'adopt:unequal', values };
    return [{ rule: 'front-matter-equal', severity: 'error', message, file: target.path, ...place }];
  });
}

/** Values of the front matter by JSON Pointer, as text. */
function scalars({ frontMatter }: Article): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || value instanceof Date) {
      found.set(pointer, value instanceof Date ? value.toISOString() : String(value));
      return;
    }
    for (const [key, below] of Object.entries(value))
      walk(below, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  };
  walk(frontMatter?.data ?? {}, '');
  return found;
}
