/** Many questions to an index at once. */
import { ok, type Result } from '../../model/finding.ts';
import type { FuzzyQuery, MemoryMatch } from '../../model/memory.ts';

/** What of an index is needed to ask it. */
export interface Finds {
  find(query: FuzzyQuery): Promise<Result<readonly MemoryMatch[]>>;
  findAll?(queries: readonly FuzzyQuery[]): Promise<Result<readonly (readonly MemoryMatch[])[]>>;
}

type Matches = readonly MemoryMatch[];

/** Answers in the order of the queries. The same question is asked once. */
export async function findAll(
  index: Finds,
  queries: readonly FuzzyQuery[],
): Promise<Result<readonly Matches[]>> {
  const distinct: FuzzyQuery[] = [];
  const known = new Map<string, Map<string, number>>();
  const places = queries.map((query) => {
    const kind = kindOf(query);
    const ofKind = known.get(kind) ?? new Map<string, number>();
    const place = ofKind.get(query.source) ?? distinct.push(query) - 1;
    known.set(kind, ofKind.set(query.source, place));
    return place;
  });
  const found = await findEach(index, distinct);
  return found.ok ? ok(places.map((place) => found.value[place] ?? [])) : found;
}

/** The same without a look for questions that are asked twice. */
export async function findEach(
  index: Finds,
  queries: readonly FuzzyQuery[],
): Promise<Result<readonly Matches[]>> {
  if (index.findAll) return index.findAll(queries);
  const answers: Matches[] = [];
  for (const query of queries) {
    const found = await index.find(query);
    if (!found.ok) return found;
    answers.push(found.value);
  }
  return ok(answers);
}

/** All of a question but its text: a key that held the text would be hashed anew for each. */
function kindOf({ edition, sourceLanguage, atLeast, limit }: FuzzyQuery): string {
  return `${edition}\0${sourceLanguage}\0${atLeast}\0${limit}`;
}
