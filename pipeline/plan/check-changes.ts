/** Which findings a change can have brought about. */
import type { Finding } from '../model/finding.ts';
import { DECISIONS_FILE } from './load-site.ts';
import type { Plan } from './plan.ts';
import { recordPath, type Snapshot } from './snapshot.ts';

/** Rules that look from the locale files at the code, and from the code at the locale files. */
const ACROSS = new Set(['key-undefined', 'key-unused', 'namespace-missing', 'string-untranslated']);

/**
 * An article's source affects its records and editions, a record its article; a locale file all of its namespace;
 * code and locale files each other; the config, the glossary, a house and decisions everything.
 */
export function affectedBy(
  changed: ReadonlySet<string>,
  plan: Plan,
  { config, locales }: Snapshot,
): (finding: Finding) => boolean {
  const houses = config.editions.flatMap(({ house }) => (house?.startsWith('./') ? [house.slice(2)] : []));
  const schema = config.frontMatter.schema;
  const general = [config.file, config.glossary, DECISIONS_FILE, ...houses, ...(schema ? [schema] : [])];
  if (general.some((file) => changed.has(file))) return () => true;
  const files = new Set(changed);
  for (const { article } of plan.articles) {
    const group = [article.path, ...config.editions.map((edition) => recordPath(article, edition))];
    if (group.some((file) => changed.has(file))) for (const file of group) files.add(file);
  }
  const touched = new Set(
    [...changed].flatMap((file) => (file.startsWith(`${config.locales}/`) ? [namespaceOf(file)] : [])),
  );
  for (const { namespace, document } of locales) if (touched.has(namespace)) files.add(document.file);
  const code =
    touched.size > 0 ||
    [...changed].some((file) =>
      /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html|njk|liquid|hbs|handlebars|ejs|pug|mdx)$/.test(file),
    );
  return ({ file, rule, source }) =>
    files.has(file) || (source !== undefined && files.has(source.file)) || (code && ACROSS.has(rule));
}

function namespaceOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '');
}
