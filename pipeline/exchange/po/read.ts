/** PO files that come back. */
import { type GetTextTranslation, type GetTextTranslations, po } from 'gettext-parser';
import type { CodedText } from '../../model/coded-text.ts';
import { fail, ok, type Result } from '../../model/finding.ts';
import { hashText } from '../../model/hash.ts';
import type { Bytes, Returned } from '../model.ts';
import { pluralForms } from './plurals.ts';

/** Bytes that are parsed at once, and the most that may come without an empty line. */
const BLOCK = 256 * 1024;
const LARGEST = 16 * 1024 * 1024;

/**
 * A few hundred entries at a time: the file is never held as a whole. A failure is the last that is told. Texts of
 * strings come with their interpolations as written, those of articles with their tags.
 */
export async function* readPo(file: string, bytes: Bytes): AsyncGenerator<Result<Returned>> {
  let header: Header | undefined;
  const seen = new Set<string>();
  for await (const { block, line } of blocksOf(bytes)) {
    if (block.length > LARGEST)
      return yield fail({ reason: 'too-large', file, bytes: block.length, limit: LARGEST });
    const parsed = parseBlock(file, { block, line }, header);
    if (!parsed.ok) return yield parsed;
    header ??= headerOf(parsed.value);
    for (const entry of Object.values(parsed.value.translations).flatMap((context) =>
      Object.values(context),
    )) {
      const key = hashText(`${entry.msgctxt ?? ''}\u0004${entry.msgid}`);
      if (seen.has(key)) {
        const expected = 'each msgctxt with its msgid once';
        return yield fail({ reason: 'invalid', file, expected, found: entry.msgctxt ?? entry.msgid });
      }
      seen.add(key);
      for (const one of readEntry(entry, header.locale)) yield ok(one);
    }
  }
  if (seen.size === 0)
    yield fail({ reason: 'invalid', file, expected: 'msgid', found: 'another kind of file' });
}

interface Header {
  readonly charset: string;
  readonly locale: string;
}

function headerOf({ charset, headers }: GetTextTranslations): Header {
  const known: Partial<GetTextTranslations['headers']> | undefined = headers;
  const locale = known?.['Language'] ?? known?.['language'] ?? '';
  return { charset, locale: locale.replace('_', '-') };
}

/** Only the first block has a header, which says what the bytes of all of them are. */
function parseBlock(
  file: string,
  { block, line }: Block,
  header: Header | undefined,
): Result<GetTextTranslations> {
  try {
    const input = header ? new TextDecoder(header.charset).decode(block) : block;
    return ok(po.parse(input, { validation: true, defaultCharset: 'utf-8' }));
  } catch (error) {
    const { lineNumber } = error as { lineNumber?: number };
    const [detail = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    if (lineNumber === undefined) return fail({ reason: 'unparsable', file, detail });
    // It has counted a line end already when it complains of one.
    const past = detail.includes('End-of-line') ? 1 : 0;
    const start = { line: line + lineNumber - 1 - past, column: 1 };
    return fail({ reason: 'unparsable', file, start, detail: detail.replace(/ at line \d+/, '') });
  }
}

interface Block {
  readonly block: Buffer;
  /** Its first, from 1. */
  readonly line: number;
}

/** Cut at empty lines, which no entry has inside. */
async function* blocksOf(bytes: Bytes): AsyncGenerator<Block> {
  let pending = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of bytes) {
    pending = Buffer.concat([pending, chunk]);
    if (pending.length < BLOCK) continue;
    const end = endOfEntries(pending);
    if (end === 0 && pending.length <= LARGEST) continue;
    const block = end === 0 ? pending : pending.subarray(0, end);
    yield { block, line };
    line += countLines(block);
    pending = pending.subarray(block.length);
  }
  if (pending.length > 0) yield { block: pending, line };
}

/** Behind the last empty line; 0 where there is none. */
function endOfEntries(bytes: Buffer): number {
  const [unix, windows] = [bytes.lastIndexOf('\n\n'), bytes.lastIndexOf('\n\r\n')];
  return Math.max(unix < 0 ? 0 : unix + 2, windows < 0 ? 0 : windows + 3);
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

function readEntry(entry: GetTextTranslation, locale: string): Returned[] {
  // The header; and what has lost its context can still be known by its source.
  if (entry.msgid === '' || entry.obsolete) return [];
  const context = entry.msgctxt ?? '';
  const hash = context.lastIndexOf('#');
  const [file, id] = hash < 0 ? [context, ''] : [context.slice(0, hash), context.slice(hash + 1)];
  const state = entry.comments?.flag?.split(/,\s*/).includes('fuzzy') ? 'fuzzy' : 'done';
  const shared = { file, unit: id, state, comments: commentsOf(entry) };
  if (entry.msgid_plural === undefined)
    return [
      {
        ...shared,
        segment: id,
        source: entry.msgid as CodedText,
        target: (entry.msgstr[0] ?? '') as CodedText,
      },
    ];
  return pluralForms(locale, entry.msgstr.length).categories.map((category, at) => ({
    ...shared,
    segment: `${id}_${category}`,
    source: (category === 'one' ? entry.msgid : entry.msgid_plural) as CodedText,
    target: (entry.msgstr[at] ?? '') as CodedText,
    comments: at === 0 ? shared.comments : [],
  }));
}

/** `Ana: What is meant?`, as we write them; a line of another shape is somebody's remark. */
function commentsOf({ comments }: GetTextTranslation): Returned['comments'] {
  const lines = (comments?.translator ?? '').split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [, by, text] = /^([^:]{1,60}): (.+)$/.exec(line) ?? [];
    return by && text ? { text, by } : { text: line };
  });
}
