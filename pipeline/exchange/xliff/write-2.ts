/** XLIFF 2.1, strictly: one piece of text for each unit, so that any number fits. */
import { hashText } from '../../model/hash.ts';
import type {
  ExchangeCode,
  ExchangeDocument,
  ExchangeFile,
  ExchangeSegment,
  ExchangeUnit,
  Foreign,
} from '../model.ts';
import { type Laid, layOut } from '../pairs.ts';
import { attributes, plainXml, xmlWithCodePoints } from '../xml/write.ts';

const NAMESPACES = {
  xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
  'xmlns:mda': 'urn:oasis:names:tc:xliff:metadata:2.0',
  'xmlns:mtc': 'urn:oasis:names:tc:xliff:matches:2.0',
  'xmlns:gls': 'urn:oasis:names:tc:xliff:glossary:2.0',
};

/** Declared only where a unit has a limit: some tools stop at a module they do not know. */
const SIZES = { 'xmlns:slr': 'urn:oasis:names:tc:xliff:sizerestriction:2.0' };

/** Limits are counted in characters, composed (5.7.4.1): what a reader counts, but for rare combinations. */
const PROFILES =
  '<slr:profiles generalProfile="xliff:codepoints"><slr:normalization general="nfc"/></slr:profiles>';

const hasLimit = ({ units }: ExchangeFile): boolean => units.some(({ limit }) => limit !== undefined);

export interface XliffOptions {
  readonly foreignOf?: ForeignOf;
  /** True: what has no translation goes out with its source in the target's place, as OmegaT wants it. */
  readonly fill?: boolean;
}

/** What other tools put beside a unit, by the file's `original` and the unit's id. */
export type ForeignOf = (original: string, unit: string) => Foreign | undefined;

export function* writeXliff2(
  document: ExchangeDocument,
  { foreignOf = () => undefined, fill = false }: XliffOptions = {},
): Generator<string> {
  const { source, target, files, edition } = document;
  const sizes = files.some(hasLimit) ? SIZES : {};
  const root = attributes({ ...NAMESPACES, ...sizes, version: '2.1', srcLang: source, trgLang: target });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${root}>\n`;
  for (const [at, file] of files.entries()) {
    yield* writeFile(file, { id: `f${at + 1}`, edition, foreignOf, fill });
  }
  yield '</xliff>\n';
}

function* writeFile(
  file: ExchangeFile,
  { id, edition, foreignOf, fill }: { id: string; edition: string } & Required<XliffOptions>,
): Generator<string> {
  const own = attributes({ id, original: file.original, canResegment: 'no', 'xml:space': 'preserve' });
  yield `  <file${own}>\n`;
  if (hasLimit(file)) yield `    ${PROFILES}\n`;
  yield `    ${metadata({ edition, kind: file.kind })}\n`;
  for (const unit of file.units) yield writeUnit(unit, fill, foreignOf(file.original, unit.id));
  yield '  </file>\n';
}

function metadata(values: Readonly<Record<string, string>>): string {
  const meta = Object.entries(values).map(
    ([type, value]) => `<mda:meta${attributes({ type })}>${plainXml(value)}</mda:meta>`,
  );
  return `<mda:metadata><mda:metaGroup category="galerada">${meta.join('')}</mda:metaGroup></mda:metadata>`;
}

function writeUnit(unit: ExchangeUnit, fill: boolean, foreign: Foreign | undefined): string {
  const { id, name, limit, segments } = unit;
  const data = new DataOf(segments);
  const hashes = Object.fromEntries(segments.map((one) => [`source-hash:${one.id}`, one.sourceHash]));
  const parts = segments.flatMap((segment, at) => [
    ...(at > 0 ? ['<ignorable><source> </source></ignorable>'] : []),
    writeSegment(filled(segment, fill), (text) => writeText(text, { segment, prefix: `_${at + 1}.`, data })),
  ]);
  const lines = [
    ...(foreign?.elements ?? []),
    metadata(hashes),
    ...matchesOf(segments),
    ...glossaryOf(segments),
    ...notesOf(segments),
    ...data.lines(),
    ...parts,
  ];
  return `    <unit${attributes({ id, name, 'slr:sizeRestriction': limit })}${foreignAttributes(foreign)}>\n${lines.map((line) => `      ${line}\n`).join('')}    </unit>\n`;
}

export function filled(segment: ExchangeSegment, fill: boolean): ExchangeSegment {
  return fill && segment.target === '' ? { ...segment, target: segment.source } : segment;
}

/** With the prefix each came with, unless that one says something else here. */
export function foreignAttributes(foreign: Foreign | undefined): string {
  const declared = new Map<string, string>(OUR_PREFIXES.map((prefix) => [prefix, '']));
  const written: Record<string, string> = {};
  for (const { namespace, name, value } of foreign?.attributes ?? []) {
    const [own = '', local = own] = name.includes(':') ? name.split(':') : ['', name];
    const prefix = own !== '' && (declared.get(own) ?? namespace) === namespace ? own : `x${declared.size}`;
    declared.set(prefix, namespace);
    written[`xmlns:${prefix}`] = namespace;
    written[`${prefix}:${local}`] = value;
  }
  return attributes(written);
}

const OUR_PREFIXES = ['xml', 'xmlns', 'mda', 'mtc', 'gls', 'slr'];

function writeSegment(segment: ExchangeSegment, write: (text: ExchangeSegment['source']) => string): string {
  const { id, state, origin, source, target } = segment;
  const known =
    state === 'initial'
      ? target === ''
        ? {}
        : { state }
      : { state, subState: origin && `galerada:${origin}` };
  const translated = target === '' ? '' : `<target>${write(target)}</target>`;
  return `<segment${attributes({ id, ...known })}><source>${write(source)}</source>${translated}</segment>`;
}

/** Original markup, each piece once. */
class DataOf {
  readonly #ids = new Map<string, string>();

  constructor(segments: readonly ExchangeSegment[]) {
    for (const { codes } of segments)
      for (const { start, end } of codes)
        for (const markup of [start, end])
          if (markup !== '' && !this.#ids.has(markup)) this.#ids.set(markup, `d${this.#ids.size + 1}`);
  }

  ref(markup: string | undefined): string | undefined {
    return this.#ids.get(markup ?? '');
  }

  lines(): string[] {
    if (this.#ids.size === 0) return [];
    const data = [...this.#ids].map(
      ([markup, id]) => `<data${attributes({ id })}>${xmlWithCodePoints(markup)}</data>`,
    );
    return [`<originalData>${data.join('')}</originalData>`];
  }
}

interface Writing {
  readonly segment: Pick<ExchangeSegment, 'codes'>;
  readonly prefix: string;
  readonly data?: DataOf;
}

function writeText(text: ExchangeSegment['source'], writing: Writing): string {
  return layOut(text)
    .map((laid) => (laid.kind === 'text' ? xmlWithCodePoints(laid.value) : writeCode(laid, writing)))
    .join('');
}

function writeCode(laid: Exclude<Laid, { kind: 'text' }>, { segment, prefix, data }: Writing): string {
  const id = `${prefix}${laid.id}`;
  const code = segment.codes.find((one) => one.id === laid.id);
  const shown = (markup: string | undefined) => markup || undefined;
  if (laid.kind === 'single') {
    const own = {
      id,
      equiv: shown(code?.equivalent),
      disp: shown(code?.start),
      dataRef: data?.ref(code?.start),
    };
    return `<ph${attributes({ ...own, ...typeOf(code) })}/>`;
  }
  if (laid.kind === 'pair') {
    if (laid.side === 'end') return '</pc>';
    const refs = { dataRefStart: data?.ref(code?.start), dataRefEnd: data?.ref(code?.end) };
    const both = refs.dataRefStart && refs.dataRefEnd ? refs : {};
    return `<pc${attributes({ id, dispStart: shown(code?.start), dispEnd: shown(code?.end), ...both, ...typeOf(code) })}>`;
  }
  return writeHalf({ laid, id, code, data });
}

function writeHalf(at: {
  laid: Extract<Laid, { kind: 'half' }>;
  id: string;
  code: ExchangeCode | undefined;
  data: DataOf | undefined;
}): string {
  const { laid, id, code, data } = at;
  const markup = laid.side === 'start' ? code?.start : code?.end;
  const isolated = laid.alone ? 'yes' : undefined;
  const rest = { disp: markup || undefined, dataRef: data?.ref(markup), isolated, ...typeOf(code) };
  if (laid.side === 'start') return `<sc${attributes({ id, ...rest })}/>`;
  return `<ec${attributes(laid.alone ? { id, ...rest } : { startRef: id, ...rest })}/>`;
}

const FORMATS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bold: { type: 'fmt', subType: 'xlf:b' },
  italic: { type: 'fmt', subType: 'xlf:i' },
  break: { type: 'fmt', subType: 'xlf:lb' },
  strike: { type: 'fmt', subType: 'galerada:strike' },
  link: { type: 'link' },
  image: { type: 'image' },
  interpolation: { type: 'ui', subType: 'xlf:var' },
};

