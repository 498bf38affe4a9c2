/** Pseudo-localisation behind the Translator port: shows what is translated, and where a layout breaks. */
import { type CodedText, formatCoded, parseCoded } from '../../model/coded-text.ts';
import { ok } from '../../model/finding.ts';
import type { Translator } from '../../ports.ts';
import { accentText } from './accents.ts';

export function createPseudo(): Translator {
  return {
    name: 'pseudo',
    paid: false,
    pseudo: true,
    limits: { texts: 1000, bytes: 1024 * 1024 },
    ready: async () => ok(true),
    translate: async ({ texts, keep = [] }) =>
      ok(texts.map((text) => ({ ok: true as const, target: pseudoText(text, keep) }))),
  };
}

/** Brackets show where a text is cut or glued together; codes stay where they are. */
export function pseudoText(text: CodedText, keep: readonly string[] = []): CodedText {
  const pieces = parseCoded(text).map((piece) =>
    piece.kind === 'text' ? { ...piece, value: accentText(piece.value, keep) } : piece,
  );
  return formatCoded([{ kind: 'text', value: '[' }, ...pieces, { kind: 'text', value: ']' }]);
}
