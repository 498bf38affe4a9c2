/** What the memory knows of the site's strings that a plan would buy: the very same text only, whatever it was. */
import type { CodedText } from '../model/coded-text.ts';
import type { Config } from '../model/config.ts';
import { ok, type Result } from '../model/finding.ts';
import type { MemoryIndex } from '../ports.ts';
import type { StringAddition, StringRequest, StringsPlan } from './strings.ts';

/** A string has no codes: a translation with any is none of a string. */
const CODE = /<\/?\d+\/?>/;

export async function recallStrings(
  index: MemoryIndex,
  strings: StringsPlan,
  { editions }: Config,
): Promise<Result<StringsPlan>> {
  const additions: StringAddition[] = [];
  const requests: StringRequest[] = [];
  for (const request of strings.requests) {
    const { namespace, key, to } = request;
    const edition = editions.find(({ language }) => language === to);
    const found = edition ? await textOf(index, request, edition.name) : ok(undefined);
    if (!found.ok) return found;
    if (found.value === undefined) requests.push(request);
    else additions.push({ language: to, namespace, key, text: found.value, from: 'memory' });
  }
  return ok({ ...strings, additions: [...strings.additions, ...additions], requests });
}

async function textOf(
  index: MemoryIndex,
  { from, text }: StringRequest,
  edition: string,
): Promise<Result<string | undefined>> {
  const source = text as CodedText;
  const matches = await index.find({ source, edition, sourceLanguage: from, atLeast: 100, limit: 1 });
  if (!matches.ok) return matches;
  const [match] = matches.value;
  return ok(match?.score === 100 && !CODE.test(match.target) ? match.target : undefined);
}
