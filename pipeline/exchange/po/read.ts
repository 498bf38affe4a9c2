/** PO files that come back. */
import { type GetTextTranslation, type GetTextTranslations, po } from 'gettext-parser';
import type { CodedText } from '../../model/coded-text.ts';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { Returned } from '../model.ts';
import { pluralForms } from './plurals.ts';

const LARGEST = 128 * 1024 * 1024;

/** Texts of strings come with their interpolations as written, those of articles with their tags. */
export function readPo(file: string, bytes: Uint8Array): Result<Returned[]> {
  if (bytes.length > LARGEST) return fail({ reason: 'too-large', file, bytes: bytes.length, limit: LARGEST });
  let parsed: GetTextTranslations;
  try {
    parsed = po.parse(Buffer.from(bytes), { validation: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return fail({ reason: 'unparsable', file, detail });
  }
  const headers: Partial<GetTextTranslations['headers']> | undefined = parsed.headers;
  const locale = headers?.['Language'] ?? headers?.['language'] ?? '';
  const entries = Object.values(parsed.translations).flatMap((context) => Object.values(context));
  if (entries.length === 0)
    return fail({ reason: 'invalid', file, expected: 'msgid', found: 'another kind of file' });
  return ok(entries.flatMap((entry) => readEntry(entry, locale.replace('_', '-'))));
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
