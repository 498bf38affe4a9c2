/** A look at one article without reading the others: what recurs on the site is what the last build kept of it. */
import { formatOf } from '../intake/read.ts';
import type { Config } from '../model/config.ts';
import type { Failure, Finding, Result } from '../model/finding.ts';
import type { Files } from '../ports.ts';
import type { Repetition } from '../separate/repetition.ts';
import { learnKnowledge } from './knowledge.ts';
import { loadOne } from './load.ts';
import { type SeparatedArticle, separatedArticle } from './separated.ts';
import { sightingsOf } from './sightings.ts';

/** Derived: without it, or with one that cannot be read, nothing is known to recur until the next build. */
const REPETITION_FILE = '.galerada/repetition.json';

export type SeparatedOne =
  /** With what else could not be read, and what is wrong with the site's own files: their strings were not known. */
  | {
      readonly ok: true;
      readonly value: SeparatedArticle;
      readonly failures: readonly Failure[];
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly failures: readonly Failure[] };

/** False for files that no article is read from, and outside the project. */
export function isArticlePath(path: string): boolean {
  return !path.startsWith('../') && formatOf(path) !== undefined;
}

export async function separateOne(files: Files, config: Config, path: string): Promise<SeparatedOne> {
  const loaded = await loadOne(files, config, path);
  const [article] = loaded.articles;
  if (!article) return { ok: false, failures: loaded.failures };
  const site = learnKnowledge(loaded, await keptRepetition(files));
  const planned = { article, separation: site.separate(article) };
  const value = separatedArticle(planned, sightingsOf([planned], site));
  const findings = loaded.findings.filter(({ file }) => file !== path);
  return { ok: true, value, failures: loaded.failures, findings };
}

/** Written when it differs from what is there, so that a build that changes nothing writes nothing. */
export async function keepRepetition(files: Files, repetition: Repetition): Promise<Result<true>> {
  const text = `${JSON.stringify(repetition)}\n`;
  const held = await files.readText(REPETITION_FILE);
  return held.ok && held.value === text ? { ok: true, value: true } : files.write(REPETITION_FILE, text);
}

async function keptRepetition(files: Files): Promise<Repetition | undefined> {
  const text = await files.readText(REPETITION_FILE);
  if (!text.ok || text.value === undefined) return undefined;
  try {
    const kept = JSON.parse(text.value) as Partial<Repetition>;
    return kept.lines && kept.titles ? (kept as Repetition) : undefined;
  } catch {
    return undefined;
  }
}
