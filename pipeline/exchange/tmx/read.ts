/**
 * TMX 1.1 to 1.4b as it arrives. A document type is passed over without being fetched; one that declares entities
 * of its own is refused. The file is of the memory of its largest unit, whatever its own size.
 */
import { type Element, parseXmlDocument } from 'slimdom';
import { fail, ok, type Result } from '../../model/finding.ts';
import { TextDecoding } from '../xml/decode.ts';
import { CodeIds, InlineError, readSegment } from './inline.ts';
import type { TmxExtra, TmxHeader, TmxUnit, TmxVariant } from './model.ts';
import { type TmxPart, TmxScanner } from './scan.ts';
import { attributesOf } from './xml.ts';

/** Push the bytes as they come; after a failure there is nothing more to be had. */
export class TmxReader {
  readonly #file: string;
  readonly #scanner: TmxScanner;
  readonly #decoding = new TextDecoding();
  #header: TmxHeader | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#scanner = new TmxScanner(file);
  }

  /** Undefined until it has been read; it is there before the first unit. */
  get header(): TmxHeader | undefined {
    return this.#header;
  }

  /** The units that are complete now. */
  push(bytes: Uint8Array): Result<TmxUnit[]> {
    return this.#decode(() => this.#decoding.push(bytes));
  }

  /** To be called once, when no more bytes come. */
  end(): Result<TmxUnit[]> {
    const units = this.#decode(() => this.#decoding.end());
    if (!units.ok) return units;
    const ended = this.#scanner.end();
    return ended.ok ? units : ended;
  }

  #decode(decode: () => string): Result<TmxUnit[]> {
    let text: string;
    try {
      text = decode();
    } catch (error) {
      return fail({ reason: 'unparsable', file: this.#file, detail: messageOf(error) });
    }
    const parts = this.#scanner.push(text);
    if (!parts.ok) return parts;
    const units: TmxUnit[] = [];
    for (const part of parts.value) {
      const read = this.#read(part);
      if (!read.ok) return read;
      if (read.value) units.push(read.value);
    }
    return ok(units);
  }

  #read(part: TmxPart): Result<TmxUnit | undefined> {
    const start = { line: part.line, column: 1 };
    try {
      const root = parseXmlDocument(part.xml).documentElement!;
      if (part.kind === 'header') this.#header = readHeader(root);
      return ok(part.kind === 'header' ? undefined : { ...readUnit(root), line: part.line });
    } catch (error) {
      if (error instanceof TmxError)
        return fail({
          reason: 'invalid',
          file: this.#file,
          start,
          expected: error.expected,
          found: error.found,
        });
      if (error instanceof InlineError)
        return fail({
          reason: 'invalid',
          file: this.#file,
          start,
          expected: 'text and inline codes',
          found: `<${error.message}>`,
        });
      return fail({ reason: 'unparsable', file: this.#file, start, detail: messageOf(error) });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}

class TmxError extends Error {
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

function readHeader(element: Element): TmxHeader {
  return { attributes: attributesOf(element), extras: readExtras(element, []) };
}

function readUnit(element: Element): Omit<TmxUnit, 'line'> {
  const ids = new CodeIds();
  const variants = childrenOf(element, 'tuv').map((variant) => readVariant(variant, ids));
  if (variants.length === 0) throw new TmxError('<tuv>', '</tu>');
  return { attributes: attributesOf(element), extras: readExtras(element, ['tuv']), variants };
}

function readVariant(element: Element, ids: CodeIds): TmxVariant {
  const { 'xml:lang': current, lang: old, ...attributes } = attributesOf(element);
  const language = current ?? old;
  if (!language) throw new TmxError('xml:lang', '<tuv>');
  const segments = childrenOf(element, 'seg');
  if (segments.length !== 1) throw new TmxError('one <seg>', String(segments.length));
  const extras = readExtras(element, ['seg']);
  return { language, attributes, extras, ...readSegment(segments[0]!, ids) };
}

function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter(({ localName }) => localName === name);
}

/** Notes, properties and character sets; what is neither one of these nor in `others` has no business here. */
function readExtras(element: Element, others: readonly string[]): TmxExtra[] {
  return element.children.flatMap((child): TmxExtra[] => {
    const { localName: name } = child;
    if (others.includes(name)) return [];
    const attributes = attributesOf(child);
    if (name === 'note' || name === 'prop')
      return [{ kind: name, text: child.textContent ?? '', attributes }];
    if (name === 'ude')
      return [{ kind: 'ude', attributes, maps: childrenOf(child, 'map').map(attributesOf) }];
    throw new TmxError(['<note>', '<prop>', ...others.map((other) => `<${other}>`)].join(', '), `<${name}>`);
  });
}
