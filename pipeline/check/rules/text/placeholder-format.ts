import { PAIR_CUES } from '../../cues.ts';
import { readPlaceholders } from '../../placeholders.ts';
import type { TextRule } from '../../rule.ts';

/** `{{price, currency}}` loses its format, or gets another. */
export const placeholderFormat: TextRule = {
  id: 'placeholder-format',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { pair: PAIR_CUES.placeholders },
  run: ({ source, target }) => {
    if (!source?.text.includes('{{')) return [];
    const formats = new Map(
      readPlaceholders(source.text).map(({ name, format }) => [name, formatName(format)]),
    );
    return readPlaceholders(target.text)
      .filter(({ name, format }) => formats.has(name) && formats.get(name) !== formatName(format))
      .map((one) => ({ at: one, values: { expected: formats.get(one.name) || '–' } }));
  },
};

/** The formatter alone: what it is told (`currency(EUR)`) may differ between languages. */
function formatName(format: string): string {
  return format.replace(/\(.*$/, '');
}
