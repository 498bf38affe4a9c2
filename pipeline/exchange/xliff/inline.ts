/** The inline content of XLIFF, of any version, as coded text. */
import type { Element, Node } from 'slimdom';
import { type CodedText, formatCoded, type Piece } from '../../model/coded-text.ts';
import { attribute } from './names.ts';

/** Gives the codes of a segment their numbers: those of the source first, in their order; the target's by the same ids. */
export class CodeNumbers {
  readonly #numbers = new Map<string, number>();

  of(key: string): number {
    const known = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, known);
    return known;
  }
}

export function readInline(element: Element, numbers: CodeNumbers): CodedText {
  const pieces: Piece[] = [];
  readNodes(element.childNodes, { pieces, numbers });
  return formatCoded(pieces);
}

interface Reading {
  readonly pieces: Piece[];
  readonly numbers: CodeNumbers;
}

function readNodes(nodes: readonly Node[], reading: Reading): void {
  for (const node of nodes) {
    if (node.nodeType === 3 || node.nodeType === 4)
      add(reading, { kind: 'text', value: node.nodeValue ?? '' });
    else if (node.nodeType === 1) readElement(node as Element, reading);
  }
}

function add({ pieces }: Reading, piece: Piece): void {
  const last = pieces.at(-1);
  if (piece.kind === 'text' && last?.kind === 'text')
    pieces[pieces.length - 1] = { kind: 'text', value: last.value + piece.value };
  else if (piece.kind === 'code' || piece.value !== '') pieces.push(piece);
}

type Role = 'around' | 'start' | 'end' | 'single' | 'mark' | 'nothing';

/** What each element does, in XLIFF 1.x and 2.x; one that is not known is a code. */
const ROLES: Readonly<Record<string, Role>> = {
  pc: 'around',
  g: 'around',
  sc: 'start',
  bx: 'start',
  bpt: 'start',
  ec: 'end',
  ex: 'end',
  ept: 'end',
  ph: 'single',
  x: 'single',
  mrk: 'mark',
  sm: 'nothing',
  em: 'nothing',
};

function readElement(element: Element, reading: Reading): void {
  const name = element.localName;
  if (name === 'cp') {
    const point = Number.parseInt(attribute(element, 'hex') ?? '', 16);
    if (point <= 0x10ffff) add(reading, { kind: 'text', value: String.fromCodePoint(point) });
    return;
  }
  const role = roleOf(element);
  if (role === 'mark') readNodes(element.childNodes, reading);
  if (role === 'mark' || role === 'nothing') return;
  const id = reading.numbers.of(keyOf(element, role));
  if (role === 'single') add(reading, { kind: 'code', id, type: 'standalone' });
  if (role === 'start' || role === 'around') add(reading, { kind: 'code', id, type: 'open' });
  if (role === 'around') readNodes(element.childNodes, reading);
  if (role === 'end' || role === 'around') add(reading, { kind: 'code', id, type: 'close' });
}

function roleOf(element: Element): Role {
  if (element.localName === 'it')
    return ['begin', 'open'].includes(attribute(element, 'pos') ?? '') ? 'start' : 'end';
  return ROLES[element.localName] ?? (element.childNodes.length > 0 ? 'around' : 'single');
}

/** Starts and ends find each other by `rid` or `startRef`, else by their ids. */
function keyOf(element: Element, role: Role): string {
  const own = attribute(element, 'id') ?? '';
  const pair = attribute(element, 'rid') ?? (role === 'end' ? attribute(element, 'startRef') : undefined);
  return role === 'single' ? `single ${own}` : `pair ${pair ?? own}`;
}
