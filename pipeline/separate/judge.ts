/** From profiles to judgements: features, the chain's probabilities, and the reasons. */
import type { Language } from '../model/locale.ts';
import type { Judgement } from '../model/separation.ts';
import type { Range } from '../model/text.ts';
import { IS_INTERFACE, posterior, STATE_COUNT, STATES, type State } from './chain.ts';
import { decisionWeight, evidenceOf } from './evidence.ts';
import { type Features, featuresOf } from './features.ts';
import { readPage } from './page.ts';
import type { Profile } from './profile.ts';
import { purposeOf } from './purpose.ts';
import type { Scale } from './weigh.ts';

/** From this probability on a line is taken for the site's; below it the line stays in the body. */
export const THRESHOLD = 0.55;

export interface JudgingContext {
  readonly language: Language;
  readonly scale: Scale;
}

/** One judgement per profile, in their order. */
export function judgeLines(profiles: readonly Profile[], context: JudgingContext): Judgement[] {
  if (profiles.length === 0) return [];
  const page = readPage(profiles, context.language);
  const features = profiles.map((_, at) => featuresOf(page, at));
  const emissions = context.scale.emissions(features);
  profiles.forEach((profile, line) => {
    const decided = decisionWeight(profile);
    for (let state = 0; decided !== 0 && state < STATE_COUNT; state++) {
      if (IS_INTERFACE[state]) emissions[line * STATE_COUNT + state]! += decided;
    }
  });
  const { states } = posterior(context.scale.chain, emissions);
  return profiles.map((profile, line) =>
    judge({ profile, features: features[line]!, states, line }, context),
  );
}

interface Line {
  readonly profile: Profile;
  readonly features: Features;
  readonly states: Float64Array;
  readonly line: number;
}

function judge({ profile, features, states, line }: Line, { language, scale }: JudgingContext): Judgement {
  const chance = interfaceChance(states, line);
  const isInterface = chance >= THRESHOLD;
  const state = likeliestState(states, line, isInterface);
  const odds = Math.log((chance + 1e-9) / (1 - chance + 1e-9));
  const { known } = profile;
  return {
    block: profile.view.index,
    range: rangeOf(profile),
    text: profile.text,
    kind: isInterface ? 'interface' : 'body',
    language: profile.lean.verdict,
    confidence: Math.max(0.5, isInterface ? chance : 1 - chance),
    evidence: evidenceOf(scale, { profile, features, state, language, odds }),
    ...(isInterface ? { purpose: purposeOf(profile, state) } : {}),
    ...(isInterface && known
      ? { known: { namespace: known.namespace, key: known.key, values: known.values } }
      : {}),
  };
}

/** The outer edges of a block stay with its first and its last part, with markup that opens or closes there. */
function rangeOf({ view, start, end }: Profile): Range {
  const { range, content } = view.block;
  if (start === 0 && end === view.text.length) return range;
  const part = view.locate(start, end);
  let [from, to] = [part.start, part.end];
  for (const inline of content.toReversed()) {
    if (inline.kind === 'code' && inline.type === 'open' && inline.range.end === from)
      from = inline.range.start;
  }
  for (const inline of content) {
    if (inline.kind === 'code' && inline.type === 'close' && inline.range.start === to) to = inline.range.end;
  }
  return { start: start === 0 ? range.start : from, end: end === view.text.length ? range.end : to };
}

function interfaceChance(states: Float64Array, line: number): number {
  let chance = 0;
  for (let state = 0; state < STATE_COUNT; state++) {
    if (IS_INTERFACE[state]) chance += states[line * STATE_COUNT + state]!;
  }
  return Math.min(1, chance);
}

function likeliestState(states: Float64Array, line: number, isInterface: boolean): State {
  let best = -1;
  for (let state = 0; state < STATE_COUNT; state++) {
    if (IS_INTERFACE[state] !== isInterface) continue;
    if (best < 0 || states[line * STATE_COUNT + state]! > states[line * STATE_COUNT + best]!) best = state;
  }
  return STATES[best]!;
}
