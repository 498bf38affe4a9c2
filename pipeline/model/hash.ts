/** Content hashes. SHA-256, cut to 80 bits, in lower-case base 32: a million texts collide with odds of 1 in 10^12. */
import { hash } from 'node:crypto';

export type Hash = string & { readonly __brand: 'Hash' };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 16 characters for the NFC form of a text. */
export function hashText(text: string): Hash {
  return text === '' ? OF_NOTHING : digest(text);
}

/** Every sentence that waits for its translation has the hash of no text. */
const OF_NOTHING = digest('');

function digest(text: string): Hash {
  // A string of byte values: making a Buffer for each takes three times as long as hashing a sentence.
  const bytes = hash('sha256', text.normalize('NFC'), 'binary');
  let out = '';
  let bits = 0;
  let held = 0;
  for (let at = 0; at < 10; at++) {
    held = (held << 8) | bytes.charCodeAt(at);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return out as Hash;
}
