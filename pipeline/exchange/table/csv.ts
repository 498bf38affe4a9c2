/** CSV as spreadsheets write and read it (RFC 4180, with a byte order mark). */
import { parse } from 'csv-parse/sync';
import { fail, type Result } from '../../model/finding.ts';
import type { ExchangeDocument, Returned } from '../model.ts';
import { TextDecoding } from '../xml/decode.ts';
import { fromRows, toRows } from './rows.ts';

const LARGEST = 128 * 1024 * 1024;

export function writeCsv(document: ExchangeDocument): string {
  const lines = toRows(document).map((row) => row.map((text) => quote(guard(text))).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, and what has one already another. */
function guard(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function unguard(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function quote(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Commas, the semicolons of a Spanish spreadsheet, or tabs: what the first line has most of. */
export function readCsv(file: string, bytes: Uint8Array): Result<Returned[]> {
  if (bytes.length > LARGEST) return fail({ reason: 'too-large', file, bytes: bytes.length, limit: LARGEST });
  let text: string;
  try {
    const decoding = new TextDecoding();
    text = decoding.push(bytes) + decoding.end();
  } catch {
    return fail({ reason: 'not-utf8', file, found: 'bytes', offset: 0 });
  }
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1024 * 1024,
    });
    return fromRows(
      file,
      rows.map((row) => row.map(unguard)),
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail({ reason: 'unparsable', file, detail });
  }
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
