/** Bytes to text, strictly: what is not UTF-8 is named and located, never guessed at. */
import { type Failure, fail, ok, type Result } from '../model/finding.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface EncodedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The text of the file, a byte order mark kept as U+FEFF, so that encoding it again gives the same bytes. */
export function decodeFile({ path, bytes }: EncodedFile, maxBytes: number): Result<string> {
  if (bytes.length > maxBytes) {
    return fail({ reason: 'too-large', file: path, bytes: bytes.length, limit: maxBytes });
  }
  const source = decodeUtf8(bytes);
  if (source === undefined) return fail(notUtf8(path, bytes));
  if (source.includes('\0')) return fail(notText(path, bytes));
  if (isBlank(source)) return fail({ reason: 'empty', file: path });
  return ok(source);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A byte order mark at the start is white space too. */
function isBlank(source: string): boolean {
  return !/\S/.test(source);
}

function notUtf8(file: string, bytes: Uint8Array): Failure {
  if (hasUtf16Mark(bytes)) return { reason: 'not-utf8', file, found: 'utf-16', offset: 0 };
  if (bytes.includes(0)) return notText(file, bytes);
  return { reason: 'not-utf8', file, found: 'bytes', offset: firstInvalid(bytes) };
}

/** A NUL byte is valid UTF-8, and no article has one: the file is UTF-16 without its mark, or not text at all. */
function notText(file: string, bytes: Uint8Array): Failure {
  const utf16 = hasUtf16Mark(bytes) || looksLikeUtf16(bytes);
  return {
    reason: 'not-utf8',
    file,
    found: utf16 ? 'utf-16' : 'binary',
    offset: utf16 ? 0 : bytes.indexOf(0),
  };
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Latin text in UTF-16 has a NUL in every second place and none between: nine in ten of the first 1,024 bytes. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 1024);
  const nuls = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) nuls[at & 1]!++;
  const half = length / 2;
  return length >= 4 && Math.max(...nuls) > half * 0.9 && Math.min(...nuls) < half * 0.1;
}

/** The offset of the first byte that no UTF-8 text has there (Unicode 15, table 3-7). */
export function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let more = 2; more < length; more++) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