function typeOf(code: ExchangeCode | undefined): Readonly<Record<string, string>> {
  if (!code) return {};
  return FORMATS[code.name] ?? { type: 'other', subType: `galerada:${code.name}` };
}

function matchesOf(segments: readonly ExchangeSegment[]): string[] {
  const all = segments.flatMap((segment) =>
    segment.matches.map(({ source, target, score, origin }) => {
      const own = attributes({
        ref: `#${segment.id}`,
        type: 'tm',
        origin,
        similarity: score,
        matchQuality: score,
      });
      const write = (text: ExchangeSegment['source']) =>
        writeText(text, { segment: { codes: [] }, prefix: '' });
      return `<mtc:match${own}><source>${write(source)}</source><target>${write(target)}</target></mtc:match>`;
    }),
  );
  return all.length ? [`<mtc:matches>${all.join('')}</mtc:matches>`] : [];
}

function glossaryOf(segments: readonly ExchangeSegment[]): string[] {
  const entries = new Map(
    segments.flatMap(({ terms }) =>
      terms.map(({ source, target, note }) => {
        const definition = note ? `<gls:definition>${plainXml(note)}</gls:definition>` : '';
        const xml = `<gls:glossEntry><gls:term>${plainXml(source)}</gls:term><gls:translation>${plainXml(target)}</gls:translation>${definition}</gls:glossEntry>`;
        return [hashText(xml), xml] as const;
      }),
    ),
  );
  return entries.size ? [`<gls:glossary>${[...entries.values()].join('')}</gls:glossary>`] : [];
}

function notesOf(segments: readonly ExchangeSegment[]): string[] {
  const notes = segments.flatMap(({ id, comments }) =>
    comments.map(({ text, by }, at) => {
      const own = attributes({ id: `n${at + 1}-${id}`, appliesTo: 'target', category: by });
      return `<note${own}>${plainXml(text)}</note>`;
    }),
  );
  return notes.length ? [`<notes>${notes.join('')}</notes>`] : [];
}
