/** Packed tokens as bytes: seven bits each, the lowest first, the eighth says that more follow. */

export function encodeTokens(packed: ArrayLike<number>): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < packed.length; at++) {
    let rest = packed[at]!;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function decodeTokens(bytes: Uint8Array): number[] {
  const packed: number[] = [];
  let value = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    value |= (byte & 127) << shift;
    if (byte > 127) shift += 7;
    else {
      packed.push(value);
      value = 0;
      shift = 0;
    }
  }
  return packed;
}
