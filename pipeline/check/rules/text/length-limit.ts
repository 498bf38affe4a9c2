import { withOptions } from '../../rule.ts';

/** Fields that are cut off where they are shown, in characters as a reader counts them. */
export const lengthLimit = withOptions({
  id: 'length-limit',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  options: {
    limits: {
      type: 'object',
      additionalProperties: { type: 'integer', minimum: 1 },
      default: { 'seo.title': 60, 'seo.description': 155 },
      description: 'By the name of the front-matter field, the key of the string, or the role of the text.',
    },
  },
  mayTell: ({ target }, { limits }) => target.text.length > least(limits),
  run: ({ source, target, name, role }, { limits }) => {
    const limit = limits[name ?? ''] ?? limits[role];
    if (limit === undefined || target.text.length <= limit) return [];
    const length = graphemes(target.text);
    // A source that is over the limit itself is not the translator's fault.
    if (length <= limit || (source && graphemes(source.text) > limit)) return [];
    return [{ values: { length, limit, name: name ?? role } }];
  },
});

const leastOf = new WeakMap<object, number>();

/** Looked at for every text there is. */
function least(limits: Readonly<Record<string, number>>): number {
  const known = leastOf.get(limits) ?? Math.min(...Object.values(limits));
  leastOf.set(limits, known);
  return known;
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
