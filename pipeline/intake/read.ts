/** Intake: the bytes of a file to an article, its exact text and the blocks that people read. */
import type { Article, ArticleId, Format } from '../model/article.ts';
import { type Failure, type Finding, fail, ok, type Result } from '../model/finding.ts';
import { languageOf } from '../model/locale.ts';
import { indexLines, type LineIndex, positionAt } from '../model/text.ts';
import { decodeFile } from './decode.ts';
import { FORMATS } from './formats.ts';
import { readHtml } from './html/read-html.ts';
import { readMarkdownArticle } from './markdown/read-article.ts';
import { DEFAULT_FIELDS, DEFAULT_MAX_BYTES, type IntakeOptions } from './options.ts';
import type { Reading, Refusal, Remark } from './reading.ts';
import { readText } from './text/read-text.ts';

export interface ArticleFile {
  /** From the project's root, `/`-separated. */
  readonly path: string;
  readonly id: ArticleId;
  readonly bytes: Uint8Array;
}

export interface ReadArticle {
  readonly article: Article;
  readonly findings: readonly Finding[];
}

/** By the extension; undefined for a file that is no article. */
export function formatOf(path: string): Format | undefined {
  const extension = extensionOf(path);
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}

/**
 * Reads one file. A file of no known extension is read as plain text.
 *
 * Fails with `not-utf8`, `empty`, `too-large` or `unparsable`; never throws, whatever the bytes. What is
 * wrong with the content but does not hinder reading comes back as findings.
 */
export function readArticle(file: ArticleFile, options: IntakeOptions = {}): Result<ReadArticle> {
  const decoded = decodeFile(file, options.maxBytes ?? DEFAULT_MAX_BYTES);
  if (!decoded.ok) return decoded;
  const source = decoded.value;
  const format = formatOf(file.path) ?? 'text';
  const reading = readSource(source, format, { file, options });
  if ('refusal' in reading) return fail(unparsable(source, file.path, reading.refusal));
  const language = reading.declared && languageOf(reading.declared.value.trim());
  const article: Article = {
    id: file.id,
    path: file.path,
    format,
    source,
    ...(reading.declared && language ? { declared: { language, range: reading.declared.range } } : {}),
    ...(reading.frontMatter ? { frontMatter: reading.frontMatter } : {}),
    blocks: reading.blocks,
  };
  return ok({ article, findings: findingsOf(source, file.path, reading) });
}

function readSource(
  source: string,
  format: Format,
  { file, options }: { file: ArticleFile; options: IntakeOptions },
): Reading | { readonly refusal: Refusal } {
  if (format === 'text') return readText(source);
  if (format === 'html') return readHtml(source);
  const isMdx = extensionOf(file.path) === 'mdx';
  const { fields = DEFAULT_FIELDS, equal = [] } = options;
  return readMarkdownArticle(source, { isMdx, fields, equal });
}

function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function findingsOf(source: string, file: string, reading: Reading): Finding[] {
  const remarks = [...(reading.remarks ?? []), ...languageRemark(reading), ...offRemark(reading)];
  if (remarks.length === 0) return [];
  const lines = indexLines(source);
  return remarks.map((remark) => findingOf(lines, file, remark));
}

function findingOf(lines: LineIndex, file: string, { rule, severity, message, range }: Remark): Finding {
  return {
    rule,
    severity,
    message,
    file,
    start: positionAt(lines, range.start),
    end: positionAt(lines, range.end),
  };
}

function languageRemark({ declared }: Reading): Remark[] {
  if (!declared || languageOf(declared.value.trim())) return [];
  const message = { key: 'intake:language.unsupported', values: { found: declared.value.trim() } };
  return [{ rule: 'declared-language', severity: 'warning', message, range: declared.range }];
}

function offRemark({ unended }: Reading): Remark[] {
  if (unended === undefined) return [];
  const range = { start: unended, end: unended };
  return [{ rule: 'galerada-off', severity: 'warning', message: { key: 'intake:off.unended' }, range }];
}

function unparsable(source: string, file: string, { message, detail, at }: Refusal): Failure {
  return { reason: 'unparsable', file, start: positionAt(indexLines(source), at), detail, message };
}
