/**
 * XML as it arrives, into a tree whose finished branches can be let go: a file of any size takes the memory of its
 * largest branch. Well-formedness and namespaces are checked by saxes; a document type is refused, so no entity is
 * ever expanded and nothing fetched; depth and the size of what is held are bounded.
 */
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { Document, type Element, type Node } from 'slimdom';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import type { Position } from '../../model/text.ts';
import { escapeText } from '../tmx/xml.ts';
import { TextDecoding } from './decode.ts';
import { serialize, startTag, writeCData, writeComment, writeInstruction } from './serialize.ts';

const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** Elements within elements; real files have about twenty. */
const DEEPEST = 256;
/** UTF-16 units held at a time; an element and an attribute count as so many, for a tree takes more than its text. */
const LARGEST = 128 * 1024 * 1024;
const ELEMENT = 256;
const ATTRIBUTE = 64;

export interface TreeEvents {
  /** True for an element that is handed over whole, when it has ended. */
  isBranch(element: Element): boolean;
  /** A branch, or an element around branches, has ended. What it returns may be let go of. */
  ended(element: Element): 'keep' | 'drop';
  /** The document as it is written again, piece by piece; a branch comes as it is when `ended` returns. */
  piece?(text: string): void;
}

class Stop extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.failure = failure;
  }
}

export class XmlTree {
  readonly #file: string;
  readonly #events: TreeEvents;
  readonly #largest: number;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #decoding = new TextDecoding();
  readonly #positions = new WeakMap<Element, Position>();
  readonly document = new Document();
  #at: Document | Element = this.document;
  #depth = 0;
  /** The branch that is being read. */
  #branch: Element | undefined;
  #start: Position = { line: 1, column: 1 };
  #held = 0;
  /** What was held when the branch began. */
  #before = 0;
  readonly #emptied = new WeakSet<Element>();
  /** The same of the elements around branches that are open. */
  readonly #marks: number[] = [];
  #lastEvent = 0;
  #failure: Failure | undefined;
  /** A start tag that may turn out to be empty. */
  #unfinished = false;

  /** `largest`: UTF-16 units held at a time. */
  constructor(file: string, events: TreeEvents, largest = LARGEST) {
    this.#file = file;
    this.#events = events;
    this.#largest = largest;
    this.#listen();
  }

  positionOf(element: Element): Position | undefined {
    return this.#positions.get(element);
  }

