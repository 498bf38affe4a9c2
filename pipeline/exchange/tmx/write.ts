/** TMX 1.4b, strictly: elements in the order of its definition, one unit per piece of text, so that any number fits. */
import { writeSegment } from './inline.ts';
import type { TmxExtra, TmxHeader, TmxUnit, TmxVariant } from './model.ts';
import { canBeXml, escapeText, tag } from './xml.ts';

/** The pieces of a file, in UTF-8, in order. Units that XML cannot hold (control characters) are passed to `skip`. */
export function* writeTmx(
  header: TmxHeader,
  units: Iterable<TmxUnit>,
  skip: (unit: TmxUnit) => void,
): Generator<string> {
  yield writeTmxHead(header);
  yield* writeTmxUnits(units, skip);
  yield TMX_FOOT;
}

export function writeTmxHead(header: TmxHeader): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n${writeHeader(header)}  <body>\n`;
}

export function* writeTmxUnits(units: Iterable<TmxUnit>, skip: (unit: TmxUnit) => void): Generator<string> {
  for (const unit of units) {
    const xml = writeUnit(unit);
    if (canBeXml(xml)) yield xml;
    else skip(unit);
  }
}

export const TMX_FOOT = '  </body>\n</tmx>\n';

function writeHeader({ attributes, extras }: TmxHeader): string {
  const inner = writeExtras(extras, '    ');
  if (inner === '') return `  ${tag('header', attributes, 'empty')}\n`;
  return `  ${tag('header', attributes, 'open')}\n${inner}  </header>\n`;
}

function writeUnit({ attributes, extras, variants }: TmxUnit): string {
  const inner = writeExtras(extras, '      ') + variants.map(writeVariant).join('');
  return `    ${tag('tu', attributes, 'open')}\n${inner}    </tu>\n`;
}

function writeVariant({ language, attributes, extras, text, codes }: TmxVariant): string {
  const open = tag('tuv', { 'xml:lang': language, ...attributes }, 'open');
  const seg = writeSegment(text, codes);
  if (extras.length === 0) return `      ${open}${seg}</tuv>\n`;
  return `      ${open}\n${writeExtras(extras, '        ')}        ${seg}\n      </tuv>\n`;
}

function writeExtras(extras: readonly TmxExtra[], indent: string): string {
  return extras.map((extra) => `${indent}${writeExtra(extra)}\n`).join('');
}

function writeExtra(extra: TmxExtra): string {
  if (extra.kind !== 'ude')
    return `${tag(extra.kind, extra.attributes, 'open')}${escapeText(extra.text)}</${extra.kind}>`;
  const maps = extra.maps.map((map) => tag('map', map, 'empty')).join('');
  return `${tag('ude', extra.attributes, 'open')}${maps}</ude>`;
}
