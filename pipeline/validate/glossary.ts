/** `glossary.csv` into terms: RFC 4180, a header row, columns as in `schemas/glossary.schema.json`. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Failure, type Finding, fail, ok, type Result } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { validateRow } from './validate.ts';

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Rows that break the schema are findings and left out; a file that is no CSV is a failure at its line. */
export function readGlossary(file: string, text: string): Result<{ terms: Term[]; findings: Finding[] }> {
  const rows = parseRows(file, text);
  if (!rows.ok) return rows;
  const findings: Finding[] = [];
  const terms: Term[] = [];
  for (const { record, info } of rows.value) {
    const wrong = validateRow('glossary', record, { file, line: info.lines });
    if (wrong.length) findings.push(...wrong);
    else terms.push(toTerm(record, info.lines));
  }
  return ok({ terms, findings });
}

function parseRows(file: string, text: string): Result<Row[]> {
  try {
    return ok(
      parse(text, {
        bom: true,
        columns: true,
        info: true,
        skip_empty_lines: true,
        trim: true,
      }) as unknown as Row[],
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fail(failureOf(file, error));
  }
}

function failureOf(file: string, error: CsvError): Failure {
  const line = Number(error['lines'] ?? 1);
  return { reason: 'unparsable', file, start: { line: Math.max(1, line), column: 1 }, detail: error.message };
}

function toTerm(record: Readonly<Record<string, string>>, line: number): Term {
  const note = record['note'];
  return {
    forms: { en: cell(record['en']), es: cell(record['es']) },
    forbidden: { en: cell(record['forbidden_en']), es: cell(record['forbidden_es']) },
    translate: record['translate'] !== 'no',
    exactCase: record['case'] === 'exact',
    ...(note ? { note } : {}),
    line,
  };
}

function cell(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((form) => form.trim())
    .filter(Boolean);
}
