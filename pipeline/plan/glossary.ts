/** A project's glossary in and out: `glossary.csv`, TBX-Basic, or CSV of the same columns. */
import { readTbx } from '../exchange/tbx/read.ts';
import { writeTbx } from '../exchange/tbx/write.ts';
import type { Config } from '../model/config.ts';
import { type Finding, fail, ok, type Result } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import type { Files } from '../ports.ts';
import { formatGlossary, readGlossary } from '../validate/glossary.ts';

interface GlossaryProject {
  readonly files: Files;
  readonly config: Config;
}

export interface GlossaryImport {
  readonly added: number;
  /** Terms that were there under the same English and Spanish forms, and are now as the file has them. */
  readonly changed: number;
  readonly same: number;
  /** Concepts of a TBX without an English and a Spanish term, by id. */
  readonly skipped: readonly string[];
  /** Rows of either file that break the schema: nothing is written while there are any. */
  readonly findings: readonly Finding[];
}

/** Merges a file into the glossary: a term is known again by its first English and Spanish form. */
export async function importGlossary(
  { files, config }: GlossaryProject,
  { file, text }: { readonly file: string; readonly text: string },
): Promise<Result<GlossaryImport>> {
  const incoming = readTerms(file, text);
  if (!incoming.ok) return incoming;
  const current = await currentTerms({ files, config });
  if (!current.ok) return current;
  const findings = [...current.value.findings, ...incoming.value.findings];
  const merged = merge(current.value.terms, incoming.value.terms);
  if (findings.length === 0 && merged.added + merged.changed > 0) {
    const written = await files.write(config.glossary, formatGlossary(merged.terms));
    if (!written.ok) return written;
  }
  const { added, changed, same } = merged;
  return ok({ added, changed, same, skipped: incoming.value.skipped, findings });
}

export async function exportGlossary(
  project: GlossaryProject,
  to: 'tbx' | 'csv',
): Promise<Result<{ readonly text: string; readonly terms: number; readonly findings: readonly Finding[] }>> {
  const current = await currentTerms(project);
  if (!current.ok) return current;
  const { terms, findings } = current.value;
  return ok({ text: to === 'tbx' ? writeTbx(terms) : formatGlossary(terms), terms: terms.length, findings });
}

interface Terms {
  readonly terms: readonly Term[];
  readonly findings: readonly Finding[];
  readonly skipped: readonly string[];
}

function readTerms(file: string, text: string): Result<Terms> {
  if (/\.tbx$/i.test(file)) {
    const read = readTbx(file, text);
    return read.ok ? ok({ ...read.value, findings: [] }) : read;
  }
  if (!/\.csv$/i.test(file))
    return fail({ reason: 'invalid', file, expected: 'FILE.tbx, FILE.csv', found: file });
  const read = readGlossary(file, text);
  return read.ok ? ok({ ...read.value, skipped: [] }) : read;
}

async function currentTerms({ files, config }: GlossaryProject): Promise<Result<Terms>> {
  const text = await files.readText(config.glossary);
  if (!text.ok) return text;
  if (text.value === undefined) return ok({ terms: [], findings: [], skipped: [] });
  const read = readGlossary(config.glossary, text.value);
  return read.ok ? ok({ ...read.value, skipped: [] }) : read;
}

function merge(
  current: readonly Term[],
  incoming: readonly Term[],
): { terms: Term[]; added: number; changed: number; same: number } {
  const terms = new Map(current.map((term) => [keyOf(term), term]));
  const counts = { added: 0, changed: 0, same: 0 };
  for (const term of incoming) {
    const known = terms.get(keyOf(term));
    if (!known) counts.added++;
    else if (formatGlossary([known]) === formatGlossary([term])) counts.same++;
    else counts.changed++;
    terms.set(keyOf(term), term);
  }
  return { terms: [...terms.values()], ...counts };
}

function keyOf({ forms }: Term): string {
  return JSON.stringify([forms.en[0], forms.es[0]]);
}
