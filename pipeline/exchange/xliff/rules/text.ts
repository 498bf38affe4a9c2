/** What the rules of a unit look at: its texts, and the inline elements in them, in order. */
import type { Element } from 'slimdom';
import { nameOf, within } from '../names.ts';

export interface Text {
  /** `source` or `target`. */
  readonly element: Element;
  readonly isTarget: boolean;
  /** `segment` or `ignorable`, or the match it stands in. */
  readonly part: Element;
  readonly inline: readonly Element[];
}

/** A unit's own texts, or those of one match. */
export interface Texts {
  /** `unit` or `mtc:match`. */
  readonly scope: Element;
  readonly parts: readonly Element[];
  readonly texts: readonly Text[];
}

export function unitTexts(unit: Element): Texts {
  const parts = unit.children.filter((child) => ['xlf:segment', 'xlf:ignorable'].includes(nameOf(child)));
  return { scope: unit, parts, texts: parts.flatMap(textsOf) };
}

export function matchTexts(match: Element): Texts {
  return { scope: match, parts: [match], texts: textsOf(match) };
}

function textsOf(part: Element): Text[] {
  return part.children.flatMap((element) => {
    const name = nameOf(element);
    if (name !== 'xlf:source' && name !== 'xlf:target') return [];
    const inline = [...within(element)].filter((one) => nameOf(one).startsWith('xlf:'));
    return [{ element, isTarget: name === 'xlf:target', part, inline }];
  });
}

export const CODES: ReadonlySet<string> = new Set(['xlf:ph', 'xlf:pc', 'xlf:sc', 'xlf:ec']);
export const MARKS: ReadonlySet<string> = new Set(['xlf:mrk', 'xlf:sm']);

/** All sources or all targets of a scope as one stretch, in document order. */
export function stretch({ texts }: Texts, isTarget: boolean): Element[] {
  return texts.filter((text) => text.isTarget === isTarget).flatMap(({ inline }) => inline);
}
