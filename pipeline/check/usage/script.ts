/** Keys that JavaScript, TypeScript and JSX ask for. The one place that knows oxc-parser. */
import { parseSync } from 'oxc-parser';
import type { Range } from '../../model/text.ts';
import { type Binding, createScopes, type Scopes } from './bindings.ts';
import { type SourceStyle, splitKey } from './key-use.ts';
import { literalKeys, type Node, nodesOf, property, textOf } from './nodes.ts';

/** One call, with its place in the script's own text. */
export interface ScriptUse {
  readonly range: Range;
  readonly keys: readonly string[];
  readonly namespaces?: readonly string[];
  readonly known: 'whole' | 'start';
}

export interface ScriptUsage {
  readonly uses: readonly ScriptUse[];
  readonly mentions: readonly string[];
  /** What a `t` means in the template beside a script. */
  readonly t?: Binding;
}

export type ScriptLanguage = 'js' | 'jsx' | 'ts' | 'tsx';

/** Undefined when the script cannot be parsed. */
export function readScript(
  text: string,
  language: ScriptLanguage,
  style: SourceStyle,
): ScriptUsage | undefined {
  const parsed = parseSync(`script.${language}`, text, { lang: language });
  const program = parsed.program as unknown as Node;
  if (parsed.errors.length && !program['body']) return undefined;
  const walker = new Walker(style);
  walker.walk(program);
  return {
    uses: walker.uses,
    mentions: walker.dynamic ? walker.mentions : [],
    ...(walker.t ? { t: walker.t } : {}),
  };
}

const SCOPES = /Function|^BlockStatement$|^ClassBody$|^JSXElement$/;
const HOOKS = new Set([
  'useTranslation',
  'getTranslation',
  'useT',
  'getT',
  'createTranslation',
  'useTranslations',
]);
const OWNERS = new Set([
  'i18n',
  'i18next',
  'instance',
  'props',
  'this',
  'req',
  'res',
  'ctx',
  'context',
  '$i18n',
  'translation',
]);
/** Longer texts are prose. */
const LONGEST_KEY = 200;

class Walker {
  readonly uses: ScriptUse[] = [];
  readonly mentions: string[] = [];
  /** True when a key is asked for that only running the code can tell. */
  dynamic = false;
  t: Binding | undefined;
  readonly #scopes: Scopes = createScopes();
  readonly #style: SourceStyle;

  constructor(style: SourceStyle) {
    this.#style = style;
  }

  walk(node: Node): void {
    if (node.type === 'ImportDeclaration') return;
    const scoped = SCOPES.test(node.type);
    if (scoped) this.#scopes.push();
    this.#enter(node);
    for (const child of nodesOf(node)) this.walk(child);
    if (scoped) this.#scopes.pop();
  }

