/**
 * The whole HTTP contract between `galerada review` and its client: types only, so that the client may import it.
 *
 * Ground rules
 * - Same origin only; there are no CORS headers. All paths start with `/api/`; bodies and answers are JSON in UTF-8,
 *   except the preview (HTML) and the events (`text/event-stream`).
 * - Every request carries the session's cookie (`HttpOnly`, `SameSite=Strict`: the browser sends it). Without a
 *   session every path but `GET /api/session`, `POST /api/session` and `GET /api/locales/:lng` answers 401.
 * - Every request that is not GET carries `Content-Type: application/json` (also without a body: send `{}`) and the
 *   header `X-Galerada: <Session.csrf>`; when nobody is signed in, `GET /api/session` gives a `csrf` for signing in.
 * - GET changes nothing.
 * - Texts for people (findings, errors, evidence) come in the language of the query `?lng=en|es` where it is given,
 *   else of `Accept-Language`, else English. `lng` is allowed on every path.
 * - Times are ISO 8601, UTC, whole seconds. Offsets are UTF-16 code units, as `String.prototype.slice` counts.
 * - Coded text: inline codes are numbered tags in the text, `Read <1>the report</1> now<2/>.` What each number stands
 *   for is in `Segment.codes`. A literal `<1>` of the text itself is written `\<1>`.
 * - Ids are opaque: take them from an answer, never make one.
 *
 * Versions
 * - A segment, a string's language and a separated article each have an `etag` in the body, quotation marks included.
 *   Send it back as `If-Match` when changing it. Without `If-Match` such a change is refused with 428; where the thing
 *   has changed meanwhile with 412, whose body (`Conflict`) holds both versions and, where the two changes touch
 *   different words, `merged`. Nothing is ever overwritten. A successful change answers with the new version whole.
 * - A segment's etag covers source, target and state; comments and dismissals of others do not make yours fail.
 *
 * Errors: any status ≥ 400 has a body of `ApiError`. 400 the body or query is not as described here, 401 nobody is
 * signed in, 403 the session may not do this (`code` says why), 404 no such thing (any more), 412 changed meanwhile,
 * 413 too large, 415 not JSON, 421 wrong host, 422 understood and refused (`code`), 428 `If-Match` is missing,
 * 429 too many tries to sign in, 503 the project is busy (a build runs): try again after `Retry-After` seconds.
 */
import type { BlockRole, CodeName } from '../model/article.ts';
import type { Severity } from '../model/finding.ts';
import type { Language } from '../model/locale.ts';
import type { Origin, State } from '../model/segment.ts';
import type { InterfacePurpose } from '../model/separation.ts';

// ───────────────────────────────────────────────────────────────────── errors

export interface ApiError {
  readonly error: {
    /** Stable: `not-signed-in`, `bad-request`, `conflict`, `not-allowed`, `own-work`, `codes-broken`, `busy` … */
    readonly code: string;
    /** What was expected and what was found, one sentence. */
    readonly title: string;
    /** What to do next. */
    readonly hint?: string;
  };
}

/** 412 of a segment. */
export interface Conflict extends ApiError {
  /** As it is now. */
  readonly theirs: Segment;
  /** What you sent. */
  readonly yours: { readonly target?: string; readonly state?: State };
  /** Both changes together, when `base` was sent and they touch different words. */
  readonly merged?: string;
}

/** 412 of a string's language. */
export interface StringConflict extends ApiError {
  readonly theirs: StringRow;
  readonly yours: Readonly<Record<string, string>>;
}

// ──────────────────────────────────────────────────────────────────── session

/**
 * `GET /api/session` → 200 always.
 *
 * The one-time link the terminal prints (`/sign-in?token=…`) sets the cookie and answers 303 to `/`. On a server for
 * a team (`signIn: 'password'`) people sign in by `POST /api/session` (`SignIn`) → 200 `Session`, 401 `wrong-password`,
 * 429. `DELETE /api/session` → 204 signs out.
 */
