/** What came back, into records and locale files. Pure: says what would be written, and of each segment what became of it. */
import { codeChanges, expand, isSameSource, retag } from '../exchange/codes.ts';
import type { ExchangeDocument, ExchangeSegment, Returned } from '../exchange/model.ts';
import { capState, stateFrom } from '../exchange/states.ts';
import type { CodedText } from '../model/coded-text.ts';
import type { Message } from '../model/finding.ts';
import {
  type Comment,
  type RecordSegment,
  STATES,
  type State,
  type TranslationRecord,
} from '../model/segment.ts';
import type { Position } from '../model/text.ts';
import { brokenCode } from '../review/codes.ts';
import { decide } from '../review/decide.ts';
import { fold, type Place, Places } from './exchange-places.ts';
import { keyOf } from './exchange-strings.ts';

export interface ImportOptions {
  /** May give `reviewed` and `final`. */
  readonly approve: boolean;
  /** The project's own table of states. */
  readonly states: Readonly<Record<string, State>>;
  /** Who translated, as records have it. */
  readonly by: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
  /** Strings come with their interpolations as written, not as codes. */
  readonly isPlain: boolean;
}

/** Said of a text that was approved elsewhere, where this import may not approve. */
export const CAPPED = 'exchange:noted.capped';

/** What became of one segment. */
export interface ImportItem {
  readonly what: 'taken' | 'unchanged' | 'empty' | 'refused';
  readonly file: string;
  /** Of what is refused, where its segments are numbered anew in each. */
  readonly unit?: string;
  readonly segment: string;
  /** Where a refused one stands in the file that came back, if its format says. */
  readonly at?: Position;
  readonly state?: State;
  /** Why it is refused, or what to look at although it is taken. */
  readonly notes: readonly Message[];
}

export interface ImportPlan {
  readonly items: readonly ImportItem[];
  /** Records that change, by path. */
  readonly records: ReadonlyMap<string, TranslationRecord>;
  /** Texts of strings that change, by locale file. */
  readonly strings: ReadonlyMap<string, readonly { readonly key: string; readonly text: string }[]>;
}

/** A record that the import may write to, by the path of its article. */
export type Records = ReadonlyMap<
  string,
  { readonly path: string; readonly record: TranslationRecord; readonly blocked: boolean }
>;

export function planImport(
  returned: Iterable<Returned>,
  { document, records }: { document: ExchangeDocument; records: Records },
  options: ImportOptions,
): ImportPlan {
  const places = new Places(document);
  const entries = new Map<string, Map<string, RecordSegment>>();
  const strings = new Map<string, { key: string; text: string }[]>();
  const items: ImportItem[] = [];
  for (const one of returned) {
    const place = places.find(one);
    const item = place ? judge(place, one, options) : refuse(one, 'unknown');
    items.push(item.report);
    if (!place || item.report.what === 'refused') continue;
    if (place.file.kind === 'strings') addString(strings, place, item);
    else takeEntry(entries, { place, one, item, records, items }, options);
  }
  return { items, records: changedRecords(entries, records), strings };
}

interface Judged {
  readonly report: ImportItem;
  readonly target?: CodedText;
  readonly state?: Exclude<State, 'initial'>;
}

function refuse(one: Returned, why: string, values?: Message['values']): Judged {
  const { file, unit, segment, at } = one;
  const note = { key: `exchange:refused.${why}`, ...(values ? { values } : {}) };
  const place = { file, ...(unit === segment ? {} : { unit }), segment, ...(at ? { at } : {}) };
  return { report: { what: 'refused', ...place, notes: [note] } };
}

function judge({ file, segment }: Place, one: Returned, options: ImportOptions): Judged {
  const isPlain = options.isPlain && file.kind === 'strings';
  if (one.source !== undefined && !isSource(segment, one.source, isPlain)) return refuse(one, 'source');
  const wanted = stateFrom(one.state, options.states);
  const target = targetOf(segment, one, isPlain);
  // What a tool says is not translated yet, and is but a copy of the source, is not; the words of OmegaT stay `new`.
  if (target.trim() === '' || (wanted === 'initial' && isSource(segment, target, isPlain)))
    return { report: { what: 'empty', file: one.file, segment: segment.id, notes: [] } };
  const broken = isPlain ? undefined : brokenCode(segment.source, target);
  if (broken !== undefined) return refuse(one, 'codes', { tag: broken });
  const lost = isPlain ? lostPlain(segment, target) : codeChanges(segment.source, target).lost;
  // A text that lost a code is not approved by anybody who did not see that.
  const state = capState(lost.length ? 'translated' : wanted, options.approve);
  const notes = [
    ...(lost.length ? [{ key: 'exchange:noted.lost', values: { tags: lost.join(' ') } }] : []),
    ...(STATES.indexOf(wanted) > STATES.indexOf(state) && !lost.length && !options.approve
      ? [{ key: 'exchange:noted.capped', values: { state: wanted } }]
      : []),
  ];
  const report = { file: one.file, segment: segment.id, state, notes };
  return {
    report: { ...report, what: isUnchanged({ file, segment }, target, state) ? 'unchanged' : 'taken' },
    target,
    state,
  };
}

