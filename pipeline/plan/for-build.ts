/** What a build keeps of an article: it proves it while it is at hand, and shows nobody why a block is what it is. */
import { ok, type Result } from '../model/finding.ts';
import type { Separation } from '../model/separation.ts';
import { proveIdentity } from '../segment/proof.ts';
import type { ArticlePlan } from './plan.ts';

/** Of what stands in the memory for an article, evidence is a sixth and the proof's pieces another. */
export function forBuild(planned: ArticlePlan): ArticlePlan {
  return { ...planned, proof: proveArticle(planned), separation: withoutEvidence(planned.separation) };
}

/** All of the body, put back untranslated, is the article byte for byte. */
export function proveArticle({ article, editions }: ArticlePlan): Result<true> {
  const planned = editions.find(({ kind }) => kind === 'translation') ?? editions[0];
  return planned ? proveIdentity(article, planned.view) : ok(true);
}

function withoutEvidence(separation: Separation): Separation {
  const without = <T extends { readonly evidence: readonly unknown[] }>(one: T): T => ({
    ...one,
    evidence: NONE,
  });
  return {
    ...separation,
    judgements: separation.judgements.map(without),
    strays: separation.strays.map(without),
  };
}

const NONE: readonly [] = [];
