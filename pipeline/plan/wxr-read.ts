/** A WordPress export as it comes in, chunk by chunk. */
import { type WxrEvents, WxrReader } from '../intake/wordpress/read-wxr.ts';
import { fail, ok, type Result } from '../model/finding.ts';

/** `afterChunk` is awaited before the next chunk is asked for, so that what it writes never piles up. */
export async function readWxr(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  { afterChunk, ...events }: WxrEvents & { readonly afterChunk?: () => Promise<void> },
): Promise<Result<true>> {
  const reader = new WxrReader(file, events);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  for await (const chunk of chunks) {
    const text = decode(decoder, chunk);
    if (text === undefined) return fail({ reason: 'not-utf8', file, found: 'bytes', offset });
    const read = reader.write(text);
    await afterChunk?.();
    if (!read.ok) return read;
    offset += chunk.length;
  }
  if (decode(decoder) === undefined) return fail({ reason: 'not-utf8', file, found: 'bytes', offset });
  const ended = reader.end();
  return ended.ok ? ok(true) : ended;
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string | undefined {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}
