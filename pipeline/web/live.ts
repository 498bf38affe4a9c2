/** The project in memory, kept as the disk has it. What the disk says wins over what is held here. */

import { buildExactMemory, type ExactMemory } from '../memory/exact.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { Article } from '../model/article.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { assemblePlan, planArticle } from '../plan/assemble.ts';
import { learnKnowledge, type SiteKnowledge } from '../plan/knowledge.ts';
import { loadSnapshot, type Progress } from '../plan/load.ts';
import type { ArticlePlan } from '../plan/plan.ts';
import { SegmentChecker } from '../plan/review-check.ts';
import type { Said } from '../plan/review-echoes.ts';
import { type Galley, galleyId, summaryOf, withRecord } from '../plan/review-galley.ts';
import { parseRecord } from '../plan/review-load.ts';
import type { LocaleFile, RecordFile, Snapshot } from '../plan/snapshot.ts';
import type { StringsPlan } from '../plan/strings.ts';
import type { Project } from '../project.ts';
import type { Decision } from '../separate/decisions.ts';
import { Background, breathe } from './background.ts';
import { Hub } from './hub.ts';
import { Announcer } from './live/announcer.ts';
import { articlesConcerned } from './live/concerned.ts';
import { GalleyIndex } from './live/galley-index.ts';

export class Live {
  readonly project: Project;
  readonly hub = new Hub();
  readonly #told = new Announcer(this.hub, () => this.unchecked);
  #snapshot: Snapshot;
  #site: SiteKnowledge;
  #memory: ExactMemory;
  #strings: StringsPlan;
  #checker: SegmentChecker;
  readonly #index = new GalleyIndex();
  readonly #records = new Map<string, RecordFile>();

  private constructor(project: Project, snapshot: Snapshot, progress: Progress) {
    const plan = assemblePlan(snapshot, progress);
    this.project = project;
    this.#snapshot = snapshot;
    this.#site = learnKnowledge(snapshot);
    this.#memory = buildExactMemory(snapshot.records.map(({ record }) => adoptHandEdits(record)));
    this.#strings = plan.strings;
    this.#checker = this.#newChecker();
    for (const file of snapshot.records) this.#records.set(file.document.file, file);
    for (const article of plan.articles) this.#index.put(article);
  }

  static async open(project: Project, progress: Progress): Promise<Live> {
    return new Live(project, await loadSnapshot(project.files, project.config, progress), progress);
  }

  get config(): Config {
    return this.#snapshot.config;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get strings(): StringsPlan {
    return this.#strings;
  }

  get site(): SiteKnowledge {
    return this.#site;
  }

  get checker(): SegmentChecker {
    return this.#checker;
  }

  get failures(): readonly Failure[] {
    return this.#snapshot.failures;
  }

  get terms(): readonly Term[] {
    return this.#snapshot.glossary;
  }

  galleyAt(path: string): Galley | undefined {
    return this.#index.galleyAt(path);
  }

  galleys(edition?: string): Galley[] {
    return this.#index.galleys(edition);
  }

  galley(id: string): Galley | undefined {
    return this.#index.galley(id);
  }

  articles(): ArticlePlan[] {
    return this.#index.articles();
  }

  article(id: string): ArticlePlan | undefined {
    return this.#index.article(id);
  }

  edition(name: string): Edition | undefined {
    return this.config.editions.find((edition) => edition.name === name);
  }

  /** Records that changed since this was last asked, for the memory to take in. */
  takeChangedRecords(): Pick<RecordFile, 'record'>[] {
    return this.#told.takeChanged().flatMap((id) => this.galley(id) ?? []);
  }

  /** Puts a record that is on the disk in the place of the one held, and tells everybody what changed. */
  putRecord(galley: Galley, { record, text }: Pick<Galley, 'record' | 'text'>, by?: string): Galley {
    const next = withRecord(galley, record, text ?? '');
    const concerned = this.#index.replace(next);
    this.#told.segments(galley, next, by);
    this.#recheck(concerned);
    if (record.recut === galley.record.recut) return next;
    this.#plan(next.article.article, next.article.separation);
    return this.galley(next.id) ?? next;
  }

  #newChecker(): SegmentChecker {
    return new SegmentChecker({ ...this.#snapshot, echoes: this.#index.echoes });
  }

  /** Sentences elsewhere that findings compare with what was changed. */
  #recheck(concerned: readonly Said[]): void {
    for (const [id, said] of Map.groupBy(concerned, ({ galley }) => galley)) {
      const galley = this.galley(id);
      if (!galley) continue;
      for (const { segment } of said) this.#checker.forget(galley, segment);
      this.hub.send({ type: 'findings', galley: id, segments: said.map(({ segment }) => segment.id) });
      this.#background.add([id]);
    }
  }

  /** A record as the disk has it now; undefined where there is none any more. */
  putRecordFile(galley: Galley, file: RecordFile | undefined): void {
    const { path } = galley.planned;
    if (file) this.#records.set(path, file);
    else this.#records.delete(path);
    this.#replanFromDisk(galley);
  }

  /** A record that cannot be understood: what is held stays, and nothing is written over it. */
  blockRecord(galley: Galley): void {
    this.setUnusable(galley.planned.path, true);
    this.#replanFromDisk(galley);
  }

