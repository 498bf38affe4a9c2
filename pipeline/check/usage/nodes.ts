/** The syntax tree as far as keys are concerned. */
import type { Range } from '../../model/text.ts';

/** An ESTree node; which properties it has, its type says. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export function* nodesOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The text of a string, or of a template without expressions. */
export function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type !== 'TemplateLiteral' || (node['expressions'] as Node[]).length) return undefined;
  return cooked((node['quasis'] as Node[])[0]);
}

export function property(object: Node, name: string): Node | undefined {
  const found = (object['properties'] as Node[]).find((one) => {
    const key = one['key'] as Node | undefined;
    return key?.['name'] === name || key?.['value'] === name;
  });
  return found?.['value'] as Node | undefined;
}

export interface KeyGroup {
  /** Tried in order by one call. */
  readonly keys: readonly string[];
  readonly known: 'whole' | 'start';
  /** Between the quotation marks. */
  readonly range: Range;
}

type Resolve = (name: string) => string | undefined;

/** The keys an argument may be; undefined when only running the code can tell. */
export function literalKeys(node: Node, resolve: Resolve): KeyGroup[] | undefined {
  const inside = { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
  const text = textOf(node);
  if (text !== undefined) return text === '' ? [] : [{ keys: [text], known: 'whole', range: inside }];
  switch (node.type) {
    case 'TemplateLiteral':
      return startingWith(cooked((node['quasis'] as Node[])[0]), inside);
    case 'BinaryExpression':
      return node['operator'] === '+'
        ? startingWith(leftmost(node), { start: node.start, end: node.end })
        : undefined;
    case 'ConditionalExpression':
      return both(
        literalKeys(node['consequent'] as Node, resolve),
        literalKeys(node['alternate'] as Node, resolve),
      );
    case 'LogicalExpression':
      return both(literalKeys(node['left'] as Node, resolve), literalKeys(node['right'] as Node, resolve));
    case 'ArrayExpression':
      return fallbacks(node, resolve);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return literalKeys(node['expression'] as Node, resolve);
    case 'Identifier': {
      const known = resolve(String(node['name']));
      return known
        ? [{ keys: [known], known: 'whole', range: { start: node.start, end: node.end } }]
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `t(['a', 'b'])` asks for either; what cannot be told makes the whole of it unknown. */
function fallbacks(node: Node, resolve: Resolve): KeyGroup[] | undefined {
  const parts = (node['elements'] as (Node | null)[]).map((one) => (one ? literalKeys(one, resolve) : []));
  if (parts.some((part) => part === undefined)) return undefined;
  const groups = parts.flatMap((part) => part ?? []);
  if (!groups.length) return [];
  const starts = groups.filter(({ known }) => known === 'start');
  const keys = groups.filter(({ known }) => known === 'whole').flatMap((group) => group.keys);
  const range = { start: node.start, end: node.end };
  return [...starts, ...(keys.length ? [{ keys, known: 'whole' as const, range }] : [])];
}

function both(a: KeyGroup[] | undefined, b: KeyGroup[] | undefined): KeyGroup[] | undefined {
  return a && b ? [...a, ...b] : undefined;
}

function startingWith(start: string | undefined, range: Range): KeyGroup[] | undefined {
  return start ? [{ keys: [start], known: 'start', range }] : undefined;
}

function leftmost(node: Node): string | undefined {
  let left = node;
  while (left.type === 'BinaryExpression') left = left['left'] as Node;
  return textOf(left);
}

function cooked(quasi: Node | undefined): string | undefined {
  return (quasi?.['value'] as { cooked?: string } | undefined)?.cooked;
}
