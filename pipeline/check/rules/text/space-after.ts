import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** A space after comma, stop and closing marks, none after ¿ ¡ and opening ones. */
export const spaceAfter: TextRule = {
  id: 'space-after',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.glued | CUES.spaced },
  run: ({ source, target }) =>
    !MARKS.test(target.words)
      ? []
      : [
          ...(source && findAll(source.words, GLUED).length > 0 ? [] : findAll(target.words, GLUED)).map(
            (found) => ({ at: found, variant: 'missing', fix: `${found.text} ` }),
          ),
          ...findAll(target.words, LOOSE)
            .filter(notIn(source?.text))
            .map((found) => ({ at: found, variant: 'surplus', fix: found.text.trim() })),
        ],
};

/** Two small letters, mark, letter: `hola,mundo`, `fin.Otra`; not `e.g.`, `archivo.txt`, `Node.js`. */
const GLUED =
  /(?<=\p{Ll}{2}),(?=\p{L}{2})|(?<=(?<![./@\\])\b\p{L}\p{Ll}{2,20})[.?!;](?=[¿¡]?\p{Lu}\p{Ll}+[ ,])|(?<=\p{Ll}{2}):(?=\p{Lu}\p{Ll}+ )/gu;
/** A mark that is spoken of ("¿ and ¡") opens nothing. */
const LOOSE = /[«“(][ \u00a0]{1,10}(?=\p{L})|[¿¡][ \u00a0]{1,10}(?=\p{L}[^¿¡]{0,300}[?!])/gu;

/** A mark with a letter after it, or an opening one with a space: what most texts have none of. */
const MARKS = /[,.?!;:][\p{L}¿¡]|[¿¡«“(][ \u00a0]/u;