  #replanFromDisk({ article, planned }: Galley): void {
    this.#pending.add(planned.path);
    this.#plan(article.article, article.separation);
    this.#pending.delete(planned.path);
  }

  setUnusable(path: string, isUnusable: boolean): void {
    const unusable = new Set(this.#snapshot.unusable);
    if (isUnusable) unusable.add(path);
    else unusable.delete(path);
    this.#snapshot = { ...this.#snapshot, unusable };
  }

  /** The article as the disk has it now; undefined where there is none any more. */
  putArticle(known: ArticlePlan | undefined, article: Article | undefined): void {
    if (article) this.#plan(article, this.#site.separate(article));
    else if (known) for (const id of this.#index.remove(known)) this.hub.send({ type: 'galley', galley: id });
    this.#syncArticles();
  }

  #syncArticles(): void {
    const articles = this.articles().map(({ article }) => article);
    this.#snapshot = { ...this.#snapshot, articles: articles.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  }

  putLocale(path: string, file: LocaleFile | undefined): void {
    const { locales } = this.#snapshot;
    const known = locales.find(({ document }) => document.file === path);
    if (known?.document.text === file?.document.text) return;
    const others = locales.filter(({ document }) => document.file !== path);
    const all = file ? [...others, file] : others;
    const sorted = all.sort((a, b) => (a.document.file < b.document.file ? -1 : 1));
    this.#snapshot = { ...this.#snapshot, locales: sorted };
    this.hub.send({ type: 'strings', ids: [] });
  }

  putTerms(glossary: readonly Term[]): void {
    this.#snapshot = { ...this.#snapshot, glossary };
    this.#checker = this.#newChecker();
    this.hub.send({ type: 'terms' });
    this.checkInBackground();
  }

  /**
   * Judges `first` again at once, and all others that a changed decision may speak of, some at a time. Which lines
   * recur on the site is no matter of decisions, and is not learnt again.
   */
  putDecisions(decisions: readonly Decision[], first: string | undefined): void {
    const before = this.#snapshot.decisions;
    if (JSON.stringify(decisions) === JSON.stringify(before)) return;
    this.#snapshot = { ...this.#snapshot, decisions };
    this.#site = learnKnowledge(this.#snapshot, this.#site.repetition);
    const known = first === undefined ? undefined : this.article(first);
    if (known) this.#judge(known);
    void this.#judgeSome(articlesConcerned(before, decisions), this.#site);
  }

  async #judgeSome(concerned: ReadonlySet<string> | 'all', site: SiteKnowledge): Promise<void> {
    // Somebody may have decided something else before the last one was done: what was left is then done with that.
    for (const id of concerned === 'all' ? this.articles().map(({ article }) => article.id) : concerned)
      this.#unjudged.add(id);
    for (const id of this.#unjudged) {
      if (this.#site !== site || this.#background.isClosed) return;
      this.#unjudged.delete(id);
      const article = this.article(id);
      if (article) this.#judge(article);
      await breathe();
    }
  }

  readonly #unjudged = new Set<string>();

  #judge({ article, separation }: ArticlePlan): void {
    const judged = this.#site.separate(article);
    if (JSON.stringify(judged) !== JSON.stringify(separation)) this.#plan(article, judged);
  }

  #plan(article: Article, separation: ArticlePlan['separation']): void {
    this.#syncRecords(article.id);
    const planning = { snapshot: this.#snapshot, records: this.#records, memory: this.#memory };
    const before = this.article(article.id);
    const next = planArticle(article, separation, planning);
    this.#index.put(next);
    const ids = next.editions.map(({ edition }) => galleyId(article.id, edition.name));
    const there = ids.filter((id) => this.galley(id));
    if (before) for (const id of there) this.hub.send({ type: 'galley', galley: id });
    this.#background.add(there);
  }

  /** What was saved here since a record was read is on the disk, too: plans are made from that. */
  #syncRecords(article: string): void {
    for (const { name } of this.config.editions) {
      const galley = this.galley(galleyId(article, name));
      const text = galley?.text;
      const path = galley?.planned.path;
      if (path === undefined || !text || this.#records.get(path)?.document.text === text) continue;
      if (this.#pending.has(path)) continue;
      const parsed = parseRecord(path, text);
      if (parsed.ok) this.#records.set(path, parsed.value);
    }
  }

  /** Paths whose record was just read anew from the disk. */
  readonly #pending = new Set<string>();

  readonly #background = new Background((id) => this.#checkOne(id));

  get unchecked(): number {
    return this.#background.left;
  }

  /** Works out what nobody has asked for yet. */
  checkInBackground(): void {
    const unknown = this.galleys().filter((galley) => !this.#checker.isKnown(galley));
    this.#background.start(unknown.map(({ id }) => id));
  }

  #checkOne(id: string): void {
    const galley = this.galley(id);
    if (!galley) return;
    summaryOf(galley);
    this.#checker.check(galley);
    this.#told.desk(id);
  }

  asked(): void {
    this.#background.asked();
  }

  close(): void {
    this.#background.close();
    this.#told.close();
  }
}
