/**
 * XLIFF 1.0 to 2.2 as it arrives: units one by one as trees that keep everything, and the document written again as
 * it is read. A file of any size takes the memory of its largest unit and of what stands outside units.
 */
import type { Element } from 'slimdom';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import type { Position } from '../../model/text.ts';
import { XML_DECLARATION } from '../xml/serialize.ts';
import { XmlTree } from '../xml/tree.ts';
import { Checker1, isCore } from './check-1.ts';
import { Checker2 } from './check-2.ts';
import { CORE_2, CORE_22, nameOf } from './names.ts';
import { fragmentOf, type Problem } from './problem.ts';

export type XliffVersion = '1.0' | '1.1' | '1.2' | '2.0' | '2.1' | '2.2';

export interface XliffEvents {
  /** What a `unit` or `trans-unit` becomes may be changed in place; it is written as it then is. */
  unit?(unit: Element, version: XliffVersion, at: Position | undefined): void;
  /** The whole document again, in pieces. */
  piece?(text: string): void;
}

/** More say nothing new. */
const MOST_PROBLEMS = 100;

/** Push the bytes as they come; after a failure there is nothing more to be had. */
export class XliffReader {
  readonly #file: string;
  readonly #events: XliffEvents;
  readonly #tree: XmlTree;
  readonly #failures: Failure[] = [];
  #version: XliffVersion | undefined;
  #checker: Checker1 | Checker2 | undefined;

  /** `largest`: UTF-16 units held at a time. */
  constructor(file: string, events: XliffEvents = {}, largest?: number) {
    this.#file = file;
    this.#events = events;
    const { piece } = events;
    piece?.(XML_DECLARATION);
    this.#tree = new XmlTree(
      file,
      {
        isBranch: (element) => this.#opened(element),
        ended: (element) => this.#ended(element),
        ...(piece ? { piece } : {}),
      },
      largest,
    );
  }

  /** Undefined until the root has been read. */
  get version(): XliffVersion | undefined {
    return this.#version;
  }

  push(bytes: Uint8Array): Result<true> {
    return this.#failures.length > 0 && !this.#checker ? fail(this.#failures[0]!) : this.#tree.push(bytes);
  }

  /** To be called once, when no more bytes come: what rules the document breaks, if any. */
  end(): { readonly failures: readonly Failure[] } {
    const ended = this.#tree.end();
    return {
      failures: ended.ok ? this.#failures : [...this.#failures, ended.failure].slice(0, MOST_PROBLEMS),
    };
  }

  #opened(element: Element): boolean {
    if (this.#tree.document.documentElement === element) this.#begin(element);
    return this.#isUnit(element);
  }

  #isUnit(element: Element): boolean {
    if (this.#checker instanceof Checker1) return isCore(element) && element.localName === 'trans-unit';
    return nameOf(element) === 'xlf:unit';
  }

  /** What may be let go of once it has been checked. */
  #isContainer(element: Element): boolean {
    const isOwn = this.#checker instanceof Checker1 ? isCore(element) : nameOf(element).startsWith('xlf:');
    return isOwn && ['group', 'file', 'body'].includes(element.localName);
  }

  #begin(root: Element): void {
    const version = versionOf(root);
    if (version.ok) {
      this.#version = version.value;
      const add = (problem: Problem): void => this.#add(problem);
      this.#checker = version.value.startsWith('1') ? new Checker1(add) : new Checker2(add);
    } else this.#failures.push(this.#placed(version.failure, root));
  }

  #ended(element: Element): 'keep' | 'drop' {
    this.#checker?.check(element);
    const isUnit = this.#isUnit(element);
    if (isUnit && this.#version) this.#events.unit?.(element, this.#version, this.#tree.positionOf(element));
    return isUnit || this.#isContainer(element) ? 'drop' : 'keep';
  }

  #add({ rule, at, values }: Problem): void {
    if (this.#failures.length >= MOST_PROBLEMS) return;
    const start = this.#tree.positionOf(at);
    this.#failures.push({
      reason: 'unparsable',
      file: this.#file,
      ...(start ? { start } : {}),
      detail: rule,
      message: { key: `exchange:rule.${rule}`, values: { ...values, at: fragmentOf(at) } },
    });
  }

  #placed(failure: Failure, root: Element): Failure {
    const start = this.#tree.positionOf(root);
    return failure.reason === 'invalid'
      ? { ...failure, file: this.#file, ...(start ? { start } : {}) }
      : failure;
  }
}

function versionOf(root: Element): Result<XliffVersion> {
  const version = root.getAttribute('version') ?? '';
  const wrong = (expected: string, found: string): Result<never> =>
    fail({ reason: 'invalid', file: '', expected, found });
  if (root.localName !== 'xliff') return wrong('<xliff>', `<${root.localName.slice(0, 40)}>`);
  const namespaces = version === '2.2' ? [CORE_22, CORE_2] : [CORE_2];
  if (/^2\.[0-2]$/.test(version))
    return namespaces.includes(root.namespaceURI ?? '')
      ? ok(version as XliffVersion)
      : wrong(`xmlns="${namespaces[0]}"`, `xmlns="${root.namespaceURI ?? ''}"`);
  if (isCore(root) && (version === '' || /^1\.[0-2]$/.test(version)))
    return ok((version || '1.2') as XliffVersion);
  return wrong('version="1.0" … "2.2"', `version="${version.slice(0, 40)}"`);
}

export function readXliff(file: string, bytes: Uint8Array, events: XliffEvents = {}): readonly Failure[] {
  const reader = new XliffReader(file, events);
  const pushed = reader.push(bytes);
  return pushed.ok ? reader.end().failures : [pushed.failure];
}
