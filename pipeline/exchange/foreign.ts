/**
 * What other tools put beside our units, kept in one file for each edition so that it goes out again: JSON by format,
 * file, unit. Elements are XML text; one that is no longer well formed is left out rather than spoil a whole export.
 */
import { parseXmlFragment } from 'slimdom';
import { fail, ok, type Result } from '../model/finding.ts';
import type { Foreign } from './model.ts';

export type XliffFormat = 'xliff' | 'xliff12';

/** By `original`, then by the unit's id. */
export type ForeignUnits = ReadonlyMap<string, ReadonlyMap<string, Foreign>>;

type Written = Record<string, Record<string, Record<string, Foreign>>>;

export class ForeignFile {
  readonly #units: Written;

  constructor(units: Written = bare()) {
    this.#units = units;
  }

  get(format: XliffFormat, original: string, unit: string): Foreign | undefined {
    const found = own(own(own(this.#units, format), original), unit);
    return found && { ...found, elements: found.elements.filter(isWellFormed) };
  }

  /** What a unit came back with, in the place of whatever it had. */
  set(format: XliffFormat, { original, unit }: { original: string; unit: string }, foreign: Foreign): void {
    const files = own(this.#units, format) ?? bare();
    const units = own(files, original) ?? bare();
    units[unit] = foreign;
    files[original] = units;
    this.#units[format] = files;
  }

  /** In the order of names, so that the same content is the same text. */
  format(): string {
    return `${JSON.stringify(sorted(this.#units), null, 2)}\n`;
  }
}

/** Names come from other people's files: none of them may be `__proto__`. */
function bare<T>(): Record<string, T> {
  return Object.create(null);
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isWellFormed(xml: string): boolean {
  try {
    const nodes = parseXmlFragment(xml).childNodes;
    return nodes.length === 1 && nodes[0]?.nodeType === 1;
  } catch {
    return false;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

export function parseForeign(file: string, text: string | undefined): Result<ForeignFile> {
  if (text === undefined) return ok(new ForeignFile());
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail({
      reason: 'unparsable',
      file,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  if (!isWritten(value))
    return fail({
      reason: 'invalid',
      file,
      expected: '{ xliff: { file: { unit: { elements, attributes } } } }',
      found: 'JSON',
    });
  return ok(new ForeignFile(withoutPrototypes(value) as Written));
}

function isWritten(value: unknown): value is Written {
  return everyValue(value, (files) => everyValue(files, (units) => everyValue(units, isForeign)));
}

function everyValue(value: unknown, fits: (inner: unknown) => boolean): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(fits)
  );
}

function isForeign(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { elements, attributes } = value as Partial<Record<keyof Foreign, unknown>>;
  return (
    Array.isArray(elements) &&
    elements.every((one) => typeof one === 'string') &&
    Array.isArray(attributes) &&
    attributes.every((one) => ['namespace', 'name', 'value'].every((key) => typeof one?.[key] === 'string'))
  );
}

function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const copy = bare<unknown>();
  for (const [key, inner] of Object.entries(value)) copy[key] = withoutPrototypes(inner);
  return copy;
}
