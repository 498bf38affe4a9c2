/** Files of other tools, by the ending of their name, as what came back in them. */
import type { XliffFormat } from '../exchange/foreign.ts';
import type { Returned } from '../exchange/model.ts';
import { readPo } from '../exchange/po/read.ts';
import { readCsv } from '../exchange/table/csv.ts';
import { XliffReader } from '../exchange/xliff/read.ts';
import { returnedOf } from '../exchange/xliff/units.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ReadBack {
  readonly returned: readonly Returned[];
  /** Segments that the project does not have, beyond the first thousand: counted, not kept. */
  readonly dropped: number;
  /** True where strings come as they are written in code. */
  readonly isPlain: boolean;
  /** For XLIFF. */
  readonly format?: XliffFormat;
}

/** True for a segment that the project has. */
export type IsKnown = (one: Returned) => boolean;

type Reader = (
  file: string,
  bytes: Bytes,
  isKnown: IsKnown,
) => Promise<{ readonly read: Result<ReadBack>; readonly failures: readonly Failure[] }>;

const READERS: Readonly<Record<string, Reader>> = {
  xlf: readXliff,
  xliff: readXliff,
  po: whole(async (file, bytes) => readPo(file, bytes)),
  csv: whole(async (file, bytes) => readCsv(file, bytes)),
  xlsx: whole(async (file, bytes) => (await import('../exchange/table/xlsx.ts')).readXlsx(file, bytes)),
};

/** `name` decides the format and appears in messages; nothing is opened by it. All failures, or what was read. */
export async function readBack(
  name: string,
  bytes: Bytes,
  isKnown: IsKnown = () => true,
): Promise<
  | { readonly ok: true; readonly value: ReadBack }
  | { readonly ok: false; readonly failures: readonly Failure[] }
> {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const reader = Object.hasOwn(READERS, ending) ? READERS[ending] : undefined;
  if (!reader) {
    const expected = Object.keys(READERS)
      .map((one) => `.${one}`)
      .join(', ');
    return {
      ok: false,
      failures: [{ reason: 'invalid', file: name, expected: `${expected}, .tmx, .tbx`, found: name }],
    };
  }
  const { read, failures } = await reader(name, bytes, isKnown);
  if (failures.length) return { ok: false, failures };
  return read.ok ? read : { ok: false, failures: [read.failure] };
}

/** Unknown segments that are told one by one. */
const MOST_UNKNOWN = 1000;

/** A unit at a time: the file takes the memory of what is in it for this project, whatever its own size. */
async function readXliff(file: string, bytes: Bytes, isKnown: IsKnown): ReturnType<Reader> {
  const returned: Returned[] = [];
  let unknown = 0;
  const keep = (one: Returned): void => {
    if (isKnown(one) || unknown++ < MOST_UNKNOWN) returned.push(one);
  };
  const reader = new XliffReader(file, { unit: (unit) => returnedOf(unit).forEach(keep) });
  for await (const chunk of bytes) {
    const pushed = reader.push(chunk);
    if (!pushed.ok) return { read: pushed, failures: [pushed.failure] };
  }
  const { failures } = reader.end();
  const format = reader.version?.startsWith('1') ? 'xliff12' : 'xliff';
  const dropped = Math.max(0, unknown - MOST_UNKNOWN);
  return { read: ok({ returned, dropped, isPlain: false, format }), failures };
}

/** Bytes of a format that is read in one go. */
const LARGEST = 128 * 1024 * 1024;

function whole(read: (file: string, bytes: Uint8Array) => Promise<Result<Returned[]>>): Reader {
  return async (file, bytes) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > LARGEST)
        return { read: fail({ reason: 'too-large', file, bytes: size, limit: LARGEST }), failures: [] };
      chunks.push(chunk);
    }
    const returned = await read(file, Buffer.concat(chunks));
    return {
      read: returned.ok ? ok({ returned: returned.value, dropped: 0, isPlain: true }) : returned,
      failures: [],
    };
  };
}
