/** New texts into a locale file. What stands there keeps its order, its escapes and its layout. */
import { applyEdits, type Edit, modify, type Node, parseTree } from 'jsonc-parser';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

interface Addition {
  readonly key: string;
  readonly text: string;
}

/**
 * Writes keys in the order given, in the place of what they were. One below another text is written with its dots, as
 * i18next reads it as well; one that has texts below it is left alone. Undefined text makes a new file.
 */
export function addTexts(text: string | undefined, additions: readonly Addition[]): string {
  let edited = text === undefined || text.trim() === '' ? '{}\n' : text;
  let left = additions;
  while (left.length > 0) {
    const edit = new LocaleEdit(edited);
    const stop = left.findIndex((addition) => !edit.put(addition));
    edited = edit.apply();
    if (stop < 0) break;
    edited = addOne(edited, left[stop]!);
    left = left.slice(stop + 1);
  }
  return edited.endsWith('\n') ? edited : `${edited}\n`;
}

/** The library lays out an object anew that has its properties in one line. */
function addOne(text: string, addition: Addition): string {
  const path = pathFor(shapeOf(parseTree(text)), addition.key);
  return path ? applyEdits(text, modify(text, path, addition.text, { ...FORMAT, ...detect(text) })) : text;
}

/** An object or a text, as the file has it or as it is to have it. */
interface Shape {
  /** Undefined for what is new. */
  readonly node: Node | undefined;
  readonly below: Map<string, Shape> | undefined;
  /** What it is to be, where it is another text than it was. */
  text?: string;
}

function shapeOf(node: Node | undefined): Shape {
  if (node?.type !== 'object') return { node, below: undefined };
  const below = new Map<string, Shape>();
  for (const { children = [] } of node.children ?? [])
    if (children[0] && !below.has(children[0].value)) below.set(children[0].value, shapeOf(children[1]));
  return { node, below };
}

function find(root: Shape, path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const step of path) shape = shape?.below?.get(step);
  return shape;
}

/** Undefined for a key that has texts below it. */
function pathFor(root: Shape, key: string): string[] | undefined {
  const steps = key.split('.');
  if (find(root, steps)?.below) return undefined;
  if (find(root, [key])) return [key];
  const isBelowText = steps.some((_, at) => {
    const shape = at > 0 ? find(root, steps.slice(0, at)) : undefined;
    return shape !== undefined && !shape.below;
  });
  return isBelowText ? [key] : steps;
}

/** Many texts put into one file, which is read once for all of them. */
class LocaleEdit {
  readonly #text: string;
  readonly #root: Shape;
  readonly #unit: string;
  readonly #eol: string;

  constructor(text: string) {
    const { insertSpaces, tabSize, eol } = detect(text).formattingOptions;
    this.#text = text;
    this.#root = shapeOf(parseTree(text));
    this.#unit = insertSpaces ? ' '.repeat(tabSize) : '\t';
    this.#eol = eol;
  }

  /** False where it takes more than new lines. */
  put({ key, text }: Addition): boolean {
    const path = pathFor(this.#root, key);
    if (!path) return true;
    const known = find(this.#root, path);
    if (known) {
      known.text = text;
      return true;
    }
    let shape = this.#root;
    for (const [at, step] of path.entries()) {
      const next = shape.below?.get(step);
      if (!next && shape.node && this.#indentIn(shape.node) === undefined) return false;
      const isLast = at === path.length - 1;
      const made =
        next ??
        (isLast ? { node: undefined, below: undefined, text } : { node: undefined, below: new Map() });
      shape.below?.set(step, made);
      shape = made;
    }
    return true;
  }

  apply(): string {
    return applyEdits(this.#text, [...this.#edits(this.#root)]);
  }

  *#edits({ node, below, text }: Shape): Iterable<Edit> {
    if (!node) return;
    if (text !== undefined) yield { offset: node.offset, length: node.length, content: JSON.stringify(text) };
    const fresh: string[] = [];
    for (const [key, shape] of below ?? []) {
      if (shape.node) yield* this.#edits(shape);
      else fresh.push(`${this.#eol}${this.#indentIn(node)}${this.#print(key, shape, this.#indentIn(node)!)}`);
    }
    const last = node.children?.at(-1);
    if (last && fresh.length)
      yield { offset: last.offset + last.length, length: 0, content: `,${fresh.join(',')}` };
  }

  #print(key: string, { below, text }: Shape, indent: string): string {
    if (!below) return `${JSON.stringify(key)}: ${JSON.stringify(text)}`;
    const inner = indent + this.#unit;
    const lines = [...below].map(([name, shape]) => `${this.#eol}${inner}${this.#print(name, shape, inner)}`);
    return `${JSON.stringify(key)}: {${lines.join(',')}${this.#eol}${indent}}`;
  }

  /** What its last property is indented with; undefined where there is none, or something stands before it. */
  #indentIn({ children = [] }: Node): string | undefined {
    const last = children.at(-1);
    if (!last) return undefined;
    const line = this.#text.lastIndexOf('\n', last.offset) + 1;
    const indent = this.#text.slice(line, last.offset);
    return line > 0 && /^[\t ]*$/.test(indent) ? indent : undefined;
  }
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
