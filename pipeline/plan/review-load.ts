/** Single files of a project read again, when they change while somebody reviews. */
import { readArticle } from '../intake/read.ts';
import type { Article } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { fail, ok, type Result } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import type { Files } from '../ports.ts';
import type { Decision } from '../separate/decisions.ts';
import { readGlossary } from '../validate/glossary.ts';
import { type JsonDocument, parseJson } from '../validate/json.ts';
import type { SchemaName } from '../validate/schemas.ts';
import { validateJson } from '../validate/validate.ts';
import { intakeOptions } from './collections.ts';
import { DECISIONS_FILE } from './load-site.ts';
import { articleId, type LocaleFile, type RecordFile, toRecord } from './snapshot.ts';

export interface Reading {
  readonly files: Files;
  readonly config: Config;
}

/** Undefined when there is no such article any more. */
export async function readArticleFile(
  { files, config }: Reading,
  { folder, path }: { folder: string; path: string },
): Promise<Result<Article | undefined>> {
  const there = await files.readText(path);
  if (there.ok && there.value === undefined) return ok(undefined);
  const bytes = await files.read(path);
  if (!bytes.ok) return bytes;
  const read = readArticle(
    { path, id: articleId(folder, path), bytes: bytes.value },
    intakeOptions(config.frontMatter, path),
  );
  return read.ok ? ok(read.value.article) : read;
}

/** A record's text, understood. What breaks the schema is a failure: nothing is written over it. */
export function parseRecord(path: string, text: string): Result<RecordFile> {
  const document = parseValid(path, text, 'record');
  return document.ok ? ok({ document: document.value, record: toRecord(document.value.value) }) : document;
}

export async function readLocaleFile(
  { files }: Reading,
  { path, locale, namespace }: { path: string; locale: string; namespace: string },
): Promise<Result<LocaleFile | undefined>> {
  const text = await files.readText(path);
  if (!text.ok) return text;
  if (text.value === undefined) return ok(undefined);
  const document = parseValid(path, text.value, 'locale');
  return document.ok ? ok({ locale, namespace, document: document.value }) : document;
}

export async function readTerms({ files, config }: Reading): Promise<Result<Term[]>> {
  const text = await files.readText(config.glossary);
  if (!text.ok) return text;
  const read = readGlossary(config.glossary, text.value ?? '');
  return read.ok ? ok(read.value.terms) : read;
}

export async function readDecisions({ files }: Reading): Promise<Result<readonly Decision[]>> {
  const text = await files.readText(DECISIONS_FILE);
  if (!text.ok) return text;
  if (text.value === undefined) return ok([]);
  const document = parseValid(DECISIONS_FILE, text.value, 'separation');
  return document.ok ? ok((document.value.value as { decisions: readonly Decision[] }).decisions) : document;
}

function parseValid(file: string, text: string, schema: SchemaName): Result<JsonDocument> {
  const parsed = parseJson(file, text);
  if (!parsed.ok) return parsed;
  const wrong = validateJson(schema, parsed.value).find(({ rule }) => rule === 'schema');
  if (!wrong) return parsed;
  const values = wrong.message.values ?? {};
  const [expected, found] = [String(values['expected']), String(values['found'])];
  return fail({ reason: 'invalid', file, ...(wrong.start ? { start: wrong.start } : {}), expected, found });
}
