/** The galley that is open: its segments, which one is edited, and what saving does. */
import { batch, computed, signal } from '@preact/signals';
import type { Conflict, Counts, Galley, Presence, SaveSegment, Segment, ServerEvent } from '../../../api.ts';
import { type Draft, draftsOf, dropDraft, keepDraft, type Taken } from './drafts.ts';
import { ask, Refused } from './http.ts';
import { setQuery } from './route.ts';
import { approvalState, editionOf, may } from './session.ts';
import { say, sayError } from './status.ts';
import { t } from './texts.ts';

export const galley = signal<Galley | undefined>(undefined);
export const active = signal<string | undefined>(undefined);
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map());
export const conflict = signal<{ readonly segment: string; readonly body: Conflict } | undefined>(undefined);
export const present = signal<readonly Presence[]>([]);
/**
 * Made once per page: tells two browsers of one person apart. Not `randomUUID`, which a page has only over TLS or on
 * this machine's own names.
 */
export const CLIENT = [...crypto.getRandomValues(new Uint32Array(4))]
  .map((part) => part.toString(36))
  .join('-');

/** As they are now: what is saved here moves the bar at once. */
export const counts = computed((): Counts => {
  const now = { segments: 0, initial: 0, translated: 0, reviewed: 0, final: 0, changed: 0 };
  for (const { state, previous } of galley.value?.segments ?? []) {
    now.segments++;
    now[state]++;
    if (previous) now.changed++;
  }
  return now;
});

const ORDER = ['initial', 'translated', 'reviewed', 'final'] as const;

/** Every sentence has the state its edition requires to be published. */
export const isReady = computed(() => {
  const required = editionOf(galley.value?.edition ?? '')?.require ?? 'final';
  const below = ORDER.slice(0, ORDER.indexOf(required));
  return counts.value.segments > 0 && below.every((state) => counts.value[state] === 0);
});

export const base = (id: string) => `/galleys/${encodeURIComponent(id)}`;
export const segmentPath = (segment: string) =>
  `${base(galley.value?.id ?? '')}/segments/${encodeURIComponent(segment)}`;

export async function openGalley(id: string, wanted?: string): Promise<void> {
  const read = await ask<Galley>(base(id));
  batch(() => {
    drafts.value = draftsOf(id);
    galley.value = read;
    present.value = read.present;
    const there = (one: string | undefined) => read.segments.some((segment) => segment.id === one);
    if (!there(active.value)) active.value = there(wanted) ? wanted : undefined;
  });
}

export function closeGalley(): void {
  galley.value = undefined;
  active.value = undefined;
  conflict.value = undefined;
}

export const segmentOf = (id: string | undefined): Segment | undefined =>
  galley.value?.segments.find((one) => one.id === id);

export function putSegment(next: Segment): void {
  const now = galley.value;
  if (now) galley.value = { ...now, segments: now.segments.map((one) => (one.id === next.id ? next : one)) };
}

export function type(segment: Segment, text: string): void {
  const id = galley.value?.id ?? '';
  const old = drafts.value.get(segment.id);
  const next = new Map(drafts.value);
  if (text === (old?.base ?? segment.target)) {
    next.delete(segment.id);
    dropDraft(id, segment.id);
  } else {
    const draft = {
      text,
      base: old?.base ?? segment.target,
      etag: old?.etag ?? segment.etag,
      at: Date.now(),
      ...(old?.taken ? { taken: old.taken } : {}),
    };
    next.set(segment.id, draft);
    if (!keepDraft(id, segment.id, draft)) say(t('galley.storageFull'), true);
  }
  drafts.value = next;
}

/** The draft began as a suggestion. */
export function took(id: string, taken: Taken): void {
  const draft = drafts.value.get(id);
  if (!draft) return;
  const next = { ...draft, taken };
  keepDraft(galley.value?.id ?? '', id, next);
  drafts.value = new Map(drafts.value).set(id, next);
}

export function forget(segment: string): void {
  const next = new Map(drafts.value);
  next.delete(segment);
  dropDraft(galley.value?.id ?? '', segment);
  drafts.value = next;
}

/** One save of a segment after the other: two at once would be of the same version, and the second a conflict. */
const saving = new Map<string, Promise<boolean>>();

/** True when the segment is as the person wants it on the server. */
export function save(id: string, more: Pick<SaveSegment, 'state'> = {}): Promise<boolean> {
  const before = saving.get(id) ?? Promise.resolve(true);
  const next = before.then(() => saveNow(id, more));
  saving.set(id, next);
  return next.finally(() => saving.get(id) === next && saving.delete(id));
}

async function saveNow(id: string, more: Pick<SaveSegment, 'state'>): Promise<boolean> {
  const segment = segmentOf(id);
  const draft = drafts.value.get(id);
  if (!segment || !may().edit || (!draft && !more.state)) return segment !== undefined;
  try {
    const saved = draft
      ? await saveDraft(id, draft, more)
      : await put(id, segment.etag, { target: segment.target, ...more });
    settle(saved, draft?.text ?? segment.target);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 412)
      conflict.value = { segment: id, body: error.body as Conflict };
    else sayError(error);
    return false;
  }
}

