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
  mayTell: ({ target, name = '', role }, { limits }) => {
    const { of, least } = readLimits(limits);
    return target.text.length > least && (of.has(name) || of.has(role));
  },
  run: ({ source, target, name, role }, { limits }) => {
    const { of } = readLimits(limits);
    const limit = of.get(name ?? '') ?? of.get(role);
    if (limit === undefined || target.text.length <= limit) return [];
    const length = graphemes(target.text);
    // A source that is over the limit itself is not the translator's fault.
    if (length <= limit || (source && graphemes(source.text) > limit)) return [];
    return [{ values: { length, limit, name: name ?? role } }];
  },
});

interface Limits {
  /** By name or role: a key may be called as what every object has. */
  readonly of: ReadonlyMap<string, number>;
  readonly least: number;
}

const known = new WeakMap<object, Limits>();

/** Looked at for every text there is. */
function readLimits(limits: Readonly<Record<string, number>>): Limits {
  const before = known.get(limits);
  if (before) return before;
  const of = new Map(Object.entries(limits));
  const read = { of, least: Math.min(...of.values()) };
  known.set(limits, read);
  return read;
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
