/** The project in memory, kept as the disk has it. What the disk says wins over what is held here. */

import { buildExactMemory, type ExactMemory } from '../memory/exact.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { Article } from '../model/article.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import type { RecordSegment } from '../model/segment.ts';
import { assemblePlan, planArticle } from '../plan/assemble.ts';
import { learnKnowledge, type SiteKnowledge } from '../plan/knowledge.ts';
import { loadSnapshot, type Progress } from '../plan/load.ts';
import type { ArticlePlan } from '../plan/plan.ts';
import { SegmentChecker } from '../plan/review-check.ts';
import { type Galley, galleyId, galleysOf, summaryOf, withRecord } from '../plan/review-galley.ts';
import {
  type Kind,
  kindOf,
  parseRecord,
  readArticleFile,
  readDecisions,
  readLocaleFile,
  readTerms,
} from '../plan/review-load.ts';
import type { LocaleFile, RecordFile, Snapshot } from '../plan/snapshot.ts';
import type { StringsPlan } from '../plan/strings.ts';
import type { Project } from '../project.ts';
import { segmentTag } from '../review/tag.ts';
import { Background, breathe } from './background.ts';
import { Hub } from './hub.ts';

export class Live {
  readonly project: Project;
  readonly hub = new Hub();
  #snapshot: Snapshot;
  #site: SiteKnowledge;
  #memory: ExactMemory;
  #strings: StringsPlan;
  #checker: SegmentChecker;
  readonly #articles = new Map<string, ArticlePlan>();
  readonly #records = new Map<string, RecordFile>();
  #galleys = new Map<string, Galley>();
  /** Ids by the path of the record. */
  readonly #byPath = new Map<string, string>();

