/** Gettext PO: `msgctxt` is the id, tags stay as they are, `fuzzy` is what nobody has looked at. */
import { type GetTextComment, type GetTextTranslation, po } from 'gettext-parser';
import { expand } from '../codes.ts';
import type { ExchangeDocument, ExchangeFile, ExchangeSegment, ExchangeUnit } from '../model.ts';
import { pluralForms, pluralHeader } from './plurals.ts';

type Entries = Record<string, Record<string, GetTextTranslation>>;

/** `at`: ISO 8601, UTC. */
export function writePo(document: ExchangeDocument, at: string): string {
  const translations: Entries = Object.create(null);
  for (const file of document.files)
    for (const unit of file.units) addUnit(translations, { file, unit, document });
  const headers = {
    'Project-Id-Version': `galerada ${document.edition}`,
    'PO-Revision-Date': `${at.slice(0, 10)} ${at.slice(11, 16)}+0000`,
    'Last-Translator': 'galerada',
    'Language-Team': document.target,
    Language: document.target.replace('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': pluralHeader(document.target),
    'X-Source-Language': document.source,
    'X-Generator': 'galerada',
  };
  const compiled = po.compile({ charset: 'utf-8', headers, translations: withHeader(translations) });
  return `${compiled.toString('utf8').replace(/\n*$/, '')}\n`;
}

function withHeader(translations: Entries): Entries {
  const header: GetTextTranslation = { msgid: '', msgstr: [''] };
  return Object.assign(Object.create(null), { '': { '': header } }, translations);
}

interface Place {
  readonly file: ExchangeFile;
  readonly unit: ExchangeUnit;
  readonly document: ExchangeDocument;
}

function addUnit(entries: Entries, place: Place): void {
  const { file, unit } = place;
  const [first] = unit.segments;
  if (first?.plural) {
    const context = `${file.original}#${unit.id}`;
    entries[context] = { [shownSource(first, file)]: pluralEntry(context, place) };
    return;
  }
  for (const segment of unit.segments) {
    const context = `${file.original}#${segment.id}`;
    const msgid = shownSource(segment, file);
    const { target, state } = segment;
    entries[context] = {
      [msgid]: {
        msgctxt: context,
        msgid,
        msgstr: [state === 'initial' ? '' : shown(target, segment, file)],
        comments: commentsOf([segment], place),
      },
    };
  }
}

/** Strings with their interpolations as they are written in code; sentences with their tags. */
function shown(text: ExchangeSegment['source'], { codes }: ExchangeSegment, { kind }: ExchangeFile): string {
  return kind === 'strings' ? expand(text, codes) : text;
}

function shownSource(segment: ExchangeSegment, file: ExchangeFile): string {
  return shown(segment.source, segment, file);
}

function pluralEntry(msgctxt: string, place: Place): GetTextTranslation {
  const { unit, file, document } = place;
  const byCategory = new Map(unit.segments.map((segment) => [segment.plural?.category, segment]));
  const other = byCategory.get('other') ?? unit.segments[0]!;
  const single = byCategory.get('one') ?? other;
  const msgstr = pluralForms(document.target).categories.map((category) => {
    const segment = byCategory.get(category);
    return segment && segment.state !== 'initial' ? shown(segment.target, segment, file) : '';
  });
  return {
    msgctxt,
    msgid: shownSource(single, file),
    msgid_plural: shownSource(other, file),
    msgstr,
    comments: commentsOf(unit.segments, place),
  };
}

function commentsOf(segments: readonly ExchangeSegment[], { unit, file }: Place): GetTextComment {
  const comments = segments.flatMap((segment) =>
    segment.comments.map(({ text, by }) => oneLine(`${by}: ${text}`)),
  );
  const codes = file.kind === 'strings' ? [] : segments.flatMap((segment) => segment.codes);
  const legend = codes.map(({ id, start, end }) =>
    oneLine(end ? `<${id}>…</${id}>: ${start}…${end}` : `<${id}/>: ${start}`),
  );
  const terms = segments.flatMap((segment) =>
    segment.terms.map(({ source, target }) => oneLine(`${source} = ${target}`)),
  );
  const isFuzzy = segments.some(
    ({ state, origin }) =>
      state !== 'initial' && origin !== undefined && origin !== 'person' && state === 'translated',
  );
  return {
    ...(comments.length ? { translator: comments.join('\n') } : {}),
    extracted: [unit.name, ...legend, ...terms].map(oneLine).join('\n'),
    reference: file.original.replace(/\s/g, '%20'),
    ...(isFuzzy ? { flag: 'fuzzy' } : {}),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
