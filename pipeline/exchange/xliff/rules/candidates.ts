/** Translation candidates (`mtc`, 5.1) and the glossary of a unit (`gls`, 5.2). */
import type { Element } from 'slimdom';
import { attribute, childrenOf, nameOf, within } from '../names.ts';
import type { Report } from '../problem.ts';
import { checkCodes } from './codes.ts';
import { checkData, checkTextIds, checkUnique } from './ids.ts';
import { checkPairs } from './pairs.ts';
import { leadsTo, readReference } from './references.ts';
import { inherited, isKindOf, type Languages } from './segments.ts';
import { matchTexts, type Texts } from './text.ts';

export function checkCandidates(texts: Texts, languages: Languages, report: Report): void {
  for (const matches of childrenOf(texts.scope, 'mtc:matches')) {
    checkUnique(childrenOf(matches, 'mtc:match'), 'matches', report);
    for (const match of childrenOf(matches, 'mtc:match')) checkMatch({ match, texts, languages, report });
  }
}

function checkMatch(at: { match: Element; texts: Texts; languages: Languages; report: Report }): void {
  const { match, texts, languages, report } = at;
  checkSpan(match, texts, report);
  if (match.hasAttribute('xml:lang')) report('attribute-unknown', match, { attribute: 'xml:lang' });
  if (match.hasAttribute('subType') && !match.hasAttribute('type'))
    report('attribute-alone', match, { attribute: 'subType', other: 'type' });
  const own = matchTexts(match);
  checkData(match, report);
  checkTextIds(own, report);
  checkCodes(own, report);
  checkPairs(own, report);
  checkMatchLanguages(match, languages, report);
}

/** A reference match may be in any language (5.1.5.3). */
function checkMatchLanguages(match: Element, languages: Languages, report: Report): void {
  const [target] = childrenOf(match, 'xlf:target');
  const language = target && inherited(target, 'xml:lang');
  if (!target || attribute(match, 'reference') === 'yes' || language === undefined) return;
  if (languages.target !== undefined && !isKindOf(language, languages.target))
    report('language-differs', target, { value: language, expected: languages.target });
}

/**
 * `ref` points at a span of text in the same unit, as `#id`. In a glossary another form is passed over: the
 * specification's own example has `t=#m2`.
 */
function checkSpan(element: Element, texts: Texts, report: Report): void {
  const ref = attribute(element, 'ref');
  if (ref === undefined) return;
  if (!ref.startsWith('#') && nameOf(element) === 'mtc:match')
    report('span-not-fragment', element, { value: ref });
  if (!ref.startsWith('#')) return;
  const selectors = readReference(element, ref, report);
  const leaf = selectors?.at(-1);
  if (!selectors || !leaf) return;
  const isThere = (leaf.prefix === '' || leaf.prefix === 't') && idsOf(texts).has(leaf.id);
  if (!isThere || !leadsTo(selectors, texts.scope)) report('span-missing', element, { value: ref });
}

/** Of one unit all matches and terms ask the same. */
const known = new WeakMap<Texts, ReadonlySet<string | undefined>>();

function idsOf(texts: Texts): ReadonlySet<string | undefined> {
  const found = known.get(texts);
  if (found) return found;
  const elements = [...texts.parts, ...texts.texts.flatMap(({ inline }) => inline)];
  const ids = new Set(elements.map((one) => attribute(one, 'id')));
  known.set(texts, ids);
  return ids;
}

export function checkGlossary(texts: Texts, report: Report): void {
  for (const glossary of childrenOf(texts.scope, 'gls:glossary')) {
    const entries = childrenOf(glossary, 'gls:glossEntry');
    checkUnique(
      [...within(glossary)].filter((one) => ['gls:glossEntry', 'gls:translation'].includes(nameOf(one))),
      'glossary',
      report,
    );
    for (const entry of entries) {
      const translations = childrenOf(entry, 'gls:translation');
      if (translations.length + childrenOf(entry, 'gls:definition').length === 0) report('term-alone', entry);
      for (const one of [entry, ...translations]) checkSpan(one, texts, report);
    }
  }
}
