/** New texts into a locale file. What stands there keeps its order, its escapes and its layout. */
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/**
 * Writes keys in the order given, in the place of what they were. One below another text is written with its dots, as
 * i18next reads it as well; one that has texts below it is left alone. Undefined text makes a new file.
 */
export function addTexts(
  text: string | undefined,
  additions: readonly { key: string; text: string }[],
): string {
  let edited = text === undefined || text.trim() === '' ? '{}\n' : text;
  for (const addition of additions) {
    const path = pathFor(parseTree(edited), addition.key);
    if (!path) continue;
    edited = applyEdits(edited, modify(edited, path, addition.text, { ...FORMAT, ...detect(edited) }));
  }
  return edited.endsWith('\n') ? edited : `${edited}\n`;
}

function pathFor(root: Node | undefined, key: string): string[] | undefined {
  const steps = key.split('.');
  const typeAt = (length: number) => root && findNodeAtLocation(root, steps.slice(0, length))?.type;
  if (typeAt(steps.length) === 'object') return undefined;
  if (root && findNodeAtLocation(root, [key])) return [key];
  const isBelowText = steps.some((_, at) => at > 0 && typeAt(at) === 'string');
  return isBelowText ? [key] : steps;
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
