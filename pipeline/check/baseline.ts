/** Findings that were there when the check was adopted: known, and only ever fewer. */
import type { Finding } from '../model/finding.ts';
import { excerpt } from './excerpt.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Places } from './places.ts';

export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
  /** For who reads the file. */
  readonly text: string;
  readonly count: number;
  /** With a reason, it is dismissed for good and not merely old. */
  readonly reason?: string;
  readonly by?: string;
}

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

export interface Compared {
  readonly fresh: readonly Finding[];
  readonly known: readonly KnownFinding[];
  /** How many the file still lists and nobody finds any more. */
  readonly gone: number;
}

export interface KnownFinding {
  readonly finding: Finding;
  readonly entry: BaselineEntry;
}

/** A rule that breaks down is never old news. */
const NEVER = new Set(['bug']);

export function compareWithBaseline(
  findings: readonly Finding[],
  { findings: entries }: Baseline,
  places: Places,
): Compared {
  const left = new Map(entries.map((entry) => [entry.fingerprint, { entry, count: entry.count }]));
  const fresh: Finding[] = [];
  const known: KnownFinding[] = [];
  for (const finding of findings) {
    const listed = NEVER.has(finding.rule) ? undefined : left.get(fingerprintOf(finding, places));
    if (listed && listed.count > 0) {
      listed.count--;
      known.push({ finding, entry: listed.entry });
    } else fresh.push(finding);
  }
  return { fresh, known, gone: [...left.values()].reduce((sum, { count }) => sum + count, 0) };
}

/** All there is now, for a site that has no baseline yet. */
export function makeBaseline(findings: readonly Finding[], places: Places): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (NEVER.has(finding.rule)) continue;
    const fingerprint = fingerprintOf(finding, places);
    const count = (entries.get(fingerprint)?.count ?? 0) + 1;
    const text = excerpt(places.textOf(finding));
    entries.set(fingerprint, { rule: finding.rule, file: finding.file, fingerprint, text, count });
  }
  return { version: 1, findings: [...entries.values()].sort(inOrder) };
}

/** The baseline without what is gone. What is new never gets in. */
export function ratchet(baseline: Baseline, known: readonly KnownFinding[]): Baseline {
  const counts = new Map<string, number>();
  for (const { entry } of known) counts.set(entry.fingerprint, (counts.get(entry.fingerprint) ?? 0) + 1);
  const findings = baseline.findings.flatMap((entry) => {
    const count = counts.get(entry.fingerprint);
    return count ? [{ ...entry, count }] : [];
  });
  return { version: 1, findings };
}

export function formatBaseline({ version, findings }: Baseline): string {
  const $schema = 'https://galerada.dev/schemas/baseline.schema.json';
  return `${JSON.stringify({ $schema, version, findings }, null, 2)}\n`;
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  const [left, right] = [a, b].map(({ file, rule, fingerprint }) => `${file}\0${rule}\0${fingerprint}`);
  return left! < right! ? -1 : left! > right! ? 1 : 0;
}