export interface Session {
  /** Undefined when nobody is signed in. */
  readonly user?: User;
  /** For the `X-Galerada` header. */
  readonly csrf: string;
  /** How one signs in here: by the link in the terminal, by name and password, or a proxy says who it is. */
  readonly signIn: 'link' | 'password' | 'proxy';
  /** The rest is there when somebody is signed in. */
  readonly project?: ProjectInfo;
}

export interface SignIn {
  readonly name: string;
  readonly password: string;
}

export interface User {
  /** Written into records as `by`. */
  readonly name: string;
  readonly role: string;
  readonly may: Permissions;
}

export interface Permissions {
  /** Save targets, comment, dismiss findings, add terms, correct the separation. */
  readonly edit: boolean;
  /** The states this role may give: a subset of `translated`, `reviewed`, `final`. */
  readonly states: readonly State[];
  /** False where the policy wants other eyes: approving a text one wrote oneself is refused with 403 `own-work`. */
  readonly approveOwn: boolean;
  /** Ask an engine (which may cost money). */
  readonly ask: boolean;
}

export interface ProjectInfo {
  /** The project folder's name, for the page's title. */
  readonly name: string;
  /** In the config's order. */
  readonly editions: readonly EditionInfo[];
  /** True when the server commits to git by the reviewer's name. */
  readonly commits: boolean;
  /** What the desk still works on after the start: articles whose findings are not known yet. 0 when done. */
  readonly unchecked: number;
  /** What could not be read, in words. */
  readonly failures: readonly { readonly title: string; readonly hint: string }[];
}

export interface EditionInfo {
  /** `es` */
  readonly name: string;
  /** For `lang`: `es-MX`. */
  readonly locale: string;
  readonly language: Language;
  /** The state an article's sentences must have to be published. */
  readonly require: State;
  /** The engine that can be asked; undefined when none is set. */
  readonly engine?: { readonly name: string; readonly paid: boolean };
  /** Letters and marks of this language a keyboard may lack, for insert keys: `¿ ¡ « »` … */
  readonly inserts: readonly string[];
}

/**
 * `GET /api/locales/:lng` → 200 the client's own texts: i18next JSON v4, the namespace `desk`, nested keys.
 * `lng` is one of `Locales.languages`; 404 otherwise. Cacheable by `ETag`.
 */
export interface Locales {
  readonly languages: readonly Language[];
  readonly language: Language;
  readonly desk: Readonly<Record<string, unknown>>;
}

// ─────────────────────────────────────────────────────────────────────── desk

/**
 * `GET /api/desk?…` (`DeskQuery` as query parameters; lists repeat the parameter: `state=initial&state=translated`)
 * → 200 `Desk`.
 */
export interface DeskQuery {
  /** Edition's name. All editions without it. */
  readonly edition?: string;
  /** Articles with a sentence in one of these states; `changed`: whose source changed since its translation. */
  readonly state?: readonly (State | 'changed')[];
  /** Rule ids, or `any`, `error`, `warning`, `info`. */
  readonly finding?: readonly string[];
  readonly origin?: readonly Origin[];
  /** Who last wrote a target: a person's name, an engine's. */
  readonly by?: readonly string[];
  /** Articles with comments: open ones, or any. */
  readonly comment?: 'open' | 'any';
  /** Words in source or target, title or file name; case and accents do not count. */
  readonly text?: string;
  /** ISO time or date: something was changed since. */
  readonly since?: string;
  readonly sort?:
    | 'title'
    | '-title'
    | 'age'
    | '-age'
    | 'words'
    | '-words'
    | 'findings'
    | '-findings'
    | 'progress'
    | '-progress';
  /** 0 without it. */
  readonly offset?: number;
  /** 100 without it, 500 at most. */
  readonly limit?: number;
}

