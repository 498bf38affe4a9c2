/** Reads what the check needs beside the plan: houses of the site's own, the baseline, the site's code. */
import type { Baseline } from '../check/baseline.ts';
import type { House } from '../check/house.ts';
import { matchesGlob } from '../check/usage/glob.ts';
import type { FileUsage, SourceStyle } from '../check/usage/key-use.ts';
import type { Config, SourceConfig } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import type { Files } from '../ports.ts';
import { parseJson } from '../validate/json.ts';
import type { SchemaName } from '../validate/schemas.ts';
import { validateJson } from '../validate/validate.ts';

export interface Reading {
  readonly files: Files;
  readonly failures: Failure[];
}

/** By the path the config names. What cannot be used is a failure, and the locale's own house takes its place. */
export async function loadHouses(at: Reading, { editions }: Config): Promise<Map<string, House>> {
  const houses = new Map<string, House>();
  for (const { house } of editions) {
    if (!house?.startsWith('./') || houses.has(house)) continue;
    const read = await readJson(at, house.slice(2), 'house');
    if (read) houses.set(house, read as House);
  }
  return houses;
}

/** Undefined where there is no such file yet. */
export async function loadBaseline(at: Reading, file: string): Promise<Baseline | undefined> {
  const text = await at.files.readText(file);
  if (text.ok && text.value === undefined) return undefined;
  return (await readJson(at, file, 'baseline')) as Baseline | undefined;
}

async function readJson({ files, failures }: Reading, file: string, schema: SchemaName): Promise<unknown> {
  const text = await files.readText(file);
  if (text.ok && text.value === undefined) {
    failures.push({ reason: 'unreadable', file, detail: 'there is no such file' });
    return undefined;
  }
  const document = text.ok ? parseJson(file, text.value ?? '') : text;
  if (!document.ok) {
    failures.push(document.failure);
    return undefined;
  }
  const wrong = validateJson(schema, document.value);
  for (const { start, message } of wrong) failures.push(invalid(file, start, message.values));
  return wrong.length ? undefined : document.value.value;
}

function invalid(
  file: string,
  start: Extract<Failure, { reason: 'invalid' }>['start'],
  values: object = {},
): Failure {
  const {
    path = '',
    expected,
    found,
  } = { expected: 'valid content', found: 'something else', ...values } as Record<string, string>;
  return {
    reason: 'invalid',
    file,
    ...(start ? { start } : {}),
    expected: `${path}: ${expected}`,
    found: found ?? '',
  };
}

/** Folders and endings that sites keep code and templates in. */
const USUAL: readonly SourceConfig[] = [
  {
    files: [
      '{src,app,pages,components,lib,views,layouts,templates,themes,_includes,_layouts,theme,client,frontend}/**/*.{js,jsx,mjs,ts,tsx,mts,vue,svelte,astro,html,njk,liquid,hbs,handlebars,ejs,pug,mdx}',
      '*.{vue,svelte,astro,jsx,tsx,njk,liquid,hbs}',
    ],
  },
];

/** Built, vendored, or tests: what they ask for, the site does not. */
const NEVER = matchesGlob(
  '{**/node_modules/**,**/dist/**,**/build/**,**/coverage/**,**/vendor/**,**/_site/**,**/.*/**,**/*.min.js,**/*.{test,spec,stories,d}.*,**/__tests__/**}',
);

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly style: SourceStyle;
}

/** The site's code, with how to read each file. The first entry of the config that names a file counts. */
export async function loadSources({ files }: Reading, config: Config): Promise<SourceFile[]> {
  const given = config.check.sources ?? USUAL;
  if (!given.length) return [];
  const wanted = given.map((one) => ({ style: styleOf(one), matches: one.files.map(matchesGlob) }));
  const own = [config.output, config.locales, ...config.content].filter((folder) => folder !== '.');
  const { files: listed } = await files.list('.');
  const sources: SourceFile[] = [];
  for (const file of listed) {
    if (NEVER(file) || own.some((folder) => file.startsWith(`${folder}/`))) continue;
    const source = wanted.find(({ matches }) => matches.some((match) => match(file)));
    const text = source && (await files.readText(file));
    if (source && text?.ok && text.value !== undefined)
      sources.push({ file, text: text.value, style: source.style });
  }
  return sources;
}

function styleOf({ functions = [], patterns = [], namespace, keyPrefix }: SourceConfig): SourceStyle {
  return { functions, patterns, ...(namespace ? { namespace } : {}), ...(keyPrefix ? { keyPrefix } : {}) };
}

/** The keys of each file; the same file read twice is the same. Parsers are loaded when there is code to parse. */
export function createUsageReader(): (
  sources: readonly SourceFile[],
  failures: Failure[],
) => Promise<FileUsage[]> {
  const known = new Map<string, { text: string; usage: FileUsage | undefined }>();
  return async (sources, failures) => {
    if (!sources.length) return [];
    const { readUsage } = await import('../check/usage/read.ts');
    return sources.flatMap(({ file, text, style }) => {
      const old = known.get(file);
      const usage = old?.text === text ? old.usage : readUsage(file, text, style);
      known.set(file, { text, usage });
      if (!usage)
        failures.push({ reason: 'unparsable', file, detail: 'this is not JavaScript or TypeScript' });
      return usage ?? [];
    });
  };
}
