/** A report comes in pieces: one of very many findings is longer than any single text may be. */

/** All of it, where it is known to be short. */
export function wholeOf(pieces: Iterable<string>): string {
  return [...pieces].join('');
}

/** What is made of each, when its turn comes. */
export function* mapped<T, U>(items: Iterable<T>, make: (item: T) => U): Generator<U> {
  for (const item of items) yield make(item);
}

/** The same pieces with a line break between each two. */
export function* lined(pieces: Iterable<string>): Generator<string> {
  let isFirst = true;
  for (const piece of pieces) {
    yield isFirst ? piece : `\n${piece}`;
    isFirst = false;
  }
}

/**
 * As `JSON.stringify(whole, null, 2)` writes it. Each of `lists` stands in `whole` as an empty list of that name, in
 * the same order, and is written item by item.
 */
export function* jsonPieces(
  whole: object,
  lists: Readonly<Record<string, Iterable<unknown>>>,
): Generator<string> {
  let rest = JSON.stringify(whole, null, 2);
  for (const [name, items] of Object.entries(lists)) {
    const empty = `"${name}": []`;
    const at = rest.indexOf(empty);
    const indent = /^ */.exec(rest.slice(rest.lastIndexOf('\n', at) + 1))?.[0] ?? '';
    yield rest.slice(0, at + empty.length - 2);
    yield* jsonList(items, indent);
    rest = rest.slice(at + empty.length);
  }
  yield rest;
}

/** A list whose own line is indented so far. */
export function* jsonList(items: Iterable<unknown>, indent = ''): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    // No text of JSON holds a line break as it is.
    const text = JSON.stringify(item, null, 2).replaceAll('\n', `\n${indent}  `);
    yield `${isEmpty ? '[' : ','}\n${indent}  ${text}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : `\n${indent}]`;
}

const CHUNK = 1 << 16;

/** The same text in chunks, each of them worth a write of its own. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
