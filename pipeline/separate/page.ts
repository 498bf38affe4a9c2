/** What a page as a whole says of each of its lines, counted once. */
import type { Language } from '../model/locale.ts';
import { foreignness } from './lean.ts';
import type { Profile } from './profile.ts';

/** What features need to know of the page around a line, counted once. */
export interface Page {
  readonly profiles: readonly Profile[];
  readonly language: Language;
  /** Lines that are running text in the body's language: index of the first and of the last, −1 when none. */
  readonly firstText: number;
  readonly lastText: number;
  /** The same without text that opens or closes much of the site: −1 when all is. */
  readonly firstOwn: number;
  readonly lastOwn: number;
  /** The page has an `article` or `main`. */
  readonly hasMain: boolean;
  /** Per line: one of the lines since the running text ended, or before it began, is surely the site's. */
  readonly siteSeen: readonly boolean[];
  /** How much each line by itself looks like the site's, roughly: known, foreign or full of site words. */
  readonly hints: readonly number[];
  /** The running text, for names that it mentions. */
  readonly texts: readonly string[];
  /** How many of the other lines look like the site's in the body's language, and how many in the other one. */
  readonly company: (at: number) => Company;
}

export interface Company {
  readonly own: number;
  readonly foreign: number;
}

export function readPage(profiles: readonly Profile[], language: Language): Page {
  const isText = (profile: Profile) => profile.prose && foreignness(profile.lean, language) < 0;
  const hints = profiles.map((profile) => hintOf(profile, language));
  const isOwn = (profile: Profile) => isText(profile) && profile.recurrence?.notice !== true;
  const firstText = profiles.findIndex(isText);
  const lastText = profiles.findLastIndex(isText);
  return {
    profiles,
    language,
    firstText,
    lastText,
    firstOwn: profiles.findIndex(isOwn),
    lastOwn: profiles.findLastIndex(isOwn),
    hasMain: profiles.some((profile) => profile.structure.inArticle),
    siteSeen: siteSeen(hints, lastText),
    hints,
    texts: profiles.filter(isText).map(({ text }) => text),
    company: companyOf(profiles, hints, language),
  };
}

function siteSeen(hints: readonly number[], lastText: number): boolean[] {
  let seen = false;
  return hints.map((hint, at) => {
    if (at <= lastText) return false;
    if (hint >= 1) seen = true;
    return seen;
  });
}

function hintOf(profile: Profile, language: Language): number {
  if (profile.prose && !profile.known) return 0;
  let hint = 0;
  if (profile.known || profile.label || profile.knownParts > 0.5) hint += 1;
  if (foreignness(profile.lean, language) > 2 && !profile.shape.quoted) hint += 1;
  if (profile.words <= 8 && profile.sound.odds > 2) hint += 0.5;
  if (profile.shape.trail || profile.shape.copyright || profile.shape.readingTime) hint += 0.5;
  if (profile.structure.siteHint !== undefined || profile.structure.landmark !== undefined) hint += 0.5;
  return Math.min(1, hint);
}

/** Log-odds from which a short line by itself is taken for one of the other language. */
const FOREIGN = 2;

function companyOf(
  profiles: readonly Profile[],
  hints: readonly number[],
  language: Language,
): Page['company'] {
  const sides = profiles.map((profile, at) => sideOf(profile, hints[at]!, language));
  const own = sides.filter((side) => side === 'own').length;
  const foreign = sides.filter((side) => side === 'foreign').length;
  return (at) => ({
    own: own - Number(sides[at] === 'own'),
    foreign: foreign - Number(sides[at] === 'foreign'),
  });
}

function sideOf(profile: Profile, hint: number, language: Language): keyof Company | undefined {
  if ((profile.prose && !profile.known) || profile.shape.quoted) return undefined;
  const languages = profile.known?.languages;
  if (languages) {
    if (!languages.includes(language)) return 'foreign';
    return languages.length === 1 ? 'own' : undefined;
  }
  const lean = foreignness(profile.lean, language);
  if (lean > FOREIGN && profile.words <= 8) return 'foreign';
  return hint >= 1 && lean < -FOREIGN ? 'own' : undefined;
}
