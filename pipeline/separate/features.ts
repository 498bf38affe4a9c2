/** What a line's profile and its neighbours say, as named numbers. Names are those of `weights.json`. */
import type { Language } from '../model/locale.ts';
import { FEATURE_AT, FEATURE_NAMES, type FeatureName } from './feature-kinds.ts';
import { foreignness } from './lean.ts';
import { isMentioned, isNameLike } from './named.ts';
import type { Page } from './page.ts';
import type { Profile } from './profile.ts';
import { isAtEdge, MANY, SEVERAL, SOME } from './repetition.ts';
import { tellingRecurrence } from './repetition-features.ts';

/** Names and values; a name that is absent counts 0. */
export class Features {
  /** Of each name in `FEATURE_NAMES`. */
  readonly places: number[] = [];
  readonly values: number[] = [];

  set(name: FeatureName, value: number | boolean): void {
    if (!value) return;
    this.places.push(FEATURE_AT.get(name)!);
    this.values.push(Number(value));
  }

  *[Symbol.iterator](): Generator<readonly [name: FeatureName, value: number]> {
    for (let at = 0; at < this.places.length; at++)
      yield [FEATURE_NAMES[this.places[at]!]!, this.values[at]!];
  }
}

export function featuresOf(page: Page, at: number): Features {
  const features = new Features();
  const profile = page.profiles[at]!;
  const isName = isNamed(profile, page.texts);
  // A name keeps its language: Banco de España is no sign of a Spanish site above an English paragraph.
  if (!isName) languageFeatures(profile, page.language, features);
  knownFeatures(profile, page.language, features);
  shapeFeatures(profile, features);
  structureFeatures(profile, page, features);
  positionFeatures(page, at, features);
  neighbourFeatures(page, at, features);
  companyFeatures(page, at, features);
  features.set('text.names', isName);
  repetitionFeatures(page, at, features);
  return features;
}

/** Longest article whose text is searched for names, in paragraphs: beyond, a search per line would cost too much. */
const MOST_TEXTS = 2000;

function isNamed(profile: Profile, texts: readonly string[]): boolean {
  if (profile.prose || profile.known || texts.length > MOST_TEXTS) return false;
  return isNameLike(profile.text) && isMentioned(profile.text, texts);
}

function languageFeatures(profile: Profile, language: Language, into: Features): void {
  const foreign = foreignness(profile.lean, language);
  const other = profile.lean.verdict === 'other' && profile.words >= 2;
  const { quoted, quotes } = profile.shape;
  into.set('language.foreign', foreign > 0 ? foreign / 4 : 0);
  into.set('language.foreign.sure', foreign > 3 && profile.words >= 2);
  into.set('language.foreign.short', foreign > 1.5 && profile.words <= 8 && !quoted);
  into.set('language.foreign.prose', foreign > 2 && profile.prose);
  into.set('language.own', foreign < 0 ? -foreign / 4 : 0);
  into.set('language.other', other);
  into.set('quote.foreign', quoted && foreign > 1);
  into.set('quote.whole', quoted && profile.words >= 4);
  into.set('quote.part', quotes && !quoted);
}

function knownFeatures(profile: Profile, language: Language, into: Features): void {
  const { known } = profile;
  if (known) {
    // A locale file of the site is no weaker a witness than the phrasebook, from which the weight is learnt.
    into.set('known.phrase', true);
    into.set('known.pattern', known.how === 'pattern');
    into.set('known.accents', known.how === 'accents');
    into.set('known.word', profile.words === 1);
    into.set('known.phrase.long', profile.words >= 3);
    into.set('known.foreign', !known.languages.includes(language));
  }
  into.set('known.label', profile.label !== undefined);
  into.set('known.parts', profile.knownParts);
  if (profile.words > 0 && profile.words <= 14) {
    const { odds } = profile.sound;
    into.set('vocabulary.site', Math.max(0, Math.min(6, odds)) / 3);
    into.set('vocabulary.body', Math.max(0, Math.min(6, -odds)) / 3);
    into.set('vocabulary.short', profile.words <= 4 ? Math.max(-4, Math.min(4, odds)) / 3 : 0);
    into.set('vocabulary.strong', odds > 4);
  }
}