  /** After a failure there is nothing more to be had. */
  push(bytes: Uint8Array): Result<true> {
    return this.#attempt(() => {
      this.#parser.write(this.#decode(() => this.#decoding.push(bytes)));
      const waiting = this.#parser.position - this.#lastEvent;
      if (waiting > this.#largest) this.#tooLarge(waiting);
    });
  }

  /** To be called once, when no more bytes come. */
  end(): Result<true> {
    return this.#attempt(() => {
      this.#parser.write(this.#decode(() => this.#decoding.end()));
      this.#parser.close();
    });
  }

  #attempt(action: () => void): Result<true> {
    if (this.#failure) return fail(this.#failure);
    try {
      action();
      return ok(true);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      this.#failure = error.failure;
      return fail(error.failure);
    }
  }

  /** Bytes that are not of their encoding, or an encoding nobody knows, are the file's fault. */
  #decode(decode: () => string): string {
    try {
      return decode();
    } catch (error) {
      return this.#stop(error instanceof Error ? error.message : String(error));
    }
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on('error', (error) => this.#stop(error.message.replace(/^[\d:. ]+/, '')));
    parser.on('doctype', () => {
      throw new Stop({
        reason: 'invalid',
        file: this.#file,
        start: this.#position(),
        expected: 'XML without a DOCTYPE',
        found: '<!DOCTYPE',
      });
    });
    parser.on('opentagstart', ({ name }) => {
      this.#start = { line: parser.line, column: Math.max(1, parser.columnIndex - name.length - 1) };
    });
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#add(() => this.document.createTextNode(text), escapeText(text)));
    parser.on('cdata', (text) => this.#add(() => this.document.createCDATASection(text), writeCData(text)));
    parser.on('comment', (text) => this.#remark(() => this.document.createComment(text), writeComment(text)));
    parser.on('processinginstruction', ({ target, body }) =>
      this.#remark(
        () => this.document.createProcessingInstruction(target, body),
        writeInstruction(target, body),
      ),
    );
  }

  #stop(detail: string): never {
    throw new Stop({ reason: 'unparsable', file: this.#file, start: this.#position(), detail });
  }

  #position(): Position {
    return { line: this.#parser.line, column: this.#parser.columnIndex + 1 };
  }

  #tooLarge(bytes: number): never {
    throw new Stop({ reason: 'too-large', file: this.#file, bytes, limit: this.#largest });
  }

  #open(tag: SaxesTagNS): void {
    this.#lastEvent = this.#parser.position;
    if (++this.#depth > DEEPEST) this.#stop(`elements stand more than ${DEEPEST} deep`);
    const before = this.#held;
    const element = this.#make(tag);
    this.#positions.set(element, this.#start);
    this.#at.appendChild(element);
    this.#at = element;
    if (this.#branch) return;
    this.#finish();
    if (this.#events.isBranch(element)) {
      this.#branch = element;
      this.#before = before;
    } else {
      this.#marks.push(before);
      this.#events.piece?.(startTag(element.nodeName, element.attributes));
      this.#unfinished = true;
    }
  }

  #make({ uri, name, attributes }: SaxesTagNS): Element {
    const element = this.document.createElementNS(uri || null, name);
    this.#hold(ELEMENT + name.length);
    for (const attribute of Object.values(attributes) as SaxesAttributeNS[]) {
      element.setAttributeNS(namespaceOf(attribute), attribute.name, attribute.value);
      this.#hold(ATTRIBUTE + attribute.name.length + attribute.value.length);
    }
    return element;
  }

  #close(): void {
    this.#lastEvent = this.#parser.position;
    const element = this.#at as Element;
    this.#at = (element.parentNode ?? this.document) as Document | Element;
    this.#depth--;
    if (this.#branch === element) this.#endBranch(element);
    else if (!this.#branch) {
      this.#events.piece?.(this.#unfinished ? '/>' : `</${element.nodeName}>`);
      this.#unfinished = false;
      this.#letGo(element);
    }
  }

  #endBranch(element: Element): void {
    this.#branch = undefined;
    const answer = this.#events.ended(element);
    this.#events.piece?.(serialize(element));
    if (answer === 'keep') return;
    this.#held = this.#before;
    this.#collapse(element);
  }

  #letGo(element: Element): void {
    const before = this.#marks.pop() ?? 0;
    if (this.#events.ended(element) === 'keep') return;
    this.#held = before;
    this.#collapse(element);
  }

  /** Of neighbours that were let go of, one empty element stays, so that what may follow can still be checked. */
  #collapse(element: Element): void {
    const before = element.previousElementSibling;
    if (before && this.#emptied.has(before)) element.remove();
    else for (const child of element.childNodes) element.removeChild(child);
    this.#emptied.add(element);
  }

  #finish(): void {
    if (this.#unfinished) this.#events.piece?.('>');
    this.#unfinished = false;
  }

  #add(make: () => Node, text: string): void {
    this.#lastEvent = this.#parser.position;
    if (!this.#branch) {
      this.#finish();
      this.#events.piece?.(text);
      if (text.trim() === '' || this.#at === this.document) return;
    }
    this.#hold(ATTRIBUTE + text.length);
    this.#at.appendChild(make());
  }

  /** Outside of branches nobody asks for comments and instructions: they are only written again. */
  #remark(make: () => Node, text: string): void {
    if (this.#branch) {
      this.#add(make, text);
      return;
    }
    this.#lastEvent = this.#parser.position;
    this.#finish();
    this.#events.piece?.(text);
  }

  #hold(size: number): void {
    this.#held += size;
    if (this.#held > this.#largest) this.#tooLarge(this.#held);
  }
}

function namespaceOf({ uri, name }: SaxesAttributeNS): string | null {
  return name === 'xmlns' || name.startsWith('xmlns:') ? XMLNS : uri || null;
}
