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
  run: ({ source, target, name, role }, { limits }) => {
    const limit = limits[name ?? ''] ?? limits[role];
    if (limit === undefined || target.text.length <= limit) return [];
    const length = graphemes(target.text);
    // A source that is over the limit itself is not the translator's fault.
    if (length <= limit || (source && graphemes(source.text) > limit)) return [];
    return [{ values: { length, limit, name: name ?? role } }];
  },
});

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function graphemes(text: string): number {
  let count = 0;
  for (const _ of SEGMENTER.segment(text)) count++;
  return count;
}