function shapeFeatures(profile: Profile, into: Features): void {
  const { shape, words } = profile;
  into.set('shape.stop', shape.stop && words >= 4);
  into.set('shape.question', shape.question);
  into.set('shape.colon', shape.colon && words <= 6);
  into.set('shape.lead-in', shape.colon && words > 6);
  into.set('shape.ellipsis', shape.ellipsis);
  into.set('shape.arrow', shape.arrow);
  into.set('shape.trail', shape.trail);
  into.set('shape.menu', shape.menu);
  into.set('shape.date', shape.date);
  into.set('shape.reading', shape.readingTime);
  into.set('shape.byline', shape.byline);
  into.set('shape.copyright', shape.copyright);
  into.set('shape.count', shape.count);
  into.set('shape.asterisk', shape.asterisk);
  into.set('shape.capitals', shape.capitals);
  into.set('shape.title-case', shape.titleCase);
  into.set('shape.lower', shape.startsLower);
  into.set('shape.wordless', shape.wordless);
  into.set('shape.address', shape.address);
  into.set(lengthName(words), words > 0);
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
function structureFeatures(profile: Profile, page: Page, into: Features): void {
  const { structure, view } = profile;
  const { role, level } = view.block;
  if (view.block.place.kind !== 'text') {
    into.set('role.title', role === 'title');
    into.set('role.heading', role === 'heading');
    into.set('role.heading.top', role === 'heading' && level !== undefined && level <= 2);
  }
  into.set('role.list-item', role === 'list-item');
  into.set('role.list-item.long', role === 'list-item' && profile.words >= 9);
  into.set('role.quote', role === 'quote');
  into.set('role.table-cell', role === 'table-cell');
  into.set('role.caption', role === 'caption');
  into.set('role.footnote', role === 'footnote');
  into.set('structure.landmark', structure.landmark !== undefined && !structure.inArticle);
  into.set('structure.landmark.article', structure.landmark !== undefined && structure.inArticle);
  into.set('structure.site', structure.siteHint !== undefined);
  into.set('structure.body', structure.bodyHint !== undefined);
  into.set('structure.bare', structure.bare);
  into.set(
    'structure.text-element',
    view.block.place.kind === 'html' && !structure.bare && role === 'paragraph',
  );
  into.set('structure.time', structure.time);
  into.set('structure.inside', page.hasMain && structure.inArticle);
  into.set('structure.outside', page.hasMain && !structure.inArticle);
  into.set('structure.links', structure.links > 0.9);
  into.set('structure.links.part', structure.links > 0.5 && structure.links <= 0.9);
  into.set('extracted.inside', profile.extracted === true);
  into.set('extracted.inside.short', profile.extracted === true && !profile.prose);
  into.set('extracted.outside', profile.extracted === false);
  into.set('extracted.outside.prose', profile.extracted === false && profile.prose);
}

function positionFeatures(page: Page, at: number, into: Features): void {
  into.set('position.first', at === 0);
  into.set('position.second', at === 1);
  into.set('position.last', at === page.profiles.length - 1);
  if (page.firstText >= 0) {
    into.set('position.before-text', at < page.firstText);
    into.set('position.after-text', at > page.lastText);
    into.set('position.no-site-yet', at > page.lastText && !page.siteSeen[at]);
    into.set('position.site-since-text', at > page.lastText && page.siteSeen[at - 1] === true);
    into.set('position.between-text', at > page.firstText && at < page.lastText);
  }
  const previous = page.profiles[at - 1]?.view.block;
  into.set('position.after-title', previous?.role === 'title' && previous.place.kind !== 'text');
}

function neighbourFeatures(page: Page, at: number, into: Features): void {
  const { profiles, hints } = page;
  const previous = profiles[at - 1];
  const next = profiles[at + 1];
  const short = (profile: Profile | undefined) =>
    profile !== undefined && profile.words <= 8 && !profile.shape.stop;
  into.set('neighbours.text-next', next?.prose === true);
  if (headsText(page, at)) {
    const isKnown = profiles[at]!.known !== undefined;
    into.set(isKnown ? 'neighbours.heads-text.known' : 'neighbours.heads-text', true);
  }
  into.set('neighbours.text-before', previous?.prose === true);
  into.set('neighbours.lead-in', previous?.shape.colon === true && previous.words > 6);
  into.set('neighbours.list', isListed(profiles[at]!) && (isListed(previous) || isListed(next)));
  into.set('neighbours.site-before', hints[at - 1] ?? 0);
  into.set('neighbours.site-next', hints[at + 1] ?? 0);
  into.set('neighbours.short-run', short(profiles[at]) && short(previous) && short(next));
}

/** Looks like a heading and has running text below it. */
function headsText({ profiles, language }: Page, at: number): boolean {
  return profiles[at + 1]?.prose === true && isHeadingLike(profiles[at]!, language);
}

/** In which language the rest of the site's strings on this page are: a site speaks one on a page, as a rule. */
function companyFeatures(page: Page, at: number, into: Features): void {
  const { own, foreign } = page.company(at);
  const lean = foreignness(page.profiles[at]!.lean, page.language);
  if (page.profiles[at]!.prose) return;
  into.set('company.none', own + foreign === 0);
  if (lean > 1) into.set('company.foreign.same', foreign / (own + foreign + 1));
  else into.set('company.foreign', foreign / (own + foreign + 1));
  if (lean <= 1) into.set('company.own', own / (own + foreign + 1));
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

function repetitionFeatures(page: Page, at: number, into: Features): void {
  const { recurrence, view } = page.profiles[at]!;
  if (!recurrence) return;
  into.set('repetition.title', recurrence.titles > (view.block.role === 'title' ? 1 : 0));
  const telling = tellingRecurrence(page, at, headsText(page, at));
  if (!telling) return;
  const { others } = telling.recurrence;
  into.set('repetition.some', others >= SOME ? telling.strength : 0);
  into.set('repetition.several', others >= SEVERAL ? telling.strength : 0);
  into.set('repetition.many', others >= MANY ? telling.strength : 0);
  into.set('repetition.edge', isAtEdge(telling.recurrence) ? telling.strength : 0);
}
