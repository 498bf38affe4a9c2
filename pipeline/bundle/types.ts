/** Typed keys for i18next: https://www.i18next.com/overview/typescript */
import { nestResources, type ResourceTree } from '../model/resources.ts';

/** A declaration file that makes `t('share.postOn')` check at compile time. `defaultNamespace` needs no prefix. */
export function declareResources(
  resources: ReadonlyMap<string, ReadonlyMap<string, string>>,
  defaultNamespace: string,
): string {
  const namespaces = [...resources].map(
    ([name, texts]) => `      ${quote(name)}: ${typeOf(nestResources(texts), 6)};`,
  );
  return [
    "import 'i18next';",
    '',
    "declare module 'i18next' {",
    '  interface CustomTypeOptions {',
    `    defaultNS: ${quote(defaultNamespace)};`,
    '    resources: {',
    ...namespaces,
    '    };',
    '  }',
    '}',
    '',
  ].join('\n');
}

function typeOf(tree: ResourceTree, indent: number): string {
  const pad = ' '.repeat(indent + 2);
  const lines = Object.entries(tree).map(([key, value]) => {
    const type = typeof value === 'string' ? quote(value) : typeOf(value, indent + 2);
    return `${pad}${quote(key)}: ${type};`;
  });
  return lines.length ? `{\n${lines.join('\n')}\n${' '.repeat(indent)}}` : '{}';
}

/** A TypeScript string literal; U+2028 and U+2029 end lines in older tools. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
