/** A term added to the glossary file: one more row, in the columns the file has. */
import { ok, type Result } from '../model/finding.ts';
import { readGlossary } from '../validate/glossary.ts';

export interface TermToAdd {
  readonly en: string;
  readonly es: string;
  readonly translate?: boolean;
  readonly note?: string;
}

const COLUMNS = ['en', 'es', 'translate', 'note'] as const;

/** What stands in the file stays as it is, line ends included. A file that is no glossary is a failure. */
export function termRow(file: string, text: string | undefined, term: TermToAdd): Result<string> {
  const before = text?.trim() ? text : `${COLUMNS.join(',')}\n`;
  const read = readGlossary(file, before);
  if (!read.ok) return read;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const header = (before.split(/\r?\n/, 1)[0] ?? '').replace(/^\uFEFF/, '').split(',');
  const row = header.map((column) => cell(columnValue(column.trim().replaceAll('"', ''), term)));
  return ok(`${before.endsWith('\n') ? before : before + eol}${row.join(',')}${eol}`);
}

function columnValue(column: string, { en, es, translate = true, note = '' }: TermToAdd): string {
  const values: Readonly<Record<string, string>> = {
    // A bar would make two forms of one.
    en: en.trim().replaceAll('|', '/'),
    es: es.trim().replaceAll('|', '/'),
    translate: translate ? '' : 'no',
    note: note.trim(),
  };
  return Object.hasOwn(values, column) ? (values[column] ?? '') : '';
}

function cell(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
