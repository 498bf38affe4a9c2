/** The content of a `<seg>` and coded text, both ways. */
import type { Element, Node } from 'slimdom';
import { type CodedText, formatCoded, type Piece, parseCoded } from '../../model/coded-text.ts';
import type { TmxCode, TmxElement } from './model.ts';
import { attributesOf, escapeText, innerXml, tag } from './xml.ts';

const ELEMENTS: readonly string[] = ['bpt', 'ept', 'ph', 'it', 'hi', 'ut'] satisfies TmxElement[];

/** Gives codes of all variants of one unit their ids: the first variant in its order, the others by likeness. */
export class CodeIds {
  readonly #known = new Map<string, number>();
  #next = 1;

  /** A fresh view for one variant: the second `x="2"` of one is the second of another. */
  forVariant(): (likeness: string) => number {
    const seen = new Map<string, number>();
    return (likeness) => {
      const count = (seen.get(likeness) ?? 0) + 1;
      seen.set(likeness, count);
      const key = `${count} ${likeness}`;
      const id = this.#known.get(key) ?? this.#next++;
      this.#known.set(key, id);
      return id;
    };
  }
}

/** Throws an `InlineError` for an element that has no business in a segment. */
export function readSegment(seg: Element, ids: CodeIds): { text: CodedText; codes: TmxCode[] } {
  const reading: Reading = { pieces: [], codes: [], idFor: ids.forVariant(), open: new Map() };
  readNodes(seg.childNodes, reading);
  return { text: formatCoded(joinTexts(reading.pieces)), codes: reading.codes };
}

export class InlineError extends Error {}

interface Reading {
  readonly pieces: Piece[];
  readonly codes: TmxCode[];
  readonly idFor: (likeness: string) => number;
  /** Ids of `bpt` by `i`. */
  readonly open: Map<string, number>;
}

function readNodes(nodes: readonly Node[], reading: Reading): void {
  for (const node of nodes) {
    if (node.nodeType === 3 || node.nodeType === 4)
      reading.pieces.push({ kind: 'text', value: node.nodeValue ?? '' });
    else if (node.nodeType === 1) readElement(node as Element, reading);
  }
}

function readElement(element: Element, reading: Reading): void {
  const name = element.localName;
  if (!ELEMENTS.includes(name)) throw new InlineError(name);
  if (name === 'hi') {
    readHighlight(element, reading);
    return;
  }
  const code = { element: name as TmxElement, attributes: attributesOf(element), content: innerXml(element) };
  const id = idOf(code, reading);
  const type = name === 'bpt' ? 'open' : name === 'ept' ? 'close' : 'standalone';
  reading.pieces.push({ kind: 'code', id, type });
  reading.codes.push(code);
}

function readHighlight(element: Element, reading: Reading): void {
  const code: TmxCode = { element: 'hi', attributes: attributesOf(element), content: '' };
  const id = reading.idFor(likenessOf(code));
  reading.pieces.push({ kind: 'code', id, type: 'open' });
  reading.codes.push(code);
  readNodes(element.childNodes, reading);
  reading.pieces.push({ kind: 'code', id, type: 'close' });
  reading.codes.push({ element: 'hi', attributes: {}, content: '' });
}

function idOf(code: TmxCode, reading: Reading): number {
  const i = code.attributes['i'] ?? '';
  if (code.element === 'ept') return reading.open.get(i) ?? reading.idFor(likenessOf(code));
  const id = reading.idFor(likenessOf(code));
  if (code.element === 'bpt') reading.open.set(i, id);
  return id;
}

/** `x` says which codes match; without it the same native code does. */
function likenessOf({ element, attributes, content }: TmxCode): string {
  const x = attributes['x'];
  return x === undefined ? `${element} ${attributes['type'] ?? ''} ${content}` : `x ${element} ${x}`;
}

function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', value: last.value + piece.value };
    else if (piece.kind === 'code' || piece.value !== '') joined.push(piece);
  }
  return joined;
}

/** Codes beyond those given are written as this text has them, without native markup. */
export function writeSegment(text: CodedText, codes: readonly TmxCode[] = []): string {
  const pieces = parseCoded(text);
  const paired = pairedIds(pieces);
  let index = 0;
  const xml = pieces.map((piece) => {
    if (piece.kind === 'text') return escapeText(piece.value);
    const code = codes[index++] ?? plainCode(piece, paired);
    if (code.element === 'hi') return piece.type === 'open' ? tag('hi', code.attributes, 'open') : '</hi>';
    return `${tag(code.element, code.attributes, 'open')}${code.content}</${code.element}>`;
  });
  return `<seg>${xml.join('')}</seg>`;
}

function pairedIds(pieces: readonly Piece[]): ReadonlySet<number> {
  const opened = new Set<number>();
  const paired = new Set<number>();
  for (const piece of pieces) {
    if (piece.kind === 'text') continue;
    if (piece.type === 'open') opened.add(piece.id);
    else if (piece.type === 'close' && opened.has(piece.id)) paired.add(piece.id);
  }
  return paired;
}

function plainCode(piece: Extract<Piece, { kind: 'code' }>, paired: ReadonlySet<number>): TmxCode {
  const x = String(piece.id);
  if (piece.type === 'standalone') return { element: 'ph', attributes: { x }, content: '' };
  const isOpen = piece.type === 'open';
  if (!paired.has(piece.id))
    return { element: 'it', attributes: { pos: isOpen ? 'begin' : 'end', x }, content: '' };
  return isOpen
    ? { element: 'bpt', attributes: { i: x, x }, content: '' }
    : { element: 'ept', attributes: { i: x }, content: '' };
}