export interface Desk {
  /** Of the filtered list, the page asked for. */
  readonly rows: readonly DeskRow[];
  /** Rows that the filters let through. */
  readonly total: number;
  /** By edition, of all its articles: what progress bars show. */
  readonly editions: readonly EditionProgress[];
  /** What there is to filter by, with the number of articles, over all editions asked for. */
  readonly facets: {
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: Severity;
      readonly title: string;
      readonly articles: number;
    }[];
    readonly authors: readonly { readonly by: string; readonly articles: number }[];
  };
}

export interface DeskRow {
  /** Of the galley: `GET /api/galleys/:id`. */
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** In the edition's language, when the title is translated. */
  readonly targetTitle?: string;
  readonly file: string;
  readonly sourceLanguage: Language;
  readonly counts: Counts;
  readonly findings: FindingCounts | null;
  /** Open comments. */
  readonly comments: number;
  /** Source words in sentences that are below the state the edition requires. */
  readonly wordsLeft: number;
  readonly words: number;
  /** Of the newest change by anyone; undefined when no entry says. */
  readonly changedAt?: string;
  readonly changedBy?: string;
  /** True when every sentence has the state its edition requires. */
  readonly publishable: boolean;
  /** The record on the disk cannot be understood: nothing can be saved; the findings of `galerada check` say why. */
  readonly blocked: boolean;
  /** Who has this galley open now, oneself included. */
  readonly present: readonly string[];
  /** With `text`: the first sentence that has the words. */
  readonly hit?: { readonly segment: string; readonly source: string; readonly target: string };
}

/** Sentences. `initial + translated + reviewed + final = segments`; `changed` and `empty` count within them. */
export interface Counts {
  readonly segments: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
  /** The source changed since its translation. */
  readonly changed: number;
}

/** `null` in place of this: not known yet; an event tells when it is. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export interface EditionProgress {
  readonly edition: string;
  readonly articles: number;
  readonly publishable: number;
  readonly counts: Counts;
  readonly words: number;
  readonly wordsLeft: number;
  readonly strings: { readonly total: number; readonly done: number };
}

/**
 * `POST /api/approvals` `BulkApproval` → 200 `BulkApproved`: everything clean in the galleys named, or in all the desk
 * query lets through. Clean: a target, no open comment, no finding of `error` or `warning`, below `state`, and the
 * policy lets this person approve it. Send `dryRun` first and show the counts.
 */
export interface BulkApproval {
  readonly state: Exclude<State, 'initial'>;
  readonly galleys?: readonly string[];
  readonly query?: DeskQuery;
  readonly dryRun?: boolean;
}

export interface BulkApproved {
  readonly approved: number;
  readonly articles: number;
  /** Sentences left as they were, by reason. */
  readonly left: {
    readonly empty: number;
    readonly findings: number;
    readonly comments: number;
    readonly ownWork: number;
    readonly already: number;
  };
}

// ───────────────────────────────────────────────────────────────────── galley

/** `GET /api/galleys/:id` → 200 `Galley`; has an `ETag` header and heeds `If-None-Match` (304). */
export interface Galley {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly file: string;
  readonly source: { readonly language: Language; readonly locale: string };
  readonly target: { readonly language: Language; readonly locale: string };
  readonly counts: Counts;
  readonly blocked: boolean;
  /** In reading order. */
  readonly blocks: readonly Block[];
  /** In reading order, those of one block together. */
  readonly segments: readonly Segment[];
  readonly terms: readonly Term[];
  /** Who else has it open, and where. */
  readonly present: readonly Presence[];
  /** Neighbours in the desk's default order of the same edition. */
  readonly before?: string;
  readonly after?: string;
}

/** A paragraph, heading, list item … as the page has it. */
export interface Block {
  readonly role: BlockRole;
  /** 1–6 for headings and titles. */
  readonly level?: number;
  /** Of a front-matter field or an attribute: `description`, `alt`. */
  readonly name?: string;
  /** Containers from the outermost inwards: `ul`, `blockquote`, `table`. */
  readonly within: readonly string[];
  /** Index of its first segment, and how many. */
  readonly first: number;
  readonly count: number;
}