const put = (id: string, etag: string, body: SaveSegment) =>
  ask<Segment>(segmentPath(id), { method: 'PUT', body, etag });

const takenFrom = ({ origin, by }: Taken) => ({ taken: { origin, by } });

async function saveDraft(id: string, draft: Draft, more: Pick<SaveSegment, 'state'>): Promise<Segment> {
  const { text, base, etag, taken } = await saveMachineText(id, draft);
  return put(id, etag, { target: text, base, ...more, ...(taken?.text === text ? takenFrom(taken) : {}) });
}

/** What an engine wrote before a person changed it is a version of its own: the history tells the two apart. */
async function saveMachineText(id: string, draft: Draft): Promise<Draft> {
  const { taken, ...rest } = draft;
  if (taken?.origin !== 'machine' || taken.text === draft.text) return draft;
  try {
    const saved = await put(id, draft.etag, { target: taken.text, base: draft.base, ...takenFrom(taken) });
    const next = { ...rest, base: saved.target, etag: saved.etag };
    keepDraft(galley.value?.id ?? '', id, next);
    drafts.value = new Map(drafts.value).set(id, { ...next, text: drafts.value.get(id)?.text ?? next.text });
    return next;
  } catch (error) {
    // An answer that no record may hold is no version: the person's own text stands alone.
    if (error instanceof Refused && error.status === 422) return rest;
    throw error;
  }
}

/** What was typed while the answer was on its way stays a draft, of the version that was saved. */
function settle(saved: Segment, sent: string): void {
  batch(() => {
    const draft = drafts.value.get(saved.id);
    putSegment(saved);
    if (draft && draft.text !== sent) {
      const { taken: _taken, ...own } = draft;
      const rest = { ...own, base: saved.target, etag: saved.etag };
      keepDraft(galley.value?.id ?? '', saved.id, rest);
      drafts.value = new Map(drafts.value).set(saved.id, rest);
    } else forget(saved.id);
    const segments = galley.value?.segments ?? [];
    const place = segments.findIndex((one) => one.id === saved.id) + 1;
    const troubles = saved.findings.filter((one) => one.severity !== 'info').length;
    say(
      [
        t('galley.saved'),
        t('galley.place', { place, total: segments.length }),
        t('galley.warnings', { count: troubles }),
        ...(isReady.value ? ['·', t('galley.ready')] : []),
      ].join(' '),
    );
  });
}

export function edit(id: string | undefined): void {
  const before = active.value;
  if (before === id) return;
  active.value = id;
  setQuery({ segment: id });
  if (before && drafts.value.has(before)) void save(before);
}

export function step(by: 1 | -1): void {
  const segments = galley.value?.segments ?? [];
  const at = segments.findIndex((one) => one.id === active.value);
  const next = segments[at < 0 ? 0 : at + by];
  if (next) edit(next.id);
}

export async function saveAndNext(): Promise<void> {
  const id = active.value;
  if (id && !saving.has(id) && (await save(id))) step(1);
}

export async function approve(andNext: boolean): Promise<void> {
  const id = active.value;
  const state = approvalState();
  if (!id || saving.has(id)) return;
  if (!state) return say(t('galley.mayNotApprove'), true);
  if ((await save(id, { state })) && andNext) step(1);
}

/** After a conflict: the text chosen, as a draft of the version that is there now. */
export function resolveConflict(text: string): void {
  const met = conflict.value;
  if (!met) return;
  batch(() => {
    putSegment(met.body.theirs);
    forget(met.segment);
    conflict.value = undefined;
    type(met.body.theirs, text);
  });
}

/** Takes a change that answers with the whole segment. */
export async function change(
  path: string,
  method: 'PUT' | 'POST' | 'DELETE',
  body: unknown,
  etag?: string,
): Promise<boolean> {
  const id = active.value;
  if (!id) return false;
  try {
    const answer = await ask<Segment | Galley>(`${segmentPath(id)}${path}`, {
      method,
      body,
      ...(etag ? { etag } : {}),
    });
    if ('segments' in answer) await openGalley(answer.id);
    else putSegment(answer);
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

export async function hear(event: ServerEvent): Promise<void> {
  const now = galley.value;
  if (!now) return;
  if (event.type === 'presence' && event.galley === now.id) present.value = event.present;
  if (
    event.type === 'reload' ||
    event.type === 'terms' ||
    (event.type === 'galley' && event.galley === now.id)
  )
    await openGalley(now.id).catch(sayError);
  if ((event.type !== 'segments' && event.type !== 'findings') || event.galley !== now.id) return;
  const concerned =
    event.type === 'findings'
      ? event.segments
      : event.segments.filter(({ id, etag }) => segmentOf(id)?.etag !== etag).map(({ id }) => id);
  for (const id of concerned)
    if (segmentOf(id)) await ask<Segment>(segmentPath(id)).then(putSegment).catch(sayError);
}
