/** Tags written in a text: `<b>`, `</strong>`, `<1/>`, `<br>`. */
import { type Found, findAll } from './find.ts';

export interface Tag extends Found {
  readonly name: string;
  readonly type: 'open' | 'close' | 'standalone';
}

const TAG = /<(?<slash>\/?)(?<name>[a-z][a-z0-9]{0,20}|\d{1,3})(?<rest>(?:\s[^<>]{0,500}|\/)?)>/gi;
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'input']);

export function readTags(text: string): Tag[] {
  if (!text.includes('<')) return [];
  return findAll(text, TAG).map((found) => {
    const { slash, name = '', rest = '' } = found.groups;
    const isAlone = rest.endsWith('/') || found.text.endsWith('/>') || VOID.has(name.toLowerCase());
    return { ...found, name: name.toLowerCase(), type: slash ? 'close' : isAlone ? 'standalone' : 'open' };
  });
}