  #enter(node: Node): void {
    if (node.type === 'VariableDeclarator') this.#declare(node);
    else if (node.type === 'CallExpression') this.#call(node);
    else if (node.type === 'JSXOpeningElement') this.#element(node);
    else if (node.type === 'Literal' || node.type === 'TemplateLiteral') {
      const text = textOf(node);
      if (text && text.length <= LONGEST_KEY) this.mentions.push(text);
    }
  }

  /** `const { t } = useTranslation('ns')`, `const t = i18n.getFixedT(lng, 'ns')`, `const KEY = 'a.b'`. */
  #declare({ id, init }: Node): void {
    const made = unwrap(init as Node | null);
    const pattern = id as Node;
    const text = made && textOf(made);
    if (typeof text === 'string' && pattern.type === 'Identifier')
      this.#scopes.declareText(String(pattern['name']), text);
    const binding = made?.type === 'CallExpression' ? this.#bindingOf(made) : undefined;
    if (!binding) return;
    for (const name of boundNames(pattern)) {
      this.#scopes.declare(name, binding);
      if (name === 't') this.t ??= binding;
    }
  }

  #bindingOf(call: Node): Binding | undefined {
    const name = calleeName(call);
    const args = call['arguments'] as Node[];
    const last = name.split('.').at(-1) ?? '';
    if (last === 'getFixedT') return this.#binding(args[1], this.#string(args[2]));
    if (!HOOKS.has(last)) return undefined;
    const [first, second] = args;
    const options = [first, second, args[2]].find((arg) => arg?.type === 'ObjectExpression');
    const prefix = options && this.#string(property(options, 'keyPrefix'));
    // `useTranslation(lng, 'ns')`, as the app router's guides write it.
    const isPage = first && second && this.#strings(first).length === 0 && this.#strings(second).length > 0;
    return this.#binding(isPage ? second : first, prefix);
  }

  #binding(namespaces: Node | undefined, keyPrefix: string | undefined): Binding {
    const names = namespaces ? this.#strings(namespaces) : [];
    return { ...(names.length ? { namespaces: names } : {}), ...(keyPrefix ? { keyPrefix } : {}) };
  }

  #call(call: Node): void {
    const binding = this.#translating(call);
    const args = call['arguments'] as Node[];
    const [first, second, third] = args;
    if (!binding || !first) return;
    const options = [second, third].find((arg) => arg?.type === 'ObjectExpression');
    const ns = options ? this.#strings(property(options, 'ns')) : [];
    const prefix = (options && this.#string(property(options, 'keyPrefix'))) ?? binding.keyPrefix;
    this.#ask(first, { namespaces: ns.length ? ns : binding.namespaces, keyPrefix: prefix });
  }

  /** What a call translates with; undefined when it does not translate. */
  #translating(call: Node): Binding | undefined {
    const name = calleeName(call);
    if (!name) return undefined;
    if (this.#style.functions.includes(name)) return this.#default();
    const bound = this.#scopes.find(name);
    if (bound) return { ...this.#default(), ...bound };
    if (name === 't' || name === '$t') return this.#default();
    const [owner = '', method, ...more] = name.split('.').slice(-2);
    const translates = (method === 't' || method === '$t') && more.length === 0;
    return translates && OWNERS.has(owner) ? this.#default() : undefined;
  }

  #default(): Binding {
    const { namespace, keyPrefix } = this.#style;
    return { ...(namespace ? { namespaces: [namespace] } : {}), ...(keyPrefix ? { keyPrefix } : {}) };
  }

  /** `<Trans i18nKey="a.b" ns="x">` */
  #element(element: Node): void {
    const name = String((element['name'] as Node)['name'] ?? '');
    if (name !== 'Trans' && name !== 'Translation') return;
    const attributes = element['attributes'] as Node[];
    const value = (wanted: string): Node | undefined => {
      const found = attributes.find((one) => (one['name'] as Node | undefined)?.['name'] === wanted);
      const given = found?.['value'] as Node | null | undefined;
      return given?.type === 'JSXExpressionContainer' ? (given['expression'] as Node) : (given ?? undefined);
    };
    const ns = value('ns');
    const own = ns ? this.#strings(ns) : [];
    const t = value('t');
    const bound = t?.type === 'Identifier' ? this.#scopes.find(String(t['name'])) : undefined;
    const binding = { ...this.#default(), ...bound };
    if (own.length) this.#scopes.declare('t', { ...binding, namespaces: own });
    const key = value('i18nKey');
    if (key) this.#ask(key, { ...binding, namespaces: own.length ? own : binding.namespaces });
  }

  #ask(
    node: Node,
    { namespaces, keyPrefix }: { namespaces?: readonly string[] | undefined; keyPrefix?: string | undefined },
  ): void {
    const groups = literalKeys(node, (name) => this.#scopes.findText(name));
    if (!groups) {
      this.dynamic = true;
      return;
    }
    for (const { keys, known, range } of groups) {
      const split = keys.map(splitKey);
      const own = split.flatMap(({ namespace }) => namespace ?? []);
      const spaces = own.length ? own : namespaces;
      const whole = split.map(({ namespace, key }) =>
        keyPrefix && !namespace ? `${keyPrefix}.${key}` : key,
      );
      this.uses.push({ range, keys: whole, known, ...(spaces ? { namespaces: spaces } : {}) });
    }
  }

  #string(node: Node | undefined): string | undefined {
    return node ? this.#strings(node)[0] : undefined;
  }

  #strings(node: Node | undefined): string[] {
    if (!node) return [];
    if (node.type === 'ArrayExpression')
      return (node['elements'] as (Node | null)[]).flatMap((one) => (one ? this.#strings(one) : []));
    if (node.type === 'Identifier') {
      const text = this.#scopes.findText(String(node['name']));
      return text === undefined ? [] : [text];
    }
    const text = textOf(node);
    return text === undefined ? [] : [text];
  }
}

function unwrap(node: Node | null): Node | null {
  if (node?.type === 'AwaitExpression') return unwrap(node['argument'] as Node);
  if (
    node?.type === 'TSAsExpression' ||
    node?.type === 'TSSatisfiesExpression' ||
    node?.type === 'TSNonNullExpression'
  )
    return unwrap(node['expression'] as Node);
  return node;
}

/** `{ t }`, `{ t: translate }`, `[t]`, `t`. */
function boundNames(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [String(pattern['name'])];
  if (pattern.type === 'ArrayPattern') {
    const [first] = pattern['elements'] as (Node | null)[];
    return first?.type === 'Identifier' ? [String(first['name'])] : [];
  }
  if (pattern.type !== 'ObjectPattern') return [];
  return (pattern['properties'] as Node[]).flatMap((one) => {
    const key = (one['key'] as Node | undefined)?.['name'];
    const value = one['value'] as Node | undefined;
    return key === 't' && value?.type === 'Identifier' ? [String(value['name'])] : [];
  });
}

/** `a.b.t` of a call; '' for what has no plain name. */
function calleeName(call: Node): string {
  const parts: string[] = [];
  let node: Node | null = unwrap(call['callee'] as Node);
  while (node?.type === 'MemberExpression' && node['computed'] !== true) {
    parts.unshift(String((node['property'] as Node)['name'] ?? ''));
    node = unwrap(node['object'] as Node);
  }
  if (node?.type === 'ThisExpression') parts.unshift('this');
  else if (node?.type === 'Identifier') parts.unshift(String(node['name']));
  else return '';
  return parts.join('.');
}
