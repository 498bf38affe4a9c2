/** The reasons for a judgement, in words a person can check. */
import type { Message } from '../model/finding.ts';
import type { Language } from '../model/locale.ts';
import type { Evidence } from '../model/separation.ts';
import type { State } from './chain.ts';
import { FEATURE_KINDS, FEATURE_NAMES, type FeatureName } from './feature-kinds.ts';
import type { Features } from './features.ts';
import { foreignness } from './lean.ts';
import type { Profile } from './profile.ts';
import type { Scale } from './weigh.ts';

export interface Grounds {
  readonly profile: Profile;
  readonly features: Features;
  readonly state: State;
  readonly language: Language;
  /** Log-odds of interface, all things considered. */
  readonly odds: number;
}

/** Reasons that move the odds by less than this are not told. */
const SMALLEST = 0.2;
const MOST_REASONS = 9;
/** What a person decided outweighs everything. */
export const DECIDED = 100;
/** What a decision on a similar line weighs, per unit of likeness. */
export const SIMILAR = 3;

const KINDS = [...new Set(Object.values(FEATURE_KINDS))];
/** For each feature the place of its kind, and for each kind its message where that says no more than the kind. */
const KIND_AT = FEATURE_NAMES.map((name) => KINDS.indexOf(FEATURE_KINDS[name]));
const PLAIN: readonly Message[] = KINDS.map((kind) => ({ key: `separate:evidence.${kind}` }));
/** Weights by kind: one array serves every call, for speed, and is left as it was found. */
const sums = new Float64Array(KINDS.length);

export function evidenceOf(scale: Scale, grounds: Grounds): Evidence[] {
  const { places, values } = grounds.features;
  const kinds: number[] = [];
  let own = 0;
  for (let at = 0; at < places.length; at++) {
    const weight = scale.weightOf(places[at]!, grounds.state) * values[at]!;
    const kind = KIND_AT[places[at]!]!;
    own += weight;
    if (!kinds.includes(kind)) kinds.push(kind);
    sums[kind]! += weight;
  }
  const evidence: Evidence[] = [];
  const decided = decisionWeight(grounds.profile);
  if (decided !== 0) evidence.push(reason('decision', decided, decisionMessage(grounds.profile)));
  for (const kind of kinds) {
    const weight = sums[kind]!;
    sums[kind] = 0;
    if (Math.abs(weight) >= SMALLEST) evidence.push(reason(KINDS[kind]!, weight, messageOf(kind, grounds)));
  }
  const around = grounds.odds - own - decided;
  if (Math.abs(around) >= SMALLEST && Math.abs(decided) < DECIDED) {
    evidence.push(reason('run', around, { key: `separate:evidence.run.${around > 0 ? 'site' : 'body'}` }));
  }
  evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return evidence.slice(0, MOST_REASONS);
}

export function decisionWeight({ decision }: Profile): number {
  if (!decision) return 0;
  const sign = decision.decision.kind === 'interface' ? 1 : -1;
  return sign * (decision.likeness === 1 ? DECIDED : SIMILAR * decision.likeness);
}

function reason(kind: string, weight: number, message: Message): Evidence {
  return { kind, weight: Math.round(weight * 100) / 100, message };
}

function decisionMessage({ decision }: Profile): Message {
  const { kind, text } = decision!.decision;
  const how = decision!.likeness === 1 ? 'same' : 'similar';
  return { key: `separate:evidence.decision.${how}.${kind}`, values: { text } };
}

function messageOf(at: number, grounds: Grounds): Message {
  const { key } = PLAIN[at]!;
  const { profile } = grounds;
  switch (KINDS[at]) {
    case 'language':
      return { key: `${key}.${languageCase(profile, grounds.language)}` };
    case 'known':
      return { key: `${key}.${knownCase(profile)}`, values: { key: profile.known?.key ?? '' } };
    case 'label':
      return { key, values: { key: profile.label?.key ?? '' } };
    case 'vocabulary':
      return profile.sound.odds > 0 && profile.sound.telling !== undefined
        ? { key: `${key}.word`, values: { word: profile.sound.telling } }
        : { key: `${key}.${profile.sound.odds > 0 ? 'site' : 'body'}` };
    case 'repetition':
      return repetitionMessage(profile);
    case 'length':
      return { key, values: { count: profile.words } };
    case 'role':
      return { key: `${key}.${profile.view.block.role}` };
    case 'landmark':
      return { key, values: { name: profile.structure.landmark ?? '' } };
    case 'class':
      return profile.structure.siteHint === undefined
        ? { key: `${key}.body`, values: { name: profile.structure.bodyHint ?? '' } }
        : { key: `${key}.site`, values: { name: profile.structure.siteHint } };
    case 'main':
      return { key: `${key}.${profile.structure.inArticle ? 'inside' : 'outside'}` };
    case 'extracted':
      return { key: `${key}.${profile.extracted ? 'inside' : 'outside'}` };
    case 'position':
      return { key: `${key}.${positionCase(grounds.features)}` };
    case 'links':
      return { key, values: { percent: Math.round(profile.structure.links * 100) } };
    default:
      return PLAIN[at]!;
  }
}

function languageCase(profile: Profile, language: Language): string {
  if (profile.lean.verdict === 'other') return 'other';
  const foreign = foreignness(profile.lean, language) > 0;
  if (!foreign) return language === 'en' ? 'englishInEnglish' : 'spanishInSpanish';
  return language === 'en' ? 'spanishInEnglish' : 'englishInSpanish';
}

function knownCase(profile: Profile): string {
  if (profile.known?.how === 'accents') return 'accents';
  return profile.known?.origin === 'locale' ? 'locale' : 'phrasebook';
}

function repetitionMessage({ recurrence }: Profile): Message {
  const { others = 0, first = 0, last = 0 } = recurrence ?? {};
  const where = last > others / 2 ? 'last' : first > others / 2 ? 'first' : 'anywhere';
  return { key: `separate:evidence.repetition.${where}`, values: { count: others + 1 } };
}

const POSITIONS: Partial<Record<FeatureName, string>> = {
  'position.before-text': 'before',
  'position.after-text': 'after',
  'position.between-text': 'between',
  'position.first': 'first',
  'position.last': 'last',
  'position.second': 'first',
  'position.after-title': 'underTitle',
};
const POSITION_OF = FEATURE_NAMES.map((name) => POSITIONS[name]);

function positionCase(features: Features): string {
  const place = features.places.find((feature) => POSITION_OF[feature] !== undefined);
  return place === undefined ? 'between' : POSITION_OF[place]!;
}