function rank(state: State): number {
  return STATES.indexOf(state);
}

function isSource(segment: ExchangeSegment, source: CodedText, isPlain: boolean): boolean {
  if (isPlain) return fold(source) === fold(expand(segment.source, segment.codes));
  return isSameSource(source, segment.source);
}

function targetOf(segment: ExchangeSegment, { source, target }: Returned, isPlain: boolean): CodedText {
  if (isPlain || source === undefined) return target;
  return retag(target, source, segment.source);
}

function lostPlain({ codes, source }: ExchangeSegment, target: string): string[] {
  const text = expand(source, codes);
  return codes.map(({ start }) => start).filter((code) => text.includes(code) && !target.includes(code));
}

/** The same text in a state that is there already, or further. */
function isUnchanged(
  { file, segment }: Pick<Place, 'file' | 'segment'>,
  target: CodedText,
  state: State,
): boolean {
  if (file.kind === 'strings')
    return fold(expand(target, segment.codes)) === fold(expand(segment.target, segment.codes));
  return target === segment.target && rank(state) <= rank(segment.state);
}

function addString(
  strings: Map<string, { key: string; text: string }[]>,
  { file, unit, segment }: Place,
  { report, target }: Judged,
): void {
  if (report.what !== 'taken' || target === undefined) return;
  const list = strings.get(file.original) ?? [];
  list.push({ key: keyOf(unit, segment), text: expand(target, segment.codes) });
  strings.set(file.original, list);
}

interface Taking {
  readonly place: Place;
  readonly one: Returned;
  readonly item: Judged;
  readonly records: Records;
  readonly items: ImportItem[];
}

function takeEntry(
  entries: Map<string, Map<string, RecordSegment>>,
  taking: Taking,
  options: ImportOptions,
): void {
  const { place, one, item, records, items } = taking;
  const held = records.get(place.file.original);
  const changed = entries.get(place.file.original) ?? new Map<string, RecordSegment>();
  const entry =
    changed.get(place.segment.id) ?? held?.record.segments.find(({ id }) => id === place.segment.id);
  if (!held || !entry || held.blocked) {
    items[items.length - 1] = refuse(one, held?.blocked ? 'blocked' : 'unknown').report;
    return;
  }
  const commented = withComments(entry, one, options);
  const done = item.report.what === 'taken' ? save(commented, item, options) : { entry: commented };
  if (!('entry' in done)) items[items.length - 1] = refuse(one, done.why).report;
  else if (done.entry !== entry) entries.set(place.file.original, changed.set(entry.id, done.entry));
}

/** As a reviewer of the project would save it: one way to write a person's text. */
function save(
  entry: RecordSegment,
  { target = entry.target, state = 'translated' }: Judged,
  { by, at, approve }: ImportOptions,
): { readonly entry: RecordSegment } | { readonly why: string } {
  const states: State[] = approve ? ['translated', 'reviewed', 'final'] : ['translated'];
  const may = { edit: true, states, approveOwn: true, ask: true };
  const decided = decide(
    entry,
    { kind: 'save', target, state },
    { reviewer: { name: by, role: 'import' }, may, at },
  );
  return decided.ok ? { entry: decided.entry } : { why: decided.refusal.why };
}

/** Those that are not there yet, by their words. */
function withComments(
  entry: RecordSegment,
  { comments }: Returned,
  { by, at }: ImportOptions,
): RecordSegment {
  const known = new Set((entry.comments ?? []).map(({ text }) => fold(text)));
  const fresh = comments.filter(({ text }) => !known.has(fold(text)));
  if (fresh.length === 0) return entry;
  const added = fresh.map((one): Comment => ({ text: one.text, by: one.by ?? by, at }));
  return { ...entry, comments: [...(entry.comments ?? []), ...added] };
}

function changedRecords(
  entries: ReadonlyMap<string, ReadonlyMap<string, RecordSegment>>,
  records: Records,
): Map<string, TranslationRecord> {
  const changed = new Map<string, TranslationRecord>();
  for (const [original, segments] of entries) {
    const held = records.get(original);
    if (!held) continue;
    const { record } = held;
    changed.set(held.path, {
      ...record,
      segments: record.segments.map((entry) => segments.get(entry.id) ?? entry),
    });
  }
  return changed;
}
