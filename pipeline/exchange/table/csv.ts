/** CSV as spreadsheets write and read it (RFC 4180, with a byte order mark). */
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { fail, type Result } from '../../model/finding.ts';
import type { Bytes, ExchangeDocument, Returned } from '../model.ts';
import { TextDecoding } from '../xml/decode.ts';
import { Rows, toRows } from './rows.ts';

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

/** A row at a time; a failure is the last that is told. */
export async function* readCsv(file: string, bytes: Bytes): AsyncGenerator<Result<Returned>> {
  const texts = textsOf(bytes);
  try {
    const first = await firstLine(texts);
    const parser = parse({
      bom: true,
      delimiter: delimiterOf(first),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1024 * 1024,
    });
    const fed = pipeline(joined(first, texts), parser).catch(() => undefined);
    const rows = new Rows(file);
    for await (const row of parser as AsyncIterable<string[]>) {
      const read = rows.read(row.map(unguard));
      if (read) yield read;
      if (read?.ok === false) return;
    }
    await fed;
    if (rows.isEmpty) yield rows.read([])!;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    yield error instanceof TypeError
      ? fail({ reason: 'not-utf8', file, found: 'bytes', offset: 0 })
      : fail({ reason: 'unparsable', file, detail });
  }
}

/** A decoder's errors are `TypeError`s. */
async function* textsOf(bytes: Bytes): AsyncGenerator<string> {
  const decoding = new TextDecoding();
  for await (const chunk of bytes) yield decoding.push(chunk);
  yield decoding.end();
}

/** What there is up to the end of the first line, and maybe more. */
async function firstLine(texts: AsyncGenerator<string>): Promise<string> {
  let first = '';
  while (!first.includes('\n') && first.length < MOST_HEADER) {
    const next = await texts.next();
    if (next.done) break;
    first += next.value;
  }
  return first;
}

const MOST_HEADER = 64 * 1024;

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Commas, the semicolons of a Spanish spreadsheet, or tabs: what the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
