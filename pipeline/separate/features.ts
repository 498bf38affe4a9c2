/** What a line's profile and its neighbours say, as named numbers. Names are those of `weights.json`. */
import type { Language } from '../model/locale.ts';
import type { FeatureName } from './feature-kinds.ts';
import { foreignness } from './lean.ts';
import { isMentioned, isNameLike } from './named.ts';
import type { Page } from './page.ts';
import type { Profile } from './profile.ts';
import { isAtEdge, MANY, SEVERAL, SOME } from './repetition.ts';
import { tellingRecurrence } from './repetition-features.ts';

/** Name and value; a name that is absent counts 0. */
export type Features = readonly (readonly [name: FeatureName, value: number])[];

export function featuresOf(page: Page, at: number): Features {
  const features: [FeatureName, number][] = [];
  const set = (name: FeatureName, value: number | boolean) => {
    if (value) features.push([name, Number(value)]);
  };
  const profile = page.profiles[at]!;
  const isName = isNamed(profile, page.texts);
  // A name keeps its language: Banco de España is no sign of a Spanish site above an English paragraph.
  if (!isName) languageFeatures(profile, page.language, set);
  knownFeatures(profile, page.language, set);
  shapeFeatures(profile, set);
  structureFeatures(profile, page, set);
  positionFeatures(page, at, set);
  neighbourFeatures(page, at, set);
  companyFeatures(page, at, set);
  set('text.names', isName);
  repetitionFeatures(page, at, set);
  return features;
}

/** Longest article whose text is searched for names, in paragraphs: beyond, a search per line would cost too much. */
const MOST_TEXTS = 2000;

function isNamed(profile: Profile, texts: readonly string[]): boolean {
  if (profile.prose || profile.known || texts.length > MOST_TEXTS) return false;
  return isNameLike(profile.text) && isMentioned(profile.text, texts);
}

type Set = (name: FeatureName, value: number | boolean) => void;

function languageFeatures(profile: Profile, language: Language, set: Set): void {
  const foreign = foreignness(profile.lean, language);
  const other = profile.lean.verdict === 'other' && profile.words >= 2;
  const { quoted, quotes } = profile.shape;
  set('language.foreign', foreign > 0 ? foreign / 4 : 0);
  set('language.foreign.sure', foreign > 3 && profile.words >= 2);
  set('language.foreign.short', foreign > 1.5 && profile.words <= 8 && !quoted);
  set('language.foreign.prose', foreign > 2 && profile.prose);
  set('language.own', foreign < 0 ? -foreign / 4 : 0);
  set('language.other', other);
  set('quote.foreign', quoted && foreign > 1);
  set('quote.whole', quoted && profile.words >= 4);
  set('quote.part', quotes && !quoted);
}

function knownFeatures(profile: Profile, language: Language, set: Set): void {
  const { known } = profile;
  if (known) {
    // A locale file of the site is no weaker a witness than the phrasebook, from which the weight is learnt.
    set('known.phrase', true);
    set('known.pattern', known.how === 'pattern');
    set('known.accents', known.how === 'accents');
    set('known.word', profile.words === 1);
    set('known.phrase.long', profile.words >= 3);
    set('known.foreign', !known.languages.includes(language));
  }
  set('known.label', profile.label !== undefined);
  set('known.parts', profile.knownParts);
  if (profile.words > 0 && profile.words <= 14) {
    set('vocabulary.site', Math.max(0, Math.min(6, profile.vocabulary)) / 3);
    set('vocabulary.body', Math.max(0, Math.min(6, -profile.vocabulary)) / 3);
    set('vocabulary.short', profile.words <= 4 ? Math.max(-4, Math.min(4, profile.vocabulary)) / 3 : 0);
    set('vocabulary.strong', profile.vocabulary > 4);
  }
}

function shapeFeatures(profile: Profile, set: Set): void {
  const { shape, words } = profile;
  set('shape.stop', shape.stop && words >= 4);
  set('shape.question', shape.question);
  set('shape.colon', shape.colon && words <= 6);
  set('shape.lead-in', shape.colon && words > 6);
  set('shape.ellipsis', shape.ellipsis);
  set('shape.arrow', shape.arrow);
  set('shape.trail', shape.trail);
  set('shape.menu', shape.menu);
  set('shape.date', shape.date);
  set('shape.reading', shape.readingTime);
  set('shape.byline', shape.byline);
  set('shape.copyright', shape.copyright);
  set('shape.count', shape.count);
  set('shape.asterisk', shape.asterisk);
  set('shape.capitals', shape.capitals);
  set('shape.title-case', shape.titleCase);
  set('shape.lower', shape.startsLower);
  set('shape.wordless', shape.wordless);
  set('shape.address', shape.address);
  set(lengthName(words), words > 0);
}

function lengthName(words: number): FeatureName {
  if (words <= 1) return 'length.1';
  if (words === 2) return 'length.2';
  if (words <= 4) return 'length.3-4';
  if (words <= 8) return 'length.5-8';
  if (words <= 13) return 'length.9-13';
  return words <= 24 ? 'length.14-24' : 'length.25+';
}

