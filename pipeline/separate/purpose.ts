/** What an interface string is for: a label of the site becomes a key, the rest is this page's own. */
import type { InterfacePurpose } from '../model/separation.ts';
import type { State } from './chain.ts';
import type { Profile } from './profile.ts';
import { SEVERAL } from './repetition.ts';

export function purposeOf(profile: Profile, state: State): InterfacePurpose {
  const decided = profile.decision?.likeness === 1 ? profile.decision.decision.purpose : undefined;
  if (decided) return decided;
  const names = Object.keys(profile.known?.values ?? {});
  if (names.some((name) => /author|name|byline/i.test(name))) return 'byline';
  if (names.some((name) => /date|time(?!s)/i.test(name) && !/reading/i.test(profile.known?.key ?? '')))
    return 'date';
  if (names.some((name) => /title|headline|article|post/i.test(name))) return 'teaser';
  if (profile.label) return labelPurpose(profile);
  if (profile.known) return 'label';
  if (profile.shape.trail || profile.shape.menu) return profile.shape.byline ? 'byline' : 'breadcrumb';
  if (profile.shape.byline) return 'byline';
  if (profile.shape.date && !profile.shape.copyright) return 'date';
  return isTeaser(profile, state) ? 'teaser' : 'label';
}

/** "Tags: economy": what follows is short; "Read also: How …": what follows is a headline. */
function labelPurpose(profile: Profile): InterfacePurpose {
  return /author|byline/i.test(profile.label?.key ?? '') ? 'byline' : 'teaser';
}

/** A headline among the site's lines: another article's title, or long and unlike a label. */
function isTeaser(profile: Profile, state: State): boolean {
  if ((profile.recurrence?.titles ?? 0) > 0) return true;
  if (state === 'head' || state === 'byline') return false;
  const { shape, words, sound, recurrence } = profile;
  if (shape.colon || shape.copyright || shape.asterisk || shape.readingTime || words < 4) return false;
  if ((recurrence?.others ?? 0) >= SEVERAL) return false;
  return (!shape.stop || shape.question) && sound.odds < 1;
}
