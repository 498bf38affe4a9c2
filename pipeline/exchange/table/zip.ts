/** Looks a zip file through before anything reads it: what it really unpacks to, and whether its XML is plain. */
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';

/** Bytes unpacked; a sheet of a hundred thousand sentences takes a tenth. */
const LARGEST = 256 * 1024 * 1024;
const MOST_FILES = 2000;
/** Of it, bytes of one part that may hold a document type. */
const PROLOG = 4096;

export function inspectZip(file: string, bytes: Uint8Array): Result<true> {
  let failure: Failure | undefined;
  let unpacked = 0;
  let files = 0;
  const stop = (found: Failure): void => {
    failure ??= found;
  };
  const tooLarge = (): void => stop({ reason: 'too-large', file, bytes: unpacked, limit: LARGEST });
  const unzip = new Unzip((entry) => {
    if (++files > MOST_FILES)
      stop({ reason: 'invalid', file, expected: `≤ ${MOST_FILES} files`, found: `${files}` });
    if (failure) return;
    let start = '';
    entry.ondata = (error, chunk) => {
      if (error) stop({ reason: 'unparsable', file, detail: error.message });
      if (failure) return;
      unpacked += chunk.length;
      if (unpacked > LARGEST) tooLarge();
      if (start.length < PROLOG) start += Buffer.from(chunk.subarray(0, PROLOG)).toString('latin1');
      if (/<!DOCTYPE|<!ENTITY/i.test(start))
        stop({ reason: 'invalid', file, expected: 'XML without a DOCTYPE', found: '<!DOCTYPE' });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    push(unzip, bytes, () => failure !== undefined);
  } catch (error) {
    stop({ reason: 'unparsable', file, detail: error instanceof Error ? error.message : String(error) });
  }
  if (!failure && files === 0)
    return fail({ reason: 'invalid', file, expected: '.xlsx', found: 'another kind of file' });
  return failure ? fail(failure) : ok(true);
}

/** In pieces, so that a bomb is seen before it has gone off. */
function push(unzip: Unzip, bytes: Uint8Array, isOver: () => boolean): void {
  const SIZE = 64 * 1024;
  for (let from = 0; from < bytes.length && !isOver(); from += SIZE)
    unzip.push(bytes.subarray(from, from + SIZE), from + SIZE >= bytes.length);
}
