/** Reads what is neither article nor record: locale files, glossary, decisions, the site's own schema. */
import type { Config } from '../model/config.ts';
import type { Failure, Finding } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import type { Files } from '../ports.ts';
import { readGlossary } from '../validate/glossary.ts';
import { type JsonDocument, parseJson } from '../validate/json.ts';
import { compileSchema, type SchemaName, type Validator } from '../validate/schemas.ts';
import { validateJson } from '../validate/validate.ts';
import { conflictMarkers } from './conflict-markers.ts';
import { type LocaleFile, localeAt, type Snapshot } from './snapshot.ts';

/** Where editors' decisions about separation are kept. */
export const DECISIONS_FILE = 'separation.json';

/** What reading came upon. */
export interface Trouble {
  readonly findings: Finding[];
  readonly failures: Failure[];
  readonly unusable: Set<string>;
}

export function noTrouble(): Trouble {
  return { findings: [], failures: [], unusable: new Set() };
}

export interface Loading {
  readonly files: Files;
  readonly config: Config;
  readonly trouble: Trouble;
}

/** All that is neither article nor record. */
export async function loadSite(at: Loading): Promise<Pick<Snapshot, 'locales' | 'glossary' | 'decisions'>> {
  const locales = await loadLocales(at);
  const glossary = await loadGlossary(at);
  const decisions = await loadDecisions(at);
  return { locales, glossary, decisions };
}

/** What the site itself says of its front matter. */
export async function loadOwnSchema({ files, config, trouble }: Loading): Promise<Validator | undefined> {
  const file = config.frontMatter.schema;
  if (!file) return undefined;
  const document = await loadJson({ files, trouble, file });
  if (!document) {
    if (!trouble.failures.length)
      trouble.failures.push({ reason: 'unreadable', file, detail: 'there is no such file' });
    return undefined;
  }
  try {
    return compileSchema(document.value as object);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    trouble.failures.push({ reason: 'invalid', file, expected: 'a JSON Schema (2020-12)', found: detail });
    return undefined;
  }
}

export async function loadDecisions({ files, trouble }: Loading): Promise<Snapshot['decisions']> {
  const decided = await loadJson({ files, trouble, file: DECISIONS_FILE, schema: 'separation' });
  return ((decided?.value ?? { decisions: [] }) as Pick<Snapshot, 'decisions'>).decisions;
}

export async function loadLocales({ files, config, trouble }: Loading): Promise<LocaleFile[]> {
  const listed = await files.list(config.locales);
  const locales: LocaleFile[] = [];
  for (const file of listed.files) {
    const named = localeAt(config, file);
    if (!named) continue;
    const document = await loadJson({ files, trouble, file, schema: 'locale' });
    if (document) locales.push({ ...named, document });
  }
  return locales;
}

async function loadGlossary({ files, config, trouble }: Loading): Promise<Term[]> {
  const text = await files.readText(config.glossary);
  if (text.ok && text.value === undefined) return [];
  const read = text.ok ? readGlossary(config.glossary, text.value ?? '') : text;
  if (!read.ok) {
    trouble.failures.push(read.failure);
    return [];
  }
  trouble.findings.push(...read.value.findings);
  return read.value.terms;
}

/** Undefined when the file is absent or unusable; what is wrong with it is told either way. */
export async function loadJson(at: {
  files: Files;
  trouble: Trouble;
  file: string;
  schema?: SchemaName;
}): Promise<JsonDocument | undefined> {
  const text = await at.files.readText(at.file);
  if (text.ok && text.value === undefined) return undefined;
  const document = text.ok ? parseJson(at.file, text.value ?? '') : text;
  if (!document.ok) {
    const markers = text.ok ? conflictMarkers(at.file, text.value ?? '') : undefined;
    at.trouble.failures.push(markers ?? document.failure);
    at.trouble.unusable.add(at.file);
    return undefined;
  }
  if (!at.schema) return document.value;
  const wrong = validateJson(at.schema, document.value);
  at.trouble.findings.push(...wrong);
  if (!wrong.some((finding) => finding.rule === 'schema')) return document.value;
  at.trouble.unusable.add(at.file);
  return undefined;
}
