/**
 * What makes a file XLIFF 1.x that can be worked with. Tools take liberties with its schema (attributes left out,
 * elements in another order, private ones everywhere), so only what a reader cannot do without is demanded.
 */
import type { Element } from 'slimdom';
import { attribute } from './names.ts';
import { type Problem, problem, type Report } from './problem.ts';
import { LANGUAGE } from './values.ts';

const CHECKED: ReadonlySet<string> = new Set(['trans-unit', 'bin-unit', 'group', 'body', 'file', 'xliff']);

export class Checker1 {
  readonly #report: Report;
  #files = 0;
  #bodies = 0;

  constructor(add: (found: Problem) => void) {
    this.#report = (rule, at, values) => add(problem(rule, at, values));
  }

  check(element: Element): void {
    if (!isCore(element) || !CHECKED.has(element.localName)) return;
    if (element.localName === 'trans-unit') this.#checkUnit(element);
    if (element.localName === 'body') this.#bodies++;
    if (element.localName === 'file') this.#checkFile(element);
    if (element.localName === 'xliff' && this.#files === 0)
      this.#report('element-missing', element, { expected: '<file>' });
  }

  #checkFile(file: Element): void {
    this.#files++;
    if (this.#bodies !== 1) this.#report('element-missing', file, { expected: '<body>' });
    this.#bodies = 0;
    for (const name of ['source-language', 'target-language']) {
      const value = attribute(file, name);
      if (value === undefined && name === 'source-language')
        this.#report('attribute-missing', file, { attribute: name });
      if (value && !LANGUAGE.fits(value.replaceAll('_', '-')))
        this.#report('attribute-value', file, { attribute: name, value, expected: LANGUAGE.expected });
    }
  }

  #checkUnit(unit: Element): void {
    if (!unit.hasAttribute('id')) this.#report('attribute-missing', unit, { attribute: 'id' });
    for (const [name, least] of [
      ['source', 1],
      ['target', 0],
      ['seg-source', 0],
    ] as const) {
      const found = unit.children.filter((child) => isCore(child) && child.localName === name);
      if (found.length < least) this.#report('element-missing', unit, { expected: `<${name}>` });
      if (found.length > 1) this.#report('element-misplaced', found[1]!, { parent: '<trans-unit>' });
    }
  }
}

/** Of XLIFF 1.0, 1.1 or 1.2, or without a namespace, as 1.0 and careless tools have it. */
export function isCore({ namespaceURI }: Element): boolean {
  return namespaceURI === null || /^urn:oasis:names:tc:xliff:document:1\.[0-2]$/.test(namespaceURI);
}
