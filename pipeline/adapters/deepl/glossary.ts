/** Our terms as a DeepL glossary: named after a hash of its content, reused, replaced when the terms change. */
import { ok, type Result } from '../../model/finding.ts';
import { hashText } from '../../model/hash.ts';
import type { DeeplClient } from './client.ts';

export type Terms = readonly { readonly source: string; readonly target: string }[];

/** Only glossaries whose name starts so, of the same owner and for the same pair of languages, are ours to remove. */
const OURS = 'galerada';

export async function ensureGlossary(
  client: DeeplClient,
  terms: Terms,
  { source, target, owner }: { readonly source: string; readonly target: string; readonly owner?: string },
): Promise<Result<string>> {
  const entries = Object.fromEntries(terms.map((term) => [term.source, term.target]));
  const family = [OURS, ...(owner ? [owner] : []), `${source}-${target}:`].join(':');
  const name = family + hashText(JSON.stringify(Object.entries(entries).sort()));
  const found = await client.glossaries();
  if (!found.ok) return found;
  const same = found.value.find((glossary) => glossary.name === name);
  const made = same ? ok(same.id) : await client.createGlossary({ name, source, target, entries });
  if (!made.ok) return made;
  for (const old of found.value) {
    if (old.name.startsWith(family) && old.name !== name) await client.deleteGlossary(old.id);
  }
  return made;
}
