import { CUES } from '../../cues.ts';
import { compareParts } from '../../find.ts';
import type { TextRule } from '../../rule.ts';
import { readTags } from '../../tags.ts';

/** The same tags, each as often. */
export const tags: TextRule = {
  id: 'tags',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { either: CUES.tag },
  run: ({ source, target }) => {
    if (!source || !(source.text + target.text).includes('<')) return [];
    const { lost, added } = compareParts(readTags(source.text), readTags(target.text), nameOf);
    const values = { lost: listOf(lost), added: listOf(added) };
    if (added.length) return [{ at: added[0]!, variant: lost.length ? 'both' : 'added', values }];
    return lost.length ? [{ variant: 'lost', values }] : [];
  },
};

/** Attributes are another matter: an address or a title may be the edition's own. */
function nameOf(tag: string): string {
  return tag
    .toLowerCase()
    .replace(/\s.*?(\/?>)$/s, '$1')
    .replace('/>', '>');
}

function listOf(found: readonly { readonly text: string }[]): string {
  return found.map(({ text }) => nameOf(text)).join(' ');
}
