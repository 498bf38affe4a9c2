/** An article's own sentences, which translate nothing. */
import type { Segment } from '../model/segment.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { Reading } from './reading.ts';
import { sideOf } from './side.ts';
import type { ArticleSubject, OriginalText } from './subjects.ts';
import type { TextSubject } from './texts.ts';
import { readWritten } from './written.ts';

/** A sentence of an article beside what it was cut as. */
export interface OriginalSentence {
  readonly segment: Segment;
  readonly glance: Glance;
  subject(): TextSubject;
}

export function visitOriginals(
  { article, original, place }: ArticleSubject,
  visit: (sentence: OriginalSentence) => void,
): void {
  if (!original) return;
  const { language } = original.edition;
  for (const segment of original.segments) {
    const reading = readWritten(article, segment);
    const name = article.blocks[segment.block]?.name;
    const { role } = segment;
    const target = reading.text;
    const glance = glanceAt({ target, source: undefined, language, name, role, hasTerms: false });
    visit({ segment, glance, subject: () => read(original, { segment, reading, glance, place }) });
  }
}

interface Read {
  readonly segment: Segment;
  readonly reading: Reading;
  readonly glance: Glance;
  readonly place: ArticleSubject['place'];
}

function read({ edition, house }: OriginalText, { segment, reading, glance, place }: Read): TextSubject {
  return {
    kind: 'segment',
    role: segment.role,
    name: glance.name,
    locale: edition.locale,
    edition: edition.name,
    sourcePlace: () => undefined,
    house,
    source: undefined,
    target: sideOf(glance.target, edition.language),
    isForeign: false,
    asIs: false,
    terms: [],
    dismissed: NONE,
    place: (at) => place(at ? reading.toWritten(at) : segment.range),
    fix: () => undefined,
  };
}

const NONE: ReadonlySet<string> = new Set();
