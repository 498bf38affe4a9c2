import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `1,234` copied into a text whose readers take the comma for the decimal sign says 1.234 to them. */
export const numberAmbiguous: TextRule = {
  id: 'number-ambiguous',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.figures },
  run: ({ source, target, house }) => {
    const decimal = house.numbers?.decimal;
    if (!source || !decimal) return [];
    return findAll(target.words, ONE_MARK)
      .filter(
        ({ text }) =>
          text.includes(decimal) && countOf(source.words, text) > 0 && decimalIn(source.language) !== decimal,
      )
      .map((found) => ({ at: found }));
  },
};

const ONE_MARK = /(?<![\d.,\p{L}-])[1-9]\d{0,2}[.,]\d{3}(?![\d\p{L}]|[.,]\d)/gu;

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

function decimalIn(language: 'en' | 'es'): string {
  return language === 'en' ? '.' : ',';
}
