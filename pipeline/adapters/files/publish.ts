/**
 * A whole folder in the place of another, in one step.
 *
 * The output is a symbolic link to a folder named after the hash of what it holds. The next one grows beside it, file
 * by file, and the link is renamed over the old link: one system call, so a reader sees the old edition or the new
 * one, whatever moment the process dies at. Two folders take turns: the one before the published one becomes the next,
 * so that what stays the same is neither written nor copied. (Derived files are not flushed one by one: after a power
 * cut, delete `.galerada/builds` and build again.)
 */
import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { lstat, mkdir, readdir, readlink, rename, rm, symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import type { Publication, Staging } from '../../ports.ts';
import { digestOf } from '../index/digest.ts';
import { type Found, keepEdited, lookInto } from './edited.ts';
import { describe } from './files.ts';
import { digestOfAll, listOf, readList, removeLists, writeList } from './listed.ts';

const BUILDS = '.galerada/builds';
/** What each of them was written with. */
const LISTS = '.galerada/published';

interface Build extends Found {
  readonly folder: string;
}

interface Place {
  readonly root: string;
  /** As people call it. */
  readonly output: string;
  readonly link: string;
  readonly builds: string;
  readonly lists: string;
  /** Undefined when there is nothing yet. */
  readonly current: Build | undefined;
}

export async function stageFolder(root: string, output: string): Promise<Result<Staging>> {
  const link = path.join(root, output);
  const lists = path.join(root, LISTS);
  try {
    const target = await currentTarget(link);
    if (target === 'foreign') return fail({ reason: 'foreign-output', folder: output });
    const current = target === undefined ? undefined : await publishedBuild(link, target, lists);
    return ok(new Stage({ root, output, link, builds: path.join(root, BUILDS), lists, current }));
  } catch (error) {
    return fail({ reason: 'unwritable', file: output, detail: describe(error) });
  }
}

/** The link is made anew with each build, whatever is done to the files behind it. */
export async function publishedAt(root: string, folder: string): Promise<string | undefined> {
  const info = await lstat(path.join(root, folder)).catch(() => undefined);
  return info?.isSymbolicLink() ? info.mtime.toISOString() : undefined;
}

/** Where the link leads; undefined when there is nothing yet; 'foreign' when something of another's stands there. */
async function currentTarget(link: string): Promise<string | undefined | 'foreign'> {
  const info = await lstat(link).catch(() => undefined);
  if (!info) return undefined;
  if (info.isSymbolicLink()) return path.resolve(path.dirname(link), await readlink(link));
  const empty = info.isDirectory() && (await readdir(link)).length === 0;
  if (!empty) return 'foreign';
  await rm(link, { recursive: true });
  return undefined;
}

async function publishedBuild(link: string, folder: string, lists: string): Promise<Build | undefined> {
  const there = await lstat(folder).catch(() => undefined);
  if (!there?.isDirectory()) return undefined;
  const since = (await lstat(link)).mtimeMs;
  const list = readList(lists, folder);
  if (list) return { folder, ...lookInto(folder, list.listed, since) };
  const actual = listOf(folder);
  if (digestOfAll(actual) === path.basename(folder))
    return { folder, held: new Map(actual), edited: new Set() };
  // Nobody knows what was published: whatever is newer is taken for an edit.
  const { edited } = lookInto(folder, new Map([...actual.keys()].map((name) => [name, ''])), since);
  return { folder, held: new Map(actual), edited };
}

class Stage implements Staging {
  readonly #place: Place;
  readonly #folder: string;
  readonly #next = new Map<string, string>();
  readonly #written = new Set<string>();
  readonly #made = new Set<string>();
  #fault: Failure | undefined;

  constructor(place: Place) {
    this.#place = place;
    this.#folder = path.join(place.builds, `next.${randomBytes(4).toString('hex')}.tmp`);
  }

  put(name: string, text: string): void {
    const digest = digestOf(text);
    this.#next.set(name, digest);
    if (this.#place.current?.held.get(name) === digest) {
      this.#written.delete(name);
      return;
    }
    const file = path.join(this.#folder, name);
    try {
      this.#makeFolder(path.dirname(file));
      writeFileSync(file, text);
      this.#written.add(name);
    } catch (error) {
      this.#fault ??= { reason: 'unwritable', file: this.#place.output, detail: describe(error) };
    }
  }

  keep(name: string): boolean {
    const { current } = this.#place;
    const digest = current?.edited.has(name) ? undefined : current?.held.get(name);
    if (digest !== undefined) this.#next.set(name, digest);
    return digest !== undefined;
  }

  leaveOut(name: string): void {
    this.#next.delete(name);
    this.#written.delete(name);
  }

  get published(): string | undefined {
    const { current } = this.#place;
    return current && path.basename(current.folder);
  }

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }

  async publish(): Promise<Result<Publication>> {
    const { output } = this.#place;
    try {
      return this.#fault ? { ok: false, failure: this.#fault } : ok(await this.#replace());
    } catch (error) {
      return fail({ reason: 'unwritable', file: output, detail: describe(error) });
    } finally {
      await this.drop();
    }
  }

  async drop(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
  }

  async #replace(): Promise<Publication> {
    const { root, link, builds, lists, current } = this.#place;
    const next = this.#next;
    const build = path.join(builds, digestOfAll(next));
    // An edit that is what is published now is none.
    const edited = [...(current?.edited ?? [])].filter((name) => current?.held.get(name) !== next.get(name));
    if (current?.folder === build) {
      const restored = await this.#restore(current);
      const changed = restored > 0;
      return { published: path.basename(build), changed, ...(edited.length ? { edited } : {}) };
    }
    const keptIn =
      current && edited.length ? await keepEdited(root, { link, build: current.folder }, edited) : undefined;
    this.#assemble(build, await this.#before());
    writeList(lists, build, next);
    await switchLink(link, build);
    // A build that was edited is none to come back to.
    await removeOld({ keep: [build, keptIn ? undefined : current?.folder], builds, lists });
    return { published: path.basename(build), changed: true, ...(keptIn ? { edited, keptIn } : {}) };
  }

  /**
   * What somebody deleted, put back with the time that all was published at, for what is newer was edited; returns how
   * many files. What nobody knows of stays there.
   */
  async #restore(current: Build): Promise<number> {
    const missing = [...this.#written].filter((name) => !current.held.has(name));
    if (missing.length === 0) return 0;
    const seconds = Math.floor((await lstat(this.#place.link)).mtimeMs / 1000);
    for (const name of missing) {
      const file = path.join(current.folder, name);
      const staged = path.join(this.#folder, name);
      await utimes(staged, seconds, seconds);
      await mkdir(path.dirname(file), { recursive: true });
      await rename(staged, file);
    }
    return missing.length;
  }

  /** The build before the published one, as it is by now; none where that is not known for sure. */
  async #before(): Promise<Build | undefined> {
    const { builds, lists, current } = this.#place;
    const published = current && path.basename(current.folder);
    const names = (await readdir(builds).catch(() => [])).filter((name) => name !== published);
    for (const name of names) {
      const folder = path.join(builds, name);
      const list = readList(lists, folder);
      if (list) return { folder, ...lookInto(folder, list.listed, list.time) };
    }
    return undefined;
  }

  #assemble(build: string, before: Build | undefined): void {
    const { current } = this.#place;
    mkdirSync(this.#folder, { recursive: true });
    const staged = `${this.#folder}.of`;
    renameSync(this.#folder, staged);
    if (before) renameSync(before.folder, this.#folder);
    this.#made.clear();
    for (const [name, digest] of this.#next) {
      const isWritten = this.#written.has(name);
      if (!isWritten && before?.held.get(name) === digest) continue;
      const file = path.join(this.#folder, name);
      this.#makeFolder(path.dirname(file));
      if (isWritten) renameSync(path.join(staged, name), file);
      else copyFileSync(path.join(current?.folder ?? '', name), file, constants.COPYFILE_FICLONE);
    }
    for (const name of before?.held.keys() ?? [])
      if (!this.#next.has(name)) rmSync(path.join(this.#folder, name), { force: true });
    rmSync(staged, { recursive: true, force: true });
    rmSync(build, { recursive: true, force: true });
    renameSync(this.#folder, build);
  }
}

async function switchLink(link: string, build: string): Promise<void> {
  const temporary = `${link}.${randomBytes(4).toString('hex')}.tmp`;
  await mkdir(path.dirname(link), { recursive: true });
  await symlink(path.relative(path.dirname(link), build), temporary, 'dir');
  await rename(temporary, link);
}

/** The build before this one stays, for readers that have it open; older ones and leftovers of crashes go. */
async function removeOld(at: { keep: (string | undefined)[]; builds: string; lists: string }): Promise<void> {
  const kept = new Set(at.keep.filter((build) => build !== undefined).map((build) => path.basename(build)));
  for (const name of await readdir(at.builds)) {
    if (!kept.has(name)) await rm(path.join(at.builds, name), { recursive: true, force: true });
  }
  removeLists(at.lists, kept);
}
