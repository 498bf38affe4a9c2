/** Who may do what: roles as a config names them, by the highest state each may give. */
import type { Config, ReviewConfig } from '../model/config.ts';
import { type RecordSegment, STATES, type State } from '../model/segment.ts';

export interface Reviewer {
  /** As records have it. */
  readonly name: string;
  readonly role: string;
  readonly email?: string;
}

export interface Permissions {
  readonly edit: boolean;
  readonly states: readonly State[];
  readonly approveOwn: boolean;
  readonly ask: boolean;
}

const ROLES: ReviewConfig['roles'] = {
  reader: 'initial',
  translator: 'translated',
  reviewer: 'reviewed',
  editor: 'final',
};

/** The config's review section with every default in it. */
export function reviewConfig({ review = {} }: Pick<Config, 'review'>): ReviewConfig {
  return {
    role: 'editor',
    users: {},
    approveOwn: true,
    ...review,
    roles: { ...ROLES, ...review.roles },
  };
}

/** A person by name. A role that the config does not know may only look. */
export function reviewerOf(name: string, config: ReviewConfig): Reviewer {
  const user = Object.hasOwn(config.users, name) ? config.users[name] : undefined;
  return { name, role: user?.role ?? config.role, ...(user?.email ? { email: user.email } : {}) };
}

export function permissionsOf({ role }: Pick<Reviewer, 'role'>, config: ReviewConfig): Permissions {
  const highest = Object.hasOwn(config.roles, role) ? (config.roles[role] ?? 'initial') : 'initial';
  const rank = STATES.indexOf(highest);
  return {
    edit: rank > 0,
    states: STATES.filter((_, at) => at > 0 && at <= rank),
    approveOwn: config.approveOwn,
    ask: rank > 0,
  };
}

/** Why a person may not give a text this state; undefined when they may. */
export function refusalOf(
  entry: Pick<RecordSegment, 'origin' | 'by' | 'state'>,
  state: State,
  who: { readonly reviewer: Reviewer; readonly may: Permissions },
): 'not-allowed' | 'own-work' | undefined {
  const { reviewer, may } = who;
  if (!may.edit || !may.states.includes(state)) return 'not-allowed';
  // Taking back what a higher role gave needs that role.
  if (isApproval(entry.state) && !may.states.includes(entry.state)) return 'not-allowed';
  const isOwn = entry.origin === 'person' && entry.by === reviewer.name;
  return isApproval(state) && isOwn && !may.approveOwn ? 'own-work' : undefined;
}

export function isApproval(state: State): boolean {
  return state === 'reviewed' || state === 'final';
}
