/** `glossary.csv` into terms: RFC 4180, a header row, columns as in `schemas/glossary.schema.json`. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Failure, type Finding, fail, ok, type Result } from '../model/finding.ts';
import type { Grammar, PartOfSpeech, Term } from '../model/glossary.ts';
import { cellOf } from './memory-csv.ts';
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
  const { note, domain, part_of_speech: part } = record;
  const grammar = grammarOf(record);
  return {
    forms: { en: cell(record['en']), es: cell(record['es']) },
    forbidden: { en: cell(record['forbidden_en']), es: cell(record['forbidden_es']) },
    translate: record['translate'] !== 'no',
    exactCase: record['case'] === 'exact',
    ...(note ? { note } : {}),
    ...(part ? { partOfSpeech: part as PartOfSpeech } : {}),
    ...(domain ? { domain } : {}),
    ...(grammar ? { grammar } : {}),
    line,
  };
}

/** The schema has checked the values. */
function grammarOf(record: Readonly<Record<string, string>>): Term['grammar'] {
  const languages = (['en', 'es'] as const).flatMap((language) => {
    const gender = record[`gender_${language}`] as Grammar['gender'] | '';
    const number = record[`number_${language}`] as Grammar['number'] | '';
    if (!gender && !number) return [];
    return [[language, { ...(gender ? { gender } : {}), ...(number ? { number } : {}) }] as const];
  });
  return languages.length > 0 ? Object.fromEntries(languages) : undefined;
}

const COLUMNS = [
  'en',
  'es',
  'forbidden_en',
  'forbidden_es',
  'translate',
  'part_of_speech',
  'gender_en',
  'gender_es',
  'number_en',
  'number_es',
  'case',
  'domain',
  'note',
] as const;

/** Terms as `glossary.csv`: `readGlossary` reads the same terms back, but for forms that hold a `|`, which is left out of them. */
export function formatGlossary(terms: readonly Term[]): string {
  const rows = terms.map((term) => {
    const { forms, forbidden, translate, partOfSpeech = '', exactCase, domain = '', note = '' } = term;
    const { en, es } = term.grammar ?? {};
    const lists = [forms.en, forms.es, forbidden.en, forbidden.es].map(listCell);
    const grammar = [en?.gender, es?.gender, en?.number, es?.number].map((value) => value ?? '');
    return [
      ...lists,
      translate ? '' : 'no',
      partOfSpeech,
      ...grammar,
      exactCase ? 'exact' : '',
      domain,
      note,
    ];
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(cellOf).join(',')}\n`).join('');
}

function listCell(forms: readonly string[]): string {
  return forms.map((form) => form.replaceAll('|', '').trim()).join('|');
}

function cell(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((form) => form.trim())
    .filter(Boolean);
}
