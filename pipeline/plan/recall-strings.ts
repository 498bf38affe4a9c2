/** What the memory knows of the site's strings that a plan would buy: the very same text only, whatever it was. */
import { findAll } from '../memory/fuzzy/find-all.ts';
import type { CodedText } from '../model/coded-text.ts';
import type { Config, Edition } from '../model/config.ts';
import { ok, type Result } from '../model/finding.ts';
import type { FuzzyQuery, MemoryMatch } from '../model/memory.ts';
import type { MemoryIndex } from '../ports.ts';
import type { StringAddition, StringRequest, StringsPlan } from './strings.ts';

/** A string has no codes: a translation with any is none of a string. */
const CODE = /<\/?\d+\/?>/;

export async function recallStrings(
  index: MemoryIndex,
  strings: StringsPlan,
  { editions }: Config,
): Promise<Result<StringsPlan>> {
  // A language that no edition is in has no memory.
  const asked = strings.requests.flatMap((request) => {
    const edition = editions.find(({ language }) => language === request.to);
    return edition ? [{ request, query: queryOf(request, edition) }] : [];
  });
  const found = await findAll(
    index,
    asked.map(({ query }) => query),
  );
  if (!found.ok) return found;
  const known = new Map(asked.map(({ request }, at) => [request, textOf(found.value[at])]));
  const additions: StringAddition[] = [];
  const requests: StringRequest[] = [];
  for (const request of strings.requests) {
    const { namespace, key, to } = request;
    const text = known.get(request);
    if (text === undefined) requests.push(request);
    else additions.push({ language: to, namespace, key, text, from: 'memory' });
  }
  return ok({ ...strings, additions: [...strings.additions, ...additions], requests });
}

function queryOf({ from, text }: StringRequest, { name }: Edition): FuzzyQuery {
  return { source: text as CodedText, edition: name, sourceLanguage: from, atLeast: 100, limit: 1 };
}

function textOf([match]: readonly MemoryMatch[] = []): string | undefined {
  return match?.score === 100 && !CODE.test(match.target) ? match.target : undefined;
}