export interface Segment {
  readonly id: string;
  readonly etag: string;
  /** Index into `Galley.blocks`. */
  readonly block: number;
  /** Coded texts. */
  readonly source: string;
  readonly target: string;
  readonly codes: readonly Code[];
  /** What it is worth today: an approval whose texts changed counts as `translated`. */
  readonly state: State;
  readonly origin: Origin;
  /** The person's name, the engine's, or the kind of memory match: `exact`, `in-context`, `phrasebook`, `as-is`. */
  readonly by?: string;
  readonly at?: string;
  /** Who gave the state `reviewed` or `final`. */
  readonly approved?: { readonly by: string; readonly at: string };
  /** The source changed since its translation: what both were. Show the difference to `source`. */
  readonly previous?: { readonly source: string; readonly target: string };
  /** What a machine or memory wrote before a person changed it. */
  readonly machine?: { readonly target: string; readonly by: string };
  readonly comments: readonly Comment[];
  readonly dismissed: readonly Dismissal[];
  /** Of the saved target. */
  readonly findings: readonly Finding[];
  /** Terms of the glossary in the source. */
  readonly terms: readonly TermHit[];
  /** Source words. */
  readonly words: number;
  /** Changes there are in the history. */
  readonly changes: number;
  /** Can be merged with the segment after it: both are sentences of one block. */
  readonly mergeable: boolean;
}

/** What a tag of coded text stands for. `open` stands for the pair. */
export interface Code {
  readonly id: number;
  readonly type: 'open' | 'standalone';
  readonly name: CodeName;
  /** What a reader sees in its place, or ''. */
  readonly equivalent: string;
}

export interface Comment {
  /** Stable within its segment. */
  readonly id: number;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly resolved: boolean;
}

export interface Dismissal {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
  readonly by: string;
  /** False when the target has changed since, so that it no longer holds. */
  readonly holds: boolean;
}

export interface Finding {
  readonly rule: string;
  /** The rule's name, short: `Number differs`. */
  readonly title: string;
  readonly severity: Severity;
  /** What is wrong, one sentence. */
  readonly message: string;
  readonly evidence: readonly string[];
  /** Where in the target; undefined when it concerns the whole. */
  readonly at?: { readonly start: number; readonly end: number };
  /** The whole target with this finding repaired. Undefined when nobody can know it. */
  readonly fix?: string;
}

export interface Presence {
  readonly user: string;
  /** Distinguishes two browsers of one person. */
  readonly client: string;
  readonly segment?: string;
  readonly typing: boolean;
  readonly at: string;
}

/**
 * `GET /api/galleys/:id/preview/:side` (`source` or `target`) → 200 `text/html`: for
 * `<iframe sandbox="" src=…>` only; it has no scripts and its own CSP. Each segment is an element with the id
 * `s-<segment id>`: load it with `#s-…` to scroll there and mark it. Untranslated sentences show the source, marked.
 */
export type PreviewSide = 'source' | 'target';

// ─────────────────────────────────────────── changing a segment (If-Match: etag)
//
// All below `/api/galleys/:id/segments/:segment`.

/** `GET …` → 200 `Segment`, with an `ETag` header. */

/**
 * `PUT …` `SaveSegment`, `If-Match` → 200 `Segment` · 412 `Conflict` · 422 `codes-broken` (a tag is not well formed, is
 * unknown or stands twice; lost tags are findings, not errors). An empty target takes the translation back. A new text
 * has the origin `person` and the state `translated`; saving the very same text changes nothing.
 */
export interface SaveSegment {
  readonly target: string;
  /** The target the person started from: lets the server merge two changes. */
  readonly base?: string;
  /** Save and approve in one step. */
  readonly state?: Exclude<State, 'initial'>;
  /** Where the text was taken from, for the record's origin. Without it: `person`. */
  readonly taken?: { readonly origin: 'memory' | 'machine'; readonly by: string };
}

