/** What reviewers do to an entry of a record. Pure: an entry and a decision give an entry, or a reason why not. */
import type { CodedText } from '../model/coded-text.ts';
import { hashText } from '../model/hash.ts';
import { effectiveState } from '../model/record.ts';
import type { Change, Origin, RecordSegment, State } from '../model/segment.ts';
import { brokenCode } from './codes.ts';
import { versionsOf } from './history.ts';
import { isApproval, type Permissions, type Reviewer, refusalOf } from './policy.ts';

export interface Who {
  readonly reviewer: Reviewer;
  readonly may: Permissions;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
}

export type Decision =
  | {
      readonly kind: 'save';
      readonly target: string;
      readonly state?: Exclude<State, 'initial'>;
      readonly taken?: { readonly origin: Exclude<Origin, 'person'>; readonly by: string };
    }
  | { readonly kind: 'state'; readonly state: Exclude<State, 'initial'> }
  | { readonly kind: 'revert'; readonly version: number }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'resolve'; readonly comment: number; readonly resolved: boolean }
  | { readonly kind: 'dismiss'; readonly rule: string; readonly reason: string }
  | { readonly kind: 'undismiss'; readonly rule: string };

export type Refusal =
  | { readonly why: 'not-allowed' | 'own-work' | 'empty' | 'no-such-version' | 'no-such-comment' }
  | { readonly why: 'codes-broken'; readonly tag: string };

export type Decided =
  | { readonly ok: true; readonly entry: RecordSegment }
  | { readonly ok: false; readonly refusal: Refusal };

export function decide(entry: RecordSegment, decision: Decision, who: Who): Decided {
  if (!who.may.edit) return refuse({ why: 'not-allowed' });
  switch (decision.kind) {
    case 'save':
      return save(entry, decision, who);
    case 'state':
      return setState(entry, decision.state, who);
    case 'revert':
      return revert(entry, decision.version, who);
    case 'comment':
      return done({ ...entry, comments: [...(entry.comments ?? []), comment(decision.text, who)] });
    case 'resolve':
      return resolve(entry, decision.comment, decision.resolved);
    case 'dismiss':
      return done(dismiss(entry, decision, who));
    case 'undismiss':
      return done(undismiss(entry, decision.rule));
  }
}

function done(entry: RecordSegment): Decided {
  return { ok: true, entry };
}

function refuse(refusal: Refusal): Decided {
  return { ok: false, refusal };
}

function save(entry: RecordSegment, decision: Extract<Decision, { kind: 'save' }>, who: Who): Decided {
  const { target, state, taken } = decision;
  if (target.trim() !== '') {
    const tag = brokenCode(entry.source, target);
    if (tag !== undefined) return refuse({ why: 'codes-broken', tag });
  }
  const saved = target === entry.target ? entry : written(entry, target as CodedText, { who, taken });
  return state && state !== effectiveState(saved) ? setState(saved, state, who) : done(saved);
}

interface Writing {
  readonly who: Who;
  readonly taken?: { readonly origin: Origin; readonly by: string } | undefined;
  readonly did?: Change['did'];
}

/** A new text: a person's, or one that a person took as it was offered. */
function written(entry: RecordSegment, target: CodedText, { who, taken, did }: Writing): RecordSegment {
  const { approved: _approved, previous, ...rest } = entry;
  const isEmpty = target.trim() === '';
  const text = isEmpty ? ('' as CodedText) : target;
  return {
    ...rest,
    target: text,
    state: isEmpty ? 'initial' : 'translated',
    origin: taken?.origin ?? 'person',
    by: taken?.by ?? who.reviewer.name,
    at: who.at,
    sourceHash: hashText(entry.source),
    targetHash: hashText(text),
    // Once the changed sentence has its translation, the old one has served.
    ...(isEmpty && previous ? { previous } : {}),
    ...logged(entry, { did: did ?? (taken ? 'took' : 'saved'), who, textChanged: true }),
  };
}

function setState(entry: RecordSegment, state: Exclude<State, 'initial'>, who: Who): Decided {
  if (entry.target === '') return refuse({ why: 'empty' });
  const now = effectiveState(entry);
  const why = refusalOf({ ...entry, state: now }, state, who);
  if (why) return refuse({ why });
  if (now === state) return done(entry);
  const { approved: _approved, previous: _previous, ...rest } = entry;
  const approves = isApproval(state);
  return done({
    ...rest,
    state,
    sourceHash: hashText(entry.source),
    targetHash: hashText(entry.target),
    ...(approves ? { approved: { by: who.reviewer.name, at: who.at } } : {}),
    ...logged(entry, { did: approves ? 'approved' : 'reopened', who, textChanged: false }),
  });
}

function revert(entry: RecordSegment, version: number, who: Who): Decided {
  const found = versionsOf(entry).find((one) => one.version === version);
  if (!found) return refuse({ why: 'no-such-version' });
  if (found.target === entry.target) return done(entry);
  const broken = brokenCode(entry.source, found.target);
  if (broken !== undefined) return refuse({ why: 'codes-broken', tag: broken });
  return done(written(entry, found.target as CodedText, { who, did: 'reverted' }));
}

/** Saves of one person that follow each other within this many milliseconds are one change: autosave is no history. */
const ONE_SITTING = 10 * 60 * 1000;

function logged(
  entry: RecordSegment,
  { did, who, textChanged }: { did: Change['did']; who: Who; textChanged: boolean },
): Pick<RecordSegment, 'history'> {
  const history = entry.history ?? [];
  const last = history.at(-1);
  const goesOn =
    did === 'saved' &&
    last?.did === 'saved' &&
    last.by === who.reviewer.name &&
    Date.parse(who.at) - Date.parse(last.at) < ONE_SITTING;
  if (goesOn) return { history };
  const { target, state, origin, by, at } = entry;
  const before = {
    ...(textChanged ? { target } : {}),
    state: effectiveState({ ...entry, state }),
    origin,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
  return { history: [...history, { did, by: who.reviewer.name, at: who.at, before }] };
}

function comment(text: string, { reviewer, at }: Who) {
  return { text: text.trim(), by: reviewer.name, at };
}

function resolve(entry: RecordSegment, index: number, resolved: boolean): Decided {
  const comments = entry.comments ?? [];
  if (!comments[index]) return refuse({ why: 'no-such-comment' });
  return done({
    ...entry,
    comments: comments.map((one, at) => {
      if (at !== index) return one;
      const { resolved: _resolved, ...rest } = one;
      return resolved ? { ...rest, resolved } : rest;
    }),
  });
}

function dismiss(
  entry: RecordSegment,
  { rule, reason }: { rule: string; reason: string },
  { reviewer, at }: Who,
): RecordSegment {
  const targetHash = hashText(entry.target);
  const others = (entry.dismissed ?? []).filter((one) => one.rule !== rule);
  return {
    ...entry,
    targetHash,
    dismissed: [...others, { rule, reason: reason.trim(), by: reviewer.name, at, targetHash }],
  };
}

function undismiss(entry: RecordSegment, rule: string): RecordSegment {
  const { dismissed = [], ...rest } = entry;
  const others = dismissed.filter((one) => one.rule !== rule);
  return others.length ? { ...rest, dismissed: others } : rest;
}
