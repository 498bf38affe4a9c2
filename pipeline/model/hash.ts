/** Content hashes. SHA-256, cut to 80 bits, in lower-case base 32: a million texts collide with odds of 1 in 10^12. */
import { hash } from 'node:crypto';

export type Hash = string & { readonly __brand: 'Hash' };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 16 characters for the NFC form of a text. */
export function hashText(text: string): Hash {
  return text === '' ? OF_NOTHING : digest(text);
}

/** Two characters for each ten bits. */
const PAIRS = Array.from({ length: 1024 }, (_, bits) => ALPHABET[bits >> 5]! + ALPHABET[bits & 31]!);

/** Every sentence that waits for its translation has the hash of no text. */
const OF_NOTHING = digest('');

function digest(text: string): Hash {
  // A string of byte values: making a Buffer for each takes three times as long as hashing a sentence.
  const bytes = hash('sha256', text.normalize('NFC'), 'binary');
  return (eightCharacters(bytes, 0) + eightCharacters(bytes, 5)) as Hash;
}

/** For the five bytes at an offset. */
function eightCharacters(bytes: string, at: number): string {
  const middle = bytes.charCodeAt(at + 2);
  const high = (bytes.charCodeAt(at) << 12) | (bytes.charCodeAt(at + 1) << 4) | (middle >> 4);
  const low = ((middle & 15) << 16) | (bytes.charCodeAt(at + 3) << 8) | bytes.charCodeAt(at + 4);
  return PAIRS[high >> 10]! + PAIRS[high & 1023]! + PAIRS[low >> 10]! + PAIRS[low & 1023]!;
}