/** What plain text calls a title or a heading is known by its shape alone, which is weighed already. */
function structureFeatures(profile: Profile, page: Page, set: Set): void {
  const { structure, view } = profile;
  const { role, level } = view.block;
  if (view.block.place.kind !== 'text') {
    set('role.title', role === 'title');
    set('role.heading', role === 'heading');
    set('role.heading.top', role === 'heading' && level !== undefined && level <= 2);
  }
  set('role.list-item', role === 'list-item');
  set('role.list-item.long', role === 'list-item' && profile.words >= 9);
  set('role.quote', role === 'quote');
  set('role.table-cell', role === 'table-cell');
  set('role.caption', role === 'caption');
  set('role.footnote', role === 'footnote');
  set('structure.landmark', structure.landmark !== undefined && !structure.inArticle);
  set('structure.landmark.article', structure.landmark !== undefined && structure.inArticle);
  set('structure.site', structure.siteHint !== undefined);
  set('structure.body', structure.bodyHint !== undefined);
  set('structure.bare', structure.bare);
  set('structure.text-element', view.block.place.kind === 'html' && !structure.bare && role === 'paragraph');
  set('structure.time', structure.time);
  set('structure.inside', page.hasMain && structure.inArticle);
  set('structure.outside', page.hasMain && !structure.inArticle);
  set('structure.links', structure.links > 0.9);
  set('structure.links.part', structure.links > 0.5 && structure.links <= 0.9);
  set('extracted.inside', profile.extracted === true);
  set('extracted.inside.short', profile.extracted === true && !profile.prose);
  set('extracted.outside', profile.extracted === false);
  set('extracted.outside.prose', profile.extracted === false && profile.prose);
}

function positionFeatures(page: Page, at: number, set: Set): void {
  set('position.first', at === 0);
  set('position.second', at === 1);
  set('position.last', at === page.profiles.length - 1);
  if (page.firstText >= 0) {
    set('position.before-text', at < page.firstText);
    set('position.after-text', at > page.lastText);
    set('position.no-site-yet', at > page.lastText && !page.siteSeen[at]);
    set('position.site-since-text', at > page.lastText && page.siteSeen[at - 1] === true);
    set('position.between-text', at > page.firstText && at < page.lastText);
  }
  const previous = page.profiles[at - 1]?.view.block;
  set('position.after-title', previous?.role === 'title' && previous.place.kind !== 'text');
}

function neighbourFeatures(page: Page, at: number, set: Set): void {
  const { profiles, hints } = page;
  const previous = profiles[at - 1];
  const next = profiles[at + 1];
  const short = (profile: Profile | undefined) =>
    profile !== undefined && profile.words <= 8 && !profile.shape.stop;
  set('neighbours.text-next', next?.prose === true);
  if (headsText(page, at)) {
    const isKnown = profiles[at]!.known !== undefined;
    set(isKnown ? 'neighbours.heads-text.known' : 'neighbours.heads-text', true);
  }
  set('neighbours.text-before', previous?.prose === true);
  set('neighbours.lead-in', previous?.shape.colon === true && previous.words > 6);
  set('neighbours.list', isListed(profiles[at]!) && (isListed(previous) || isListed(next)));
  set('neighbours.site-before', hints[at - 1] ?? 0);
  set('neighbours.site-next', hints[at + 1] ?? 0);
  set('neighbours.short-run', short(profiles[at]) && short(previous) && short(next));
}

/** Looks like a heading and has running text below it. */
function headsText({ profiles, language }: Page, at: number): boolean {
  return profiles[at + 1]?.prose === true && isHeadingLike(profiles[at]!, language);
}

/** In which language the rest of the site's strings on this page are: a site speaks one on a page, as a rule. */
function companyFeatures(page: Page, at: number, set: Set): void {
  const { own, foreign } = page.company(at);
  const lean = foreignness(page.profiles[at]!.lean, page.language);
  if (page.profiles[at]!.prose) return;
  set('company.none', own + foreign === 0);
  if (lean > 1) set('company.foreign.same', foreign / (own + foreign + 1));
  else set('company.foreign', foreign / (own + foreign + 1));
  if (lean <= 1) set('company.own', own / (own + foreign + 1));
}

/** Short, in the body's language, with no mark at its end: what stands above a paragraph as its heading. */
function isHeadingLike({ words, shape, lean, label, knownParts }: Profile, language: Language): boolean {
  if (words === 0 || words > 10 || foreignness(lean, language) > 0.5 || label || knownParts > 0) return false;
  const { stop, question, colon, ellipsis, arrow, trail, date, readingTime, byline, copyright, quoted } =
    shape;
  if (stop && !question) return false;
  return !(colon || ellipsis || arrow || trail || date || readingTime || byline || copyright || quoted);
}

function isListed(profile: Profile | undefined): boolean {
  return profile?.view.block.role === 'list-item';
}

function repetitionFeatures(page: Page, at: number, set: Set): void {
  const { recurrence, view } = page.profiles[at]!;
  if (!recurrence) return;
  set('repetition.title', recurrence.titles > (view.block.role === 'title' ? 1 : 0));
  const telling = tellingRecurrence(page, at, headsText(page, at));
  if (!telling) return;
  const { others } = telling.recurrence;
  set('repetition.some', others >= SOME ? telling.strength : 0);
  set('repetition.several', others >= SEVERAL ? telling.strength : 0);
  set('repetition.many', others >= MANY ? telling.strength : 0);
  set('repetition.edge', isAtEdge(telling.recurrence) ? telling.strength : 0);
}
