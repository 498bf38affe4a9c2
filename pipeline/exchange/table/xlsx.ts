/** Excel workbooks: every cell is text, so nothing in them is ever a formula. */
import readWorkbook from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import { fail, type Result } from '../../model/finding.ts';
import type { Bytes, ExchangeDocument, Returned } from '../model.ts';
import { Rows, toRows } from './rows.ts';
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

/** The first sheet; the value that a formula had is taken, the formula is not. A failure is the last that is told. */
export async function* readXlsx(file: string, bytes: Bytes): AsyncGenerator<Result<Returned>> {
  const whole = await wholeOf(bytes);
  if (whole.length > LARGEST)
    return yield fail({ reason: 'too-large', file, bytes: whole.length, limit: LARGEST });
  const inspected = inspectZip(file, whole);
  if (!inspected.ok) return yield inspected;
  try {
    const options = { trim: false, parseNumber: (text: string) => text };
    const sheets = await readWorkbook(new Uint8Array(whole).buffer, options);
    const rows = new Rows(file);
    for (const row of sheets[0]?.data ?? [[]]) {
      const read = rows.read(row.map((cell) => (cell === null ? '' : String(cell))));
      if (read) yield read;
      if (read?.ok === false) return;
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    yield fail({ reason: 'unparsable', file, detail });
  }
}

/** No more than what is too much already. */
async function wholeOf(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST) break;
  }
  return Buffer.concat(chunks);
}
