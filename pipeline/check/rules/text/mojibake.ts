import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** UTF-8 read as Windows-1252: `Ã¡` for `á`, `â€œ` for `“`. */
export const mojibake: TextRule = {
  id: 'mojibake',
  on: 'text',
  severity: 'error',
  cues: { target: CUES.odd },
  run: ({ source, target }) =>
    findAll(target.text, GARBLED)
      .filter(notIn(source?.text))
      .map((found) => {
        const meant = decode(found.text);
        return { at: found, values: { meant: meant ?? '?' }, ...(meant ? { fix: meant } : {}) };
      }),
};

const GARBLED =
  /Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|Â[\u00a0-\u00bf]|â[\u0080€][\u0080-\u00bf\u0152\u0153\u0161\u017e\u02dc\u2018-\u203a\u2122]/g;

/** Characters of Windows-1252 whose byte is not their code point. */
const BYTES: Readonly<Record<string, number>> = {
  '€': 0x80,
  ƒ: 0x83,
  '„': 0x84,
  '…': 0x85,
  '†': 0x86,
  '‡': 0x87,
  ˆ: 0x88,
  '‰': 0x89,
  Š: 0x8a,
  '‹': 0x8b,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '˜': 0x98,
  '™': 0x99,
  š: 0x9a,
  '›': 0x9b,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
};

function decode(text: string): string | undefined {
  const bytes = [...text].map((letter) => BYTES[letter] ?? letter.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
