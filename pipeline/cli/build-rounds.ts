/** A build goes on until another one would change nothing. */
import { type ApplyOptions, applyPlan, type Outcome } from '../plan/apply.ts';
import type { Plan } from '../plan/plan.ts';
import { type Built, nextBuild, saidNext } from '../plan/settled.ts';
import type { Project } from '../project.ts';

type Files = Project['files'];

/** What is written is seen, to plan what comes after it. */
export function recordWriting(files: Files): { files: Files; written: ReadonlyMap<string, string> } {
  const written = new Map<string, string>();
  const write: Files['write'] = async (file, text) => {
    const result = await files.write(file, text);
    if (result.ok) written.set(file, text);
    return result;
  };
  return { files: { ...files, write }, written };
}

export interface Told {
  readonly outcome: Outcome;
  readonly plan: Plan;
}

/** Two are enough where one article waits for another's sentence; a third says that nothing is left. */
const ROUNDS = 3;

/** Does what the next build would do, until there is nothing left; `next` is what that one says then. */
export async function finish(
  site: Project,
  first: Built,
  how: ApplyOptions,
): Promise<Told & { next?: Told }> {
  let built = first;
  let { outcome } = first;
  for (let round = 0; round < ROUNDS; round++) {
    const next = await nextBuild(built, site);
    const said = next && (await saidNext(built, next, site));
    if (said) return { outcome, plan: built.planned.plan, next: { outcome: said, plan: next.plan } };
    if (!next || how.frozen) break;
    built = { ...built, planned: next, outcome: await applyPlan(next, site, how) };
    outcome = together(outcome, built.outcome);
  }
  return { outcome, plan: built.planned.plan };
}

/** What two rounds come to: each sentence counts by how it came to be translated first. */
function together(first: Outcome, second: Outcome): Outcome {
  const { translated, billed } = first.counts;
  return {
    ...second,
    additions: [...first.additions, ...second.additions],
    counts: {
      ...second.counts,
      translated: translated + second.counts.translated,
      reused: second.counts.reused - translated,
      billed: billed + second.counts.billed,
    },
    changed: first.changed || second.changed,
  };
}
