/**
 * Memory as CSV (RFC 4180): `en`, `es`, and where known `source` (the language that was translated), `edition`,
 * `state`, `origin`, `by`, `at`, `article`. Texts are coded texts, as in records.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { CodedText } from '../model/coded-text.ts';
import { fail, ok, type Result } from '../model/finding.ts';
import type { Language } from '../model/locale.ts';
import type { MemoryHit } from '../model/memory.ts';
import { type Origin, STATES, type State } from '../model/segment.ts';

export interface MemoryRow {
  readonly en: CodedText;
  readonly es: CodedText;
  /** Undefined where either may have been the source. */
  readonly source?: Language;
  /** Undefined where it serves every edition. */
  readonly edition?: string;
  readonly state: State;
  readonly origin: Origin;
  readonly by?: string;
  readonly at?: string;
}

const COLUMNS = ['source', 'edition', 'en', 'es', 'state', 'origin', 'by', 'at', 'article'] as const;
const ORIGINS: readonly Origin[] = ['memory', 'machine', 'person'];

/** Rows without both texts are left out; a file without the two columns is a failure. */
export function readMemoryCsv(file: string, text: string): Result<MemoryRow[]> {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map(nameOf),
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Math.max(1, Number(error['lines'] ?? 1));
    return fail({ reason: 'unparsable', file, start: { line, column: 1 }, detail: error.message });
  }
  const [first] = rows;
  if (first && !('en' in first && 'es' in first)) {
    const found = Object.keys(first).join(', ');
    return fail({
      reason: 'invalid',
      file,
      start: { line: 1, column: 1 },
      expected: 'columns en, es',
      found,
    });
  }
  return ok(rows.filter(({ en, es }) => en && es).map(toRow));
}

function nameOf(name: string): string {
  return name.trim().toLowerCase();
}

function toRow(row: Readonly<Record<string, string>>): MemoryRow {
  const { en, es, source, edition, by, at } = row;
  const state = STATES.find((one) => one === row['state'] && one !== 'initial') ?? 'translated';
  const origin = ORIGINS.find((one) => one === row['origin']) ?? 'person';
  return {
    en: en as CodedText,
    es: es as CodedText,
    state,
    origin,
    ...(source === 'en' || source === 'es' ? { source } : {}),
    ...(edition ? { edition } : {}),
    ...(by ? { by } : {}),
    ...(at ? { at } : {}),
  };
}

/** The pieces of a file, row by row. */
export const MEMORY_CSV_HEAD = `${COLUMNS.join(',')}\n`;

export function* writeMemoryRows(hits: Iterable<MemoryHit>): Generator<string> {
  for (const { source, target, sourceLanguage, edition, state, origin, by = '', at = '', article } of hits) {
    const [en, es] = sourceLanguage === 'en' ? [source, target] : [target, source];
    yield `${[sourceLanguage, edition, en, es, state, origin, by, at, article].map(cellOf).join(',')}\n`;
  }
}

export function cellOf(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
