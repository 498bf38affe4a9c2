/** Values against schemas, as findings at line and column. */
import type { Article } from '../model/article.ts';
import type { Finding } from '../model/finding.ts';
import { indexLines, type LineIndex, positionAt, type Range } from '../model/text.ts';
import type { JsonDocument } from './json.ts';
import { type SchemaName, type Validator, type Violation, validator } from './schemas.ts';

/** All that is wrong with a JSON file: keys that stand twice, and every violation of its schema. */
export function validateJson(name: SchemaName, document: JsonDocument): Finding[] {
  const twice = document.duplicates.map(({ key, range }) => ({
    ...where(document.file, document.lines, range),
    rule: 'duplicate-key',
    severity: 'error' as const,
    message: { key: 'validate:duplicateKey', values: { key } },
  }));
  return [...twice, ...validator(name)(document.value).map((violation) => fromJson(document, violation))];
}

/** Front matter against our schema and, when there is one, the project's own. */
export function validateFrontMatter(article: Article, own?: Validator): Finding[] {
  const { frontMatter } = article;
  if (!frontMatter) return [];
  const lines = indexLines(article.source);
  const violations = [...validator('front-matter')(frontMatter.data), ...(own?.(frontMatter.data) ?? [])];
  return violations.map((violation) => {
    const range = nearest(frontMatter.positions, violation.path) ?? frontMatter.range;
    return finding(violation, where(article.path, lines, range));
  });
}

/** A row of a table (a glossary's), whose cells have no positions of their own. */
export function validateRow(
  name: SchemaName,
  row: unknown,
  place: { file: string; line: number },
): Finding[] {
  const start = { line: place.line, column: 1 };
  return validator(name)(row).map((violation) => finding(violation, { file: place.file, start }));
}

function fromJson(document: JsonDocument, violation: Violation): Finding {
  const range = document.range(violation.path, violation.atKey ? 'key' : 'value');
  return finding(violation, where(document.file, document.lines, range));
}

function finding(violation: Violation, place: Pick<Finding, 'file' | 'start' | 'end'>): Finding {
  const { expected, found } = violation;
  const path = violation.path.length ? violation.path.join('.') : '/';
  return {
    rule: 'schema',
    severity: 'error',
    message: { key: 'validate:schema', values: { path, expected, found } },
    ...place,
  };
}

function where(file: string, lines: LineIndex, range: Range): Pick<Finding, 'file' | 'start' | 'end'> {
  return { file, start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
}

function nearest(
  positions: Readonly<Record<string, Range>>,
  path: readonly (string | number)[],
): Range | undefined {
  for (let length = path.length; length > 0; length--) {
    const range = positions[`/${path.slice(0, length).join('/')}`];
    if (range) return range;
  }
  return undefined;
}
