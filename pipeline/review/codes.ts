/** Tags of a target that no output could be written from. A tag that is lost or out of order is a finding, not this. */
import { type CodedText, type Piece, parseCoded } from '../model/coded-text.ts';

type Code = Extract<Piece, { kind: 'code' }>;

/** The first tag that is unknown, stands twice or closes what is not open; undefined when all is well. */
export function brokenCode(source: CodedText, target: string): string | undefined {
  const known = new Set(codesOf(source).map(written));
  const seen = new Set<string>();
  const open: number[] = [];
  for (const code of codesOf(target)) {
    const tag = written(code);
    if (!known.has(tag) || seen.has(tag)) return tag;
    seen.add(tag);
    if (code.type === 'open') open.push(code.id);
    if (code.type === 'close' && open.pop() !== code.id) return tag;
  }
  const last = open.pop();
  return last === undefined ? undefined : `<${last}>`;
}

function codesOf(text: string): Code[] {
  return parseCoded(text).filter((piece) => piece.kind === 'code');
}

function written({ id, type }: Code): string {
  return type === 'open' ? `<${id}>` : type === 'close' ? `</${id}>` : `<${id}/>`;
}
