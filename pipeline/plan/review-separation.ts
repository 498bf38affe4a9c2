/** What a person says of separation, into the decisions file. */
import { applyEdits, modify } from 'jsonc-parser';
import { ok, type Result } from '../model/finding.ts';
import type { Decision } from '../separate/decisions.ts';
import { foldText } from '../separate/fold-text.ts';
import { parseJson } from '../validate/json.ts';
import type { SiteKnowledge } from './knowledge.ts';
import { DECISIONS_FILE } from './load-site.ts';
import { detect } from './locale-edit.ts';
import type { ArticlePlan } from './plan.ts';
import { type SeparatedArticle, separatedArticle } from './separated.ts';
import { sightingsOf } from './sightings.ts';

export function separatedNow(plan: ArticlePlan, site: SiteKnowledge): SeparatedArticle {
  return separatedArticle(plan, sightingsOf([plan], site));
}

/** What was decided of a line: of this article before what was said of all, the later before the earlier. */
export function decidedOf(
  decisions: readonly Decision[],
  text: string,
  article: string,
): Decision | undefined {
  const folded = foldText(text);
  const about = decisions.filter((one) => one.kind !== 'word' && foldText(one.text) === folded);
  return (
    about.findLast((one) => one.article === article) ?? about.findLast((one) => one.article === undefined)
  );
}

/** Puts a decision in the place of one of the same line and reach, or at the end. */
export function addDecision(text: string | undefined, decision: Decision): Result<string> {
  return edit(text, (decisions) => {
    const at = decisions.findIndex((one) => isSame(one, decision));
    return { path: ['decisions', at < 0 ? decisions.length : at], value: decision };
  });
}

/** Takes it back; a decision that is not there is no fault. */
export function removeDecision(text: string | undefined, decision: Decision): Result<string> {
  return edit(text, (decisions) => {
    const at = decisions.findIndex((one) => isSame(one, decision));
    return at < 0 ? undefined : { path: ['decisions', at], value: undefined };
  });
}

function edit(
  text: string | undefined,
  choose: (
    decisions: readonly Decision[],
  ) => { path: (string | number)[]; value: Decision | undefined } | undefined,
): Result<string> {
  const before = text?.trim() ? text : '{\n  "decisions": []\n}\n';
  const parsed = parseJson(DECISIONS_FILE, before);
  if (!parsed.ok) return parsed;
  const { decisions = [] } = parsed.value.value as { decisions?: readonly Decision[] };
  const change = choose(decisions);
  if (!change) return ok(text ?? before);
  const edited = applyEdits(before, modify(before, change.path, change.value, detect(before)));
  return ok(edited.endsWith('\n') ? edited : `${edited}\n`);
}

function isSame(a: Decision, b: Decision): boolean {
  if (a.article !== b.article) return false;
  if (a.kind === 'word' || b.kind === 'word')
    return (
      a.kind === b.kind &&
      a.kind === 'word' &&
      b.kind === 'word' &&
      a.word.toLowerCase() === b.word.toLowerCase()
    );
  return foldText(a.text) === foldText(b.text);
}
