/** What i18next and templates replace at run time: `{{x}}`, `{{- x}}`, `{{x, format}}`, `$t(key)`. */
import type { Range } from '../model/text.ts';

const PLACEHOLDER =
  /\{\{(?<raw>-?)\s{0,8}(?<name>[^{}\s,]{1,100})(?<rest>[^{}]{0,200})\}\}|\$t\(\s{0,8}(?<key>[^(),\s]{1,200})[^()]{0,200}\)/g;

export interface Placeholder extends Range {
  /** `{{name}}` or `$t(key)`, whatever stands beside the name. */
  readonly name: string;
  readonly bare: string;
  readonly text: string;
  /** True for `{{- x}}`, whose value is not escaped. */
  readonly isRaw: boolean;
  /** `number`, `datetime(…)`; '' when there is none. */
  readonly format: string;
}

export function readPlaceholders(text: string): Placeholder[] {
  if (!text.includes('{{') && !text.includes('$t(')) return [];
  return [...text.matchAll(PLACEHOLDER)].map(({ index, 0: whole, groups = {} }) => {
    const { name, key = '', rest = '', raw } = groups;
    return {
      start: index,
      end: index + whole.length,
      text: whole,
      name: name === undefined ? `$t(${key})` : `{{${name}}}`,
      bare: name ?? key,
      isRaw: raw === '-',
      format: rest.replace(/^\s{0,200},/, '').replace(/\s{1,200}/g, ''),
    };
  });
}

/** What `target` lacks of `source`, and what it has beside; each name once. */
export function comparePlaceholders(
  source: string,
  target: string,
): { lost: string[]; added: Placeholder[] } {
  const [theirs, ours] = [readPlaceholders(source), readPlaceholders(target)];
  const [wanted, given] = [countNames(theirs), countNames(ours)];
  const last = new Map(ours.map((one) => [one.name, one]));
  const lost = [...wanted].filter(([name, count]) => count > (given.get(name) ?? 0)).map(([name]) => name);
  const surplus = [...given].filter(([name, count]) => count > (wanted.get(name) ?? 0));
  return { lost, added: surplus.map(([name]) => last.get(name)!) };
}

function countNames(placeholders: readonly Placeholder[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of placeholders) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