/** `PUT …/state` `SetState`, `If-Match` → 200 `Segment` · 403 `not-allowed`, `own-work` · 412 · 422 `empty`. */
export interface SetState {
  /** `translated` takes an approval back. */
  readonly state: Exclude<State, 'initial'>;
}

/** `POST …/comments` `NewComment` → 201 `Segment`. */
export interface NewComment {
  readonly text: string;
}

/** `PUT …/comments/:comment` `ResolveComment` → 200 `Segment`. */
export interface ResolveComment {
  readonly resolved: boolean;
}

/** `POST …/dismissals` `NewDismissal` → 201 `Segment`: of the target as it is saved. `DELETE …/dismissals/:rule` → 200 `Segment`. */
export interface NewDismissal {
  readonly rule: string;
  /** Not empty. */
  readonly reason: string;
}

/** `GET …/history` → 200 `History`. */
export interface History {
  /** The newest first; the first is the segment as it is now. */
  readonly versions: readonly Version[];
}

export interface Version {
  /** For `Revert`. */
  readonly version: number;
  readonly target: string;
  readonly state: State;
  readonly origin: Origin;
  /** How this version came about; undefined for what was there before anyone changed it here. */
  readonly did?: 'saved' | 'approved' | 'reopened' | 'reverted' | 'took' | 'split' | 'merged';
  readonly by?: string;
  readonly at?: string;
}

/** `POST …/revert` `Revert`, `If-Match` → 200 `Segment`: puts a version's text back, as a change of its own. */
export interface Revert {
  readonly version: number;
}

/**
 * `POST …/split` `Split`, `If-Match` → 200 `Galley`: cuts the sentence in two; ids change. 422 `cannot-split` inside a
 * code pair or at an end. `POST …/merge` `{}`, `If-Match` → 200 `Galley`: with the segment after it, 422 `cannot-merge`.
 */
export interface Split {
  /** Offset in the coded source. */
  readonly source: number;
  /** Offset in the coded target. Without it the whole target goes to the first part. */
  readonly target?: number;
}

/** `POST …/check` `CheckTarget` → 200 `Checked`: of a target that is not saved; changes nothing. */
export interface CheckTarget {
  readonly target: string;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** Set when saving would be refused: a tag is malformed, unknown or doubled. */
  readonly refused?: string;
}

/** `GET …/suggestions` → 200 `Suggestions`: the best first, for Ctrl+1…9. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** The engine that can be asked for more, with what it would cost. */
  readonly engine?: EngineOffer;
}

export interface Suggestion {
  readonly source: string;
  readonly target: string;
  /** Per cent. 100: the very same text. Undefined for an engine's. */
  readonly score?: number;
  readonly kind: 'memory' | 'engine' | 'previous';
  readonly state?: State;
  readonly origin?: Origin;
  readonly by?: string;
  readonly at?: string;
  /** Id of the galley it stands in, when it is there. */
  readonly galley?: string;
  readonly article?: string;
  /** The figures, dates or names of a similar sentence that were replaced to fit this one. */
  readonly replaced?: readonly { readonly from: string; readonly to: string }[];
}

export interface EngineOffer {
  readonly name: string;
  readonly paid: boolean;
  /** Characters this sentence would be billed. */
  readonly characters: number;
}

/**
 * `POST …/ask` `{ characters }` (the price that was shown) → 200 `Asked` · 422 `price-changed`, `no-engine`,
 * `engine-failed`, `over-budget`. The answer is in the journal before it is shown, so it is never paid for twice.
 */
export interface Ask {
  readonly characters: number;
}

export interface Asked {
  readonly suggestion: Suggestion;
  /** Characters billed; 0 when it had been bought before. */
  readonly billed: number;
}

// ──────────────────────────────────────────────────────────── memory and terms

