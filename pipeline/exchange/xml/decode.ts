/** Bytes of an XML file to text, as they come (XML 1.0, appendix F): a byte order mark, or what the file declares. */

/** An XML declaration stands within so many bytes, in ASCII, unless a mark or the zeros of UTF-16 come first. */
const DECLARATION = 256;

export class TextDecoding {
  #decoder: TextDecoder | undefined;
  #held = new Uint8Array(0);

  /** Throws for bytes that are not of the encoding, and for an encoding that is not known. */
  push(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: true });
    const held = new Uint8Array(this.#held.length + bytes.length);
    held.set(this.#held);
    held.set(bytes, this.#held.length);
    this.#held = held;
    return held.length < DECLARATION ? '' : this.#begin(true);
  }

  end(): string {
    return this.#decoder ? this.#decoder.decode() : this.#begin(false);
  }

  #begin(stream: boolean): string {
    this.#decoder = new TextDecoder(encodingOf(this.#held), { fatal: true });
    const text = this.#decoder.decode(this.#held, { stream });
    this.#held = new Uint8Array(0);
    return text;
  }
}

/** A mark decides; what is in ASCII cannot be UTF-16, whatever it declares (.NET writes so). */
function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION));
  const declared = /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1] ?? 'utf-8';
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
