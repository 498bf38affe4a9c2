/** New texts into a locale file. What stands there keeps its order, its escapes and its layout. */
import { applyEdits, modify } from 'jsonc-parser';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/** Adds keys in the order given; a key that is there already is left alone. Undefined text makes a new file. */
export function addTexts(
  text: string | undefined,
  additions: readonly { key: string; text: string }[],
): string {
  let edited = text === undefined || text.trim() === '' ? '{}\n' : text;
  for (const addition of additions) {
    const path = addition.key.split('.');
    edited = applyEdits(edited, modify(edited, path, addition.text, { ...FORMAT, ...detect(edited) }));
  }
  return edited.endsWith('\n') ? edited : `${edited}\n`;
}

/** The file's own indentation and line ends. */
export function detect(text: string): typeof FORMAT {
  const indent = /\n([\t ]+)"/.exec(text)?.[1];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    formattingOptions: {
      insertSpaces: indent !== '\t',
      tabSize: indent && indent !== '\t' ? indent.length : 2,
      eol,
    },
  };
}
