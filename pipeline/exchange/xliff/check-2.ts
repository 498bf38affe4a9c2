/** All constraints of XLIFF 2.x, as its elements end: units whole, files and groups without what was checked before. */
import type { Element } from 'slimdom';
import { attribute, childrenOf, nameOf, prefixOf, within } from './names.ts';
import { type Problem, problem, type Report } from './problem.ts';
import { checkCandidates, checkGlossary } from './rules/candidates.ts';
import { checkCodes } from './rules/codes.ts';
import { checkData, checkExtensionIds, checkNotes, checkTextIds } from './rules/ids.ts';
import { checkIts, checkRecords } from './rules/its.ts';
import { checkModules, checkStyle } from './rules/modules.ts';
import { checkPairs } from './rules/pairs.ts';
import { checkReferences } from './rules/references.ts';
import { checkReorder } from './rules/reorder.ts';
import { checkSegments, type Languages } from './rules/segments.ts';
import { checkSizes } from './rules/sizes.ts';
import { unitTexts } from './rules/text.ts';
import { checkStructure } from './structure.ts';

/** Units, groups and files: what ends is checked, and can then be let go of. */
const CHECKED: ReadonlySet<string> = new Set(['xlf:unit', 'xlf:group', 'xlf:file', 'xlf:xliff']);
const FLOWS = ['subFlows', 'subFlowsStart', 'subFlowsEnd'] as const;

interface FileIds {
  readonly unit: Set<string>;
  readonly group: Set<string>;
  /** Units that codes say they contain, with the code that says so. */
  readonly flows: Map<string, Problem>;
}

export class Checker2 {
  readonly #add: (found: Problem) => void;
  readonly #files = new Set<string>();
  #ids: FileIds = { unit: new Set(), group: new Set(), flows: new Map() };

  constructor(add: (found: Problem) => void) {
    this.#add = add;
  }

  readonly #report: Report = (rule, at, values) => this.#add(problem(rule, at, values));

  check(element: Element): void {
    const name = nameOf(element);
    if (!CHECKED.has(name)) return;
    const report = this.#report;
    checkStructure(element, report, (child) => CHECKED.has(nameOf(child)) && child !== element);
    const languages = languagesOf(element);
    checkNotes(element, report);
    checkModules(element, languages, report);
    checkRecords(element, report);
    if (name !== 'xlf:xliff') checkExtensionIds(element, report);
    checkOwn(element, report);
    if (name === 'xlf:unit') this.#checkUnit(element, languages);
    if (name === 'xlf:unit' || name === 'xlf:group')
      this.#unique(element, this.#ids[name === 'xlf:unit' ? 'unit' : 'group'], 'file');
    if (name === 'xlf:file') this.#endFile(element);
  }

  #checkUnit(unit: Element, languages: Languages): void {
    const report = this.#report;
    const texts = unitTexts(unit);
    checkData(unit, report);
    checkTextIds(texts, report);
    checkSegments(texts, languages, report);
    checkPairs(texts, report);
    checkCodes(texts, report);
    checkReorder(texts, report);
    checkReferences(texts, report);
    checkCandidates(texts, languages, report);
    checkGlossary(texts, report);
    for (const { inline } of texts.texts) for (const code of inline) this.#noteFlows(code);
  }

  #noteFlows(code: Element): void {
    for (const name of FLOWS)
      for (const id of attribute(code, name)?.split(/\s+/) ?? [])
        if (id !== '' && !this.#ids.flows.has(id))
          this.#ids.flows.set(id, problem('flow-missing', code, { attribute: name, id }));
  }

  #unique(element: Element, seen: Set<string>, scope: string): void {
    const id = attribute(element, 'id');
    if (id === undefined) return;
    if (seen.has(id)) this.#report('id-twice', element, { id, scope });
    seen.add(id);
  }

  #endFile(file: Element): void {
    this.#unique(file, this.#files, 'xliff');
    for (const skeleton of childrenOf(file, 'xlf:skeleton'))
      if ((skeleton.childNodes.length === 0) !== skeleton.hasAttribute('href'))
        this.#report('href-or-content', skeleton);
    for (const [id, found] of this.#ids.flows) if (!this.#ids.unit.has(id)) this.#add(found);
    this.#ids = { unit: new Set(), group: new Set(), flows: new Map() };
  }
}

function languagesOf(element: Element): Languages {
  const root = element.ownerDocument?.documentElement;
  return {
    source: root ? attribute(root, 'srcLang') : undefined,
    target: root ? attribute(root, 'trgLang') : undefined,
  };
}

/** What modules say on elements of the core, those of units within left to them. */
function checkOwn(element: Element, report: Report): void {
  const all = nameOf(element) === 'xlf:unit' ? [element, ...within(element)] : [element, ...notesOf(element)];
  for (const one of all) {
    if (prefixOf(one.namespaceURI) !== 'xlf' && nameOf(one) !== 'mtc:match') continue;
    checkStyle(one, report);
    checkSizes(one, report);
    checkIts(one, report);
  }
}

function notesOf(element: Element): Element[] {
  return childrenOf(element, 'xlf:notes').flatMap(({ children }) => [...children]);
}
