import { withOptions } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** Far shorter or longer than translations are: something was left out, or stands twice. */
export const lengthRatio = withOptions({
  id: 'length-ratio',
  on: 'text',
  severity: 'warning',
  options: {
    shortest: {
      type: 'number',
      minimum: 0,
      default: 0.45,
      description: 'Target over source, in characters.',
    },
    longest: { type: 'number', minimum: 1, default: 2.4, description: 'Target over source, in characters.' },
    from: {
      type: 'integer',
      minimum: 1,
      default: 60,
      description: 'Characters of the source from which it counts.',
    },
  },
  mayTell: ({ source }, { from }) => source !== undefined && source.text.length >= from,
  run: ({ source, target }, { shortest, longest, from }) => {
    const length = source ? lengthOf(source) : 0;
    if (length < from) return [];
    const ratio = lengthOf(target) / length;
    if (ratio >= shortest && ratio <= longest) return [];
    return [{ variant: ratio < shortest ? 'short' : 'long', values: { percent: Math.round(ratio * 100) } }];
  },
});

/** Addresses, placeholders and attributes are as long as they are. */
function lengthOf({ words }: Side): number {
  return words.replaceAll('\uFFFC', '').trim().length;
}
