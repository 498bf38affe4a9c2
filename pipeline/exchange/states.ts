/** States as other tools say them, and what they are here. Nothing is approved by this table alone. */
import { STATES, type State } from '../model/segment.ts';

const KNOWN: Readonly<Record<string, State>> = {
  // XLIFF 2
  initial: 'initial',
  translated: 'translated',
  reviewed: 'reviewed',
  final: 'final',
  // XLIFF 1.2, as its committee maps it to 2
  new: 'initial',
  'needs-translation': 'initial',
  'needs-l10n': 'translated',
  'needs-adaptation': 'translated',
  'needs-review-translation': 'translated',
  'needs-review-l10n': 'translated',
  'needs-review-adaptation': 'translated',
  'signed-off': 'reviewed',
  approved: 'reviewed',
  // PO
  fuzzy: 'translated',
  done: 'translated',
};

/** A text whose tool says nothing, or something unheard of, is translated and no more. `own` is the project's table. */
export function stateFrom(said: string, own: Readonly<Record<string, State>> = {}): State {
  if (Object.hasOwn(own, said)) return own[said]!;
  return Object.hasOwn(KNOWN, said) ? KNOWN[said]! : 'translated';
}

/** What an import may give: approval only where policy says so. */
export function capState(state: State, isApproving: boolean): Exclude<State, 'initial'> {
  if (state === 'initial') return 'translated';
  return !isApproving && STATES.indexOf(state) > STATES.indexOf('translated') ? 'translated' : state;
}