/** `GET /api/concordance?q=words&edition=es&limit=20` → 200 `Concordance`. Words in source or target. */
export interface Concordance {
  readonly hits: readonly Suggestion[];
}

/** `GET /api/terms?q=` → 200 `Terms`. */
export interface Terms {
  readonly terms: readonly Term[];
}

export interface Term {
  readonly id: string;
  /** Approved forms, the preferred one first. */
  readonly forms: Readonly<Record<Language, readonly string[]>>;
  readonly forbidden: Readonly<Record<Language, readonly string[]>>;
  /** False: stays as it is in every language. */
  readonly translate: boolean;
  readonly note?: string;
}

/** A term met in a source. */
export interface TermHit {
  /** `Term.id`, listed in `Galley.terms`. */
  readonly term: string;
  /** In the coded source. */
  readonly start: number;
  readonly end: number;
}

/** `POST /api/terms` `NewTerm` → 201 `Terms` (all of them) · 422 `term-exists`. Written to the glossary file. */
export interface NewTerm {
  readonly en: string;
  readonly es: string;
  /** False for a name that stays as it is. True without it. */
  readonly translate?: boolean;
  readonly note?: string;
}

// ─────────────────────────────────────────────────────────── interface strings

/** `GET /api/strings?…` (`StringsQuery`) → 200 `Strings`. */
export interface StringsQuery {
  /** Rows that lack a text in this edition's language, or have findings there, depending on `state`. */
  readonly edition?: string;
  readonly state?: 'missing' | 'findings' | 'done';
  readonly namespace?: string;
  /** In key or text. */
  readonly text?: string;
  readonly offset?: number;
  /** 100 without it, 500 at most. */
  readonly limit?: number;
}

export interface Strings {
  readonly rows: readonly StringRow[];
  readonly total: number;
  readonly namespaces: readonly string[];
}

/** One key, or all the forms of one plural, in all languages. `GET /api/strings/:id` → 200 `StringRow`. */
export interface StringRow {
  readonly id: string;
  readonly namespace: string;
  /** As code asks for it: `share.postOn`, `comments` for `comments_one` … */
  readonly key: string;
  readonly plural?: 'cardinal' | 'ordinal';
  /** In the config's order, one for each locale folder an edition reads. */
  readonly languages: readonly StringTexts[];
  /** `count`, `name`: what stands in `{{…}}` anywhere, in order of appearance. */
  readonly interpolations: readonly Interpolation[];
  /** Where articles show it. */
  readonly seen: readonly StringUse[];
  /** Characters a text may have; undefined without a limit. */
  readonly limit?: number;
}

export interface StringTexts {
  /** The folder: `es`. */
  readonly locale: string;
  readonly etag: string;
  readonly forms: readonly StringForm[];
}

export interface StringForm {
  /** '' for a key without plurals; else the CLDR category: `one`, `many`, `other`. All the language has. */
  readonly category: string;
  /** Numbers that take this form: `1`, `0, 2–19`. '' for a key without plurals. */
  readonly examples: string;
  /** '' when it is missing. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

export interface Interpolation {
  readonly name: string;
  /** As it is written, for a chip that inserts it: `{{count, number}}`. */
  readonly written: string;
}

export interface StringUse {
  readonly file: string;
  readonly line: number;
  /** As the article has it. */
  readonly text: string;
}

/**
 * `PUT /api/strings/:id/:locale` `SaveString`, `If-Match` → 200 `StringRow` · 412 `StringConflict` · 422. Forms that are
 * left out stay as they are; an empty text is refused (422 `empty`). `POST /api/strings/:id/:locale/check` `SaveString`
 * → 200 `CheckedForms`.
 */
