/** XLIFF 1.2, which every tool takes: a `trans-unit` for each segment, those of a block in one group. */
import type { State } from '../../model/segment.ts';
import type {
  ExchangeCode,
  ExchangeDocument,
  ExchangeFile,
  ExchangeSegment,
  ExchangeUnit,
} from '../model.ts';
import { type Laid, layOut } from '../pairs.ts';
import { attributes, plainXml } from '../xml/write.ts';
import { type ForeignOf, filled, foreignAttributes, type XliffOptions } from './write-2.ts';

const STATES_1: Readonly<Record<State, string>> = {
  initial: 'new',
  translated: 'translated',
  reviewed: 'signed-off',
  final: 'final',
};

/** Characters that XML cannot hold are left out: 1.2 has no way to write them. */
export function* writeXliff1(
  document: ExchangeDocument,
  { foreignOf = () => undefined, fill = false }: XliffOptions = {},
): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n';
  for (const file of document.files) yield* writeFile(file, document, { foreignOf, fill });
  yield '</xliff>\n';
}

function* writeFile(
  file: ExchangeFile,
  document: ExchangeDocument,
  { foreignOf, fill }: Required<XliffOptions>,
): Generator<string> {
  const own = attributes({
    original: file.original,
    'source-language': document.source,
    'target-language': document.target,
    datatype: 'plaintext',
    'xml:space': 'preserve',
  });
  yield `  <file${own}>\n    <header><tool tool-id="galerada" tool-name="galerada"/></header>\n    <body>\n`;
  for (const unit of file.units) yield writeUnit(unit, fill, (id) => foreignOf(file.original, id));
  yield '    </body>\n  </file>\n';
}

function writeUnit(
  unit: ExchangeUnit,
  fill: boolean,
  foreignOf: (id: string) => ReturnType<ForeignOf>,
): string {
  const segments = unit.segments.map((segment) =>
    writeSegment(filled(segment, fill), unit, foreignOf(segment.id)),
  );
  return `      <group${attributes({ id: unit.id, resname: unit.name })}>\n${segments.join('')}      </group>\n`;
}

function writeSegment(segment: ExchangeSegment, unit: ExchangeUnit, foreign: ReturnType<ForeignOf>): string {
  const { id, state, target, sourceHash } = segment;
  const isApproved = state === 'reviewed' || state === 'final';
  const own = attributes({
    id,
    resname: unit.name,
    extradata: sourceHash,
    approved: isApproved ? 'yes' : undefined,
  });
  const lines = [
    `<source>${writeText(segment.source, segment)}</source>`,
    ...(target === '' ? [] : [writeTarget(segment)]),
    ...segment.comments.map(
      ({ text, by }) => `<note${attributes({ from: by, annotates: 'target' })}>${plainXml(text)}</note>`,
    ),
    ...segment.terms.map(
      ({ source, target: term }) => `<note from="glossary">${plainXml(`${source} = ${term}`)}</note>`,
    ),
    ...segment.matches.map((match) => {
      const { score, origin } = match;
      const texts = `<source>${writeText(match.source, segment)}</source><target>${writeText(match.target, segment)}</target>`;
      return `<alt-trans${attributes({ 'match-quality': `${score}%`, origin })}>${texts}</alt-trans>`;
    }),
    ...(foreign?.elements ?? []),
  ];
  const inner = lines.map((line) => `          ${line}\n`).join('');
  return `        <trans-unit${own}${foreignAttributes(foreign)}>\n${inner}        </trans-unit>\n`;
}

function writeTarget(segment: ExchangeSegment): string {
  const qualifier = { machine: 'mt-suggestion', memory: 'tm-suggestion', person: undefined };
  const own = attributes({
    state: STATES_1[segment.state],
    'state-qualifier': segment.origin && qualifier[segment.origin],
  });
  return `<target${own}>${writeText(segment.target, segment)}</target>`;
}

function writeText(text: ExchangeSegment['source'], { codes }: Pick<ExchangeSegment, 'codes'>): string {
  return layOut(text)
    .map((laid) => {
      if (laid.kind === 'text') return plainXml(laid.value);
      return writeCode(
        laid,
        codes.find(({ id }) => id === laid.id),
      );
    })
    .join('');
}

function writeCode(laid: Exclude<Laid, { kind: 'text' }>, code: ExchangeCode | undefined): string {
  const { id } = laid;
  const ctype = ctypeOf(code, laid.kind === 'single');
  if (laid.kind === 'single')
    return `<x${attributes({ id, ctype, 'equiv-text': code?.equivalent || code?.start || undefined })}/>`;
  if (laid.kind === 'pair') return laid.side === 'start' ? `<g${attributes({ id, ctype })}>` : '</g>';
  if (laid.alone) {
    const [pos, markup] = laid.side === 'start' ? ['open', code?.start] : ['close', code?.end];
    return `<it${attributes({ id, pos, rid: id, ctype })}>${plainXml(markup ?? '')}</it>`;
  }
  const name = laid.side === 'start' ? 'bx' : 'ex';
  return `<${name}${attributes({ id: `${id}${laid.side === 'start' ? 's' : 'e'}`, rid: id })}/>`;
}

/** Names that 1.2 has; others are ours. `lb` and `image` are of placeholders alone. */
function ctypeOf(code: ExchangeCode | undefined, isSingle: boolean): string | undefined {
  if (!code) return undefined;
  const known = isSingle ? { break: 'lb', image: 'image' } : { bold: 'bold', italic: 'italic', link: 'link' };
  return (known as Record<string, string>)[code.name] ?? `x-${code.name}`;
}
