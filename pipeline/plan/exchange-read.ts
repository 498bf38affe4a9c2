/** Files of other tools, by the ending of their name, as what came back in them. */
import type { XliffFormat } from '../exchange/foreign.ts';
import type { Bytes, Returned } from '../exchange/model.ts';
import { readPo } from '../exchange/po/read.ts';
import { readCsv } from '../exchange/table/csv.ts';
import { XliffReader } from '../exchange/xliff/read.ts';
import { returnedOf } from '../exchange/xliff/units.ts';
import { type Failure, ok, type Result } from '../model/finding.ts';

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
  po: rows(readPo),
  csv: rows(readCsv),
  xlsx: async (...given) => rows((await import('../exchange/table/xlsx.ts')).readXlsx)(...given),
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

/** A unit at a time. */
async function readXliff(file: string, bytes: Bytes, isKnown: IsKnown): ReturnType<Reader> {
  const kept = new Kept(isKnown);
  const reader = new XliffReader(file, {
    unit: (unit, _, at) => {
      for (const one of returnedOf(unit)) kept.add(at ? { ...one, at } : one);
    },
  });
  for await (const chunk of bytes) {
    const pushed = reader.push(chunk);
    if (!pushed.ok) return { read: pushed, failures: [pushed.failure] };
  }
  const { failures } = reader.end();
  const format = reader.version?.startsWith('1') ? 'xliff12' : 'xliff';
  return { read: ok({ ...kept.all(), isPlain: false, format }), failures };
}

/** Of formats without a reader of their own shape: one segment after the other, a failure last. */
function rows(read: (file: string, bytes: Bytes) => AsyncIterable<Result<Returned>>): Reader {
  return async (file, bytes, isKnown) => {
    const kept = new Kept(isKnown);
    for await (const one of read(file, bytes)) {
      if (!one.ok) return { read: one, failures: [] };
      kept.add(one.value);
    }
    return { read: ok({ ...kept.all(), isPlain: true }), failures: [] };
  };
}

/** Unknown segments that are told one by one. */
const MOST_UNKNOWN = 1000;

/** The memory is that of what is the project's, however large the file. */
class Kept {
  readonly #isKnown: IsKnown;
  readonly #returned: Returned[] = [];
  #unknown = 0;

  constructor(isKnown: IsKnown) {
    this.#isKnown = isKnown;
  }

  add(one: Returned): void {
    if (this.#isKnown(one) || this.#unknown++ < MOST_UNKNOWN) this.#returned.push(one);
  }

  all(): Pick<ReadBack, 'returned' | 'dropped'> {
    return { returned: this.#returned, dropped: Math.max(0, this.#unknown - MOST_UNKNOWN) };
  }
}
