/**
 * Coded text: a sentence with its inline codes as numbered tags, never raw markup:
 * `Read <1>the report</1> now<2/>.` This is what translators, engines, memories and records see.
 *
 * A `<` of the text itself that would read as a tag is written `\<`, and each backslash directly before
 * a tag or such a `<` is doubled; nothing else is escaped. `format(parse(t)) === t` for every coded text.
 */

export type CodedText = string & { readonly __brand: 'CodedText' };

export type Piece =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'code'; readonly id: number; readonly type: 'open' | 'close' | 'standalone' };

const TAG = /(?<!\\)(\\*)<(\/?)(\d+)(\/?)>/g;
const LOOKS_LIKE_TAG = /(?<!\\)(\\*)<(?=\/?\d+\/?>)/g;

export function formatCoded(pieces: readonly Piece[]): CodedText {
  let out = '';
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      text += piece.value;
      continue;
    }
    out += doubleLastSlashes(escapeText(text)) + tag(piece);
    text = '';
  }
  return (out + escapeText(text)) as CodedText;
}

function escapeText(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(LOOKS_LIKE_TAG, (_, slashes: string) => `${slashes}${slashes}\\<`);
}

function doubleLastSlashes(text: string): string {
  return text.endsWith('\\') ? text.replace(/(?<!\\)\\+$/, (slashes) => slashes + slashes) : text;
}

export function parseCoded(text: string): Piece[] {
  if (!text.includes('<')) return text === '' ? [] : [{ kind: 'text', value: text }];
  const pieces: Piece[] = [];
  let pending = '';
  let from = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, slashes = '', close, digits, self] = match;
    pending += text.slice(from, match.index);
    pending += '\\'.repeat(slashes.length >> 1);
    from = match.index + whole.length;
    if (slashes.length % 2 === 1 || (close && self)) {
      pending += whole.slice(slashes.length);
      continue;
    }
    if (pending) pieces.push({ kind: 'text', value: pending });
    pending = '';
    pieces.push({ kind: 'code', id: Number(digits), type: close ? 'close' : self ? 'standalone' : 'open' });
  }
  pending += text.slice(from);
  if (pending) pieces.push({ kind: 'text', value: pending });
  return pieces;
}

/** The words alone, codes left out. */
export function plainText(text: string): string {
  if (!text.includes('<')) return text;
  let out = '';
  for (const piece of parseCoded(text)) if (piece.kind === 'text') out += piece.value;
  return out;
}

function tag(code: Extract<Piece, { kind: 'code' }>): string {
  if (code.type === 'open') return `<${code.id}>`;
  return code.type === 'close' ? `</${code.id}>` : `<${code.id}/>`;
}