  private constructor(project: Project, snapshot: Snapshot, progress: Progress) {
    const plan = assemblePlan(snapshot, progress);
    this.project = project;
    this.#snapshot = snapshot;
    this.#site = learnKnowledge(snapshot);
    this.#memory = buildExactMemory(snapshot.records.map(({ record }) => adoptHandEdits(record)));
    this.#strings = plan.strings;
    this.#checker = new SegmentChecker(snapshot);
    for (const file of snapshot.records) this.#records.set(file.document.file, file);
    for (const article of plan.articles) this.#put(article);
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

  /** In the order of their names, edition by edition. */
  galleys(edition?: string): Galley[] {
    const all = [...this.#galleys.values()];
    return edition === undefined ? all : all.filter(({ planned }) => planned.edition.name === edition);
  }

  galley(id: string): Galley | undefined {
    return this.#galleys.get(id);
  }

  articles(): ArticlePlan[] {
    return [...this.#articles.values()];
  }

  article(id: string): ArticlePlan | undefined {
    return this.#articles.get(id);
  }

  edition(name: string): Edition | undefined {
    return this.config.editions.find((edition) => edition.name === name);
  }

  readonly #unremembered = new Set<string>();

  /** Records that changed since this was last asked, for the memory to take in. */
  takeChangedRecords(): RecordFile[] {
    const ids = [...this.#unremembered];
    this.#unremembered.clear();
    return ids.flatMap((id) => {
      const galley = this.#galleys.get(id);
      if (!galley) return [];
      this.#syncRecords(galley.article.article.id);
      return this.#records.get(galley.planned.path) ?? [];
    });
  }

  /** Puts a record that is on the disk in the place of the one held, and tells everybody what changed. */
  putRecord(galley: Galley, { record, text }: Pick<Galley, 'record' | 'text'>, by?: string): Galley {
    const next = withRecord(galley, record, text ?? '');
    this.#galleys.set(next.id, next);
    this.#tellSegments(galley, next, by);
    if (record.recut === galley.record.recut) return next;
    this.#plan(next.article.article, next.article.separation);
    return this.#galleys.get(next.id) ?? next;
  }

  /** Reads again what changed on the disk. What was written by ourselves is the same, and changes nothing. */
  async refresh(paths: Iterable<string>): Promise<void> {
    const kinds = [...new Set(paths)].flatMap((path) => {
      const kind = kindOf(path, this.config);
      return kind ? [{ path, kind }] : [];
    });
    for (const { path, kind } of kinds) await this.#refreshOne(path, kind);
  }

  async #refreshOne(path: string, kind: Kind): Promise<void> {
    switch (kind.kind) {
      case 'record':
        return this.refreshRecord(path);
      case 'article':
        return this.#refreshArticle(path, kind.folder);
      case 'locale':
        return this.#refreshLocale({ path, ...kind });
      case 'glossary':
        return this.refreshTerms();
      case 'decisions':
        return this.refreshDecisions();
      case 'config':
        return this.hub.send({ type: 'reload' });
    }
  }

  async refreshRecord(path: string): Promise<void> {
    const id = this.#byPath.get(path);
    const galley = id === undefined ? undefined : this.#galleys.get(id);
    if (!galley) return;
    const read = await this.project.files.readText(path);
    if (!read.ok || read.value === galley.text) return;
    if (read.value === undefined) this.#records.delete(path);
    else {
      const parsed = parseRecord(path, read.value);
      this.#setUnusable(path, !parsed.ok);
      if (parsed.ok) this.#records.set(path, parsed.value);
    }
    this.#pending.add(path);
    this.#plan(galley.article.article, galley.article.separation);
    this.#pending.delete(path);
  }

  #setUnusable(path: string, isUnusable: boolean): void {
    const unusable = new Set(this.#snapshot.unusable);
    if (isUnusable) unusable.add(path);
    else unusable.delete(path);
    this.#snapshot = { ...this.#snapshot, unusable };
  }

  async #refreshArticle(path: string, folder: string): Promise<void> {
    const known = this.articles().find(({ article }) => article.path === path);
    const read = await readArticleFile({ files: this.project.files, config: this.config }, { folder, path });
    if (!read.ok || read.value?.source === known?.article.source) return;
    if (read.value) this.#plan(read.value, this.#site.separate(read.value));
    else if (known) this.#remove(known);
    this.#syncArticles();
  }

  #remove({ article, editions }: ArticlePlan): void {
    this.#articles.delete(article.id);
    for (const { edition } of editions) {
      const id = galleyId(article.id, edition.name);
      if (this.#galleys.delete(id)) this.hub.send({ type: 'galley', galley: id });
    }
  }

  #syncArticles(): void {
    const articles = this.articles().map(({ article }) => article);
    this.#snapshot = { ...this.#snapshot, articles: articles.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  }

  async #refreshLocale(at: { path: string; locale: string; namespace: string }): Promise<void> {
    const read = await readLocaleFile({ files: this.project.files, config: this.config }, at);
    if (!read.ok) return this.#setUnusable(at.path, true);
    this.#setUnusable(at.path, false);
    this.putLocale(at.path, read.value);
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

  async refreshTerms(): Promise<void> {
    const read = await readTerms({ files: this.project.files, config: this.config });
    if (!read.ok) return;
    this.#snapshot = { ...this.#snapshot, glossary: read.value };
    this.#checker = new SegmentChecker(this.#snapshot);
    this.hub.send({ type: 'terms' });
    this.checkInBackground();
  }

  /** Judges an article again at once, and all others some at a time. */
  async refreshDecisions(first?: string): Promise<void> {
    const read = await readDecisions({ files: this.project.files, config: this.config });
    if (!read.ok || JSON.stringify(read.value) === JSON.stringify(this.#snapshot.decisions)) return;
    this.#snapshot = { ...this.#snapshot, decisions: read.value };
    const site = learnKnowledge(this.#snapshot);
    this.#site = site;
    const known = first === undefined ? undefined : this.#articles.get(first);
    if (known) this.#judge(known, site);
    void this.#judgeAll(site);
  }

  async #judgeAll(site: SiteKnowledge): Promise<void> {
    for (const article of this.articles()) {
      // Somebody has decided something else meanwhile, and it all starts again.
      if (this.#site !== site || this.#background.isClosed) return;
      this.#judge(article, site);
      await breathe();
    }
  }

  #judge({ article, separation }: ArticlePlan, site: SiteKnowledge): void {
    const judged = site.separate(article);
    if (JSON.stringify(judged) !== JSON.stringify(separation)) this.#plan(article, judged);
  }

  #plan(article: Article, separation: ArticlePlan['separation']): void {
    this.#syncRecords(article.id);
    const planning = { snapshot: this.#snapshot, records: this.#records, memory: this.#memory };
    const before = this.#articles.get(article.id);
    const next = planArticle(article, separation, planning);
    this.#put(next);
    for (const { edition } of next.editions) {
      const id = galleyId(article.id, edition.name);
      if (before && this.#galleys.has(id)) this.hub.send({ type: 'galley', galley: id });
    }
    this.checkInBackground();
  }

  /** What was saved here since a record was read is on the disk, too: plans are made from that. */
  #syncRecords(article: string): void {
    for (const { name } of this.config.editions) {
      const galley = this.#galleys.get(galleyId(article, name));
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

  /** A galley that stays keeps its place in the list. */
  #put(article: ArticlePlan): void {
    this.#articles.set(article.article.id, article);
    const galleys = galleysOf(article);
    const ids = new Set(galleys.map(({ id }) => id));
    for (const { edition } of article.editions) {
      const id = galleyId(article.article.id, edition.name);
      if (!ids.has(id)) this.#galleys.delete(id);
    }
    for (const galley of galleys) {
      this.#galleys.set(galley.id, galley);
      this.#byPath.set(galley.planned.path, galley.id);
    }
  }

  #tellSegments(before: Galley, after: Galley, by: string | undefined): void {
    const changed = after.record.segments.filter((entry) => before.entries.get(entry.id) !== entry);
    if (changed.length === 0) return;
    const segments = changed.map((entry: RecordSegment) => ({ id: entry.id, etag: segmentTag(entry) }));
    this.hub.send({ type: 'segments', galley: after.id, segments, ...(by === undefined ? {} : { by }) });
    this.#touched.add(after.id);
    this.#unremembered.add(after.id);
    this.#tellDesk();
  }

  readonly #touched = new Set<string>();
  #deskTimer: NodeJS.Timeout | undefined;

  #tellDesk(): void {
    this.#deskTimer ??= setTimeout(() => {
      this.#deskTimer = undefined;
      this.hub.send({
        type: 'desk',
        galleys: [...this.#touched].slice(0, 1000),
        unchecked: this.unchecked,
      });
      this.#touched.clear();
    }, 1000).unref();
  }

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
    const galley = this.#galleys.get(id);
    if (!galley) return;
    summaryOf(galley);
    this.#checker.check(galley);
    this.#touched.add(id);
    this.#tellDesk();
  }

  asked(): void {
    this.#background.asked();
  }

  close(): void {
    this.#background.close();
    clearTimeout(this.#deskTimer);
  }
}