export interface SaveString {
  /** By category; '' for a key without plurals. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface CheckedForms {
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
}

// ───────────────────────────────────────────────────────────── separation desk

/** `GET /api/separations?text=&unsure=true&offset=&limit=` → 200 `Separations`: the least certain article first. */
export interface Separations {
  readonly rows: readonly SeparationRow[];
  readonly total: number;
}

export interface SeparationRow {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly language: Language;
  readonly body: number;
  readonly interface: number;
  readonly strays: number;
  /** Of the block that was hardest to judge: 0.5 to 1. */
  readonly leastConfidence: number;
}

/** `GET /api/separations/:id` → 200 `SeparatedDetail`. */
export interface SeparatedDetail extends SeparationRow {
  readonly etag: string;
  readonly blocks: readonly SeparatedBlock[];
}

export interface SeparatedBlock {
  /** For `Correction`. */
  readonly id: number;
  readonly kind: 'body' | 'interface';
  readonly text: string;
  readonly language: string;
  /** 0.5 to 1. */
  readonly confidence: number;
  readonly purpose?: InterfacePurpose;
  readonly key?: { readonly namespace: string; readonly key: string; readonly isNew: boolean };
  readonly line: number;
  /** The strongest first; positive weights spoke for `interface`. */
  readonly evidence: readonly { readonly text: string; readonly weight: number }[];
  /** A person's decision, when there is one. */
  readonly decided?: { readonly kind: 'body' | 'interface'; readonly everywhere: boolean };
  readonly strays: readonly SeparatedStray[];
}

export interface SeparatedStray {
  /** In the block's `text`. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly suggestion?: string;
  /** Is put right unasked. */
  readonly safe: boolean;
  readonly evidence: readonly string[];
}

/**
 * `POST /api/separations/:id/decisions` `Correction`, `If-Match` → 200 `SeparatedDetail` (everything judged again; the
 * galleys of the article change too). Kept in `separation.json`. `DELETE /api/separations/:id/decisions`
 * `Correction` takes one back.
 */
export type Correction =
  | {
      readonly kind: 'body' | 'interface';
      /** `SeparatedBlock.id`. */
      readonly block: number;
      readonly purpose?: InterfacePurpose;
      /** The same line in all articles, not in this one alone. */
      readonly everywhere: boolean;
    }
  /** This word belongs where it stands. */
  | { readonly kind: 'word'; readonly word: string; readonly everywhere: boolean };

// ───────────────────────────────────────────────────────── presence and events

/** `PUT /api/presence` `Here` → 204. Every 15 s while a galley is open; gone after 40 s without one. */
export interface Here {
  /** Made once by the client, 8 to 64 of `A-Za-z0-9-`. */
  readonly client: string;
  /** Undefined: has left. */
  readonly galley?: string;
  readonly segment?: string;
  readonly typing?: boolean;
}

/**
 * `GET /api/events` → `text/event-stream`; each event's `event:` is its `type`, `data:` is the JSON of `ServerEvent`, and
 * `id:` counts up. After a gap the server sends `reload`. A comment line comes every 15 s. Own changes are told, too:
 * compare etags.
 */
export type ServerEvent =
  /** Segments of a galley are other than they were: by a person (`by`) or on the disk. Fetch what is not yours. */
  | {
      readonly type: 'segments';
      readonly galley: string;
      readonly segments: readonly { readonly id: string; readonly etag: string }[];
      readonly by?: string;
    }
  /** Segments have other findings, because of what was said elsewhere. */
  | { readonly type: 'findings'; readonly galley: string; readonly segments: readonly string[] }
  /** The article's own text or its separation changed: fetch the galley anew. */
  | { readonly type: 'galley'; readonly galley: string }
  /** Rows of the desk have new counts or findings. Sent at most once a second. */
  | { readonly type: 'desk'; readonly galleys: readonly string[]; readonly unchecked: number }
  | { readonly type: 'strings'; readonly ids: readonly string[] }
  | { readonly type: 'terms' }
  | { readonly type: 'presence'; readonly galley: string; readonly present: readonly Presence[] }
  /** So much changed that everything is to be fetched anew. */
  | { readonly type: 'reload' };
