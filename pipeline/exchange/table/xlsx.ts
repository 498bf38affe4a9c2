/** Excel workbooks: every cell is text, so nothing in them is ever a formula. */
import readWorkbook from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import { fail, type Result } from '../../model/finding.ts';
import type { ExchangeDocument, Returned } from '../model.ts';
import { fromRows, toRows } from './rows.ts';
import { inspectZip } from './zip.ts';

/** Bytes of the file itself. */
const LARGEST = 64 * 1024 * 1024;
const WIDTHS = [18, 30, 60, 60, 12, 40];

export async function writeXlsx(document: ExchangeDocument): Promise<Uint8Array> {
  const [header = [], ...rows] = toRows(document);
  const cells = [
    header.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: escapeCell(value), type: String }))),
  ];
  const columns = WIDTHS.map((width) => ({ width }));
  const blob = await writeWorkbook(cells, { columns, stickyRowsCount: 1, sheet: document.edition }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** `_x000D_` in a cell would be read as the character it names (ECMA-376, 22.9.2.19). */
function escapeCell(text: string): string {
  return text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** The first sheet; the value that a formula had is taken, the formula is not. */
export async function readXlsx(file: string, bytes: Uint8Array): Promise<Result<Returned[]>> {
  if (bytes.length > LARGEST) return fail({ reason: 'too-large', file, bytes: bytes.length, limit: LARGEST });
  const inspected = inspectZip(file, bytes);
  if (!inspected.ok) return inspected;
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer, {
      trim: false,
      parseNumber: (text) => text,
    });
    const rows = sheets[0]?.data ?? [];
    return fromRows(
      file,
      rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    );
  } catch (error) {
    return fail({
      reason: 'unparsable',
      file,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}
