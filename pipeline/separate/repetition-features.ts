/**
 * What recurrence says of a line. It speaks of lines that look like a site's. Articles repeat sentences too
 * (statements, boilerplate, versions of one page) and headings ("Background"), and those stay theirs unless
 * they close or open a good part of the site.
 */
import type { Page } from './page.ts';
import type { Profile } from './profile.ts';
import type { Recurrence } from './repetition.ts';

/** A line with a mark at its end is a sentence from this many words on; a full one from the second number. */
const SENTENCE_WORDS = 4;
const FULL_WORDS = 8;
/** Longest line without a mark at its end that can be a label. */
const LABEL_WORDS = 13;
/** Log-odds from which a line's words sound like a site's. */
const SITE_WORDS = 1;
/** A sentence has the weight of all running text against it, which lines that weights are learnt from do not have. */
const NOTICE_STRENGTH = 3;

export interface Telling {
  readonly recurrence: Recurrence;
  /** Times the weight that recurrence has. */
  readonly strength: number;
}

/** The recurrence of a line where it counts, else undefined. `headsText`: it stands above text as its heading. */
export function tellingRecurrence(page: Page, at: number, headsText: boolean): Telling | undefined {
  const profile = page.profiles[at]!;
  const { recurrence, words, shape } = profile;
  if (!recurrence || recurrence.others === 0) return undefined;
  const ends = shape.stop || shape.colon || shape.question;
  const isSentence = words >= (ends ? FULL_WORDS : LABEL_WORDS + 1);
  const notice = isNotice(page, at);
  if (isSentence) return notice ? { recurrence, strength: NOTICE_STRENGTH } : undefined;
  if (!isMarkedAsSite(profile) && !notice) {
    if (headsText && profile.sound.odds < SITE_WORDS) return undefined;
    if (isInText(page, at) && (isPart(profile) || (ends && words >= SENTENCE_WORDS))) return undefined;
  }
  return { recurrence, strength: 1 };
}

/** A notice stands before all that the article alone says, or after it. */
function isNotice({ profiles, firstOwn, lastOwn }: Page, at: number): boolean {
  return profiles[at]!.recurrence?.notice === true && (at < firstOwn || at > lastOwn);
}

function isMarkedAsSite({ structure }: Profile): boolean {
  if (structure.landmark !== undefined && !structure.inArticle) return true;
  return structure.siteHint !== undefined || structure.links > 0.9;
}

/** Before the text ends and after it began. */
function isInText({ firstText, lastText }: Page, at: number): boolean {
  return firstText >= 0 && at > firstText && at < lastText;
}

/** Parts of a text that are alike in many articles: headings, cells, captions, items of lists. */
function isPart({ view: { block } }: Profile): boolean {
  return block.role !== 'paragraph' && block.place.kind !== 'text';
}
