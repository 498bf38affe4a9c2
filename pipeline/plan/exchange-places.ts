/** Where in an edition a segment that came back belongs. */
import { expand, renumber } from '../exchange/codes.ts';
import type {
  ExchangeDocument,
  ExchangeFile,
  ExchangeSegment,
  ExchangeUnit,
  Returned,
} from '../exchange/model.ts';
import type { CodedText } from '../model/coded-text.ts';

export interface Place {
  readonly file: ExchangeFile;
  readonly unit: ExchangeUnit;
  readonly segment: ExchangeSegment;
}

export class Places {
  readonly #byId = new Map<string, Place>();
  readonly #bySource = new Map<string, Place[]>();

  constructor({ files }: ExchangeDocument) {
    for (const file of files)
      for (const unit of file.units) for (const segment of unit.segments) this.#add({ file, unit, segment });
  }

  #add(place: Place): void {
    const { file, segment } = place;
    this.#byId.set(idKey(file.original, segment.id), place);
    const shown = file.kind === 'strings' ? [expand(segment.source, segment.codes)] : [];
    for (const key of new Set([sourceKey(segment.source), ...shown.map(fold)])) {
      const list = this.#bySource.get(key);
      if (list) list.push(place);
      else this.#bySource.set(key, [place]);
    }
  }

  /**
   * By file and segment; where a tool has renumbered segments, by the unit, if that has but one; where it has lost
   * all ids, by the source, if no other segment has the same.
   */
  find({
    file,
    unit,
    segment,
    source,
  }: Pick<Returned, 'file' | 'unit' | 'segment' | 'source'>): Place | undefined {
    const own = this.#byId.get(idKey(file, segment));
    if (own) return own;
    const only = this.#byId.get(idKey(file, unit.replace(/^u-/, '')));
    if (only?.unit.segments.length === 1) return only;
    const same = source === undefined ? [] : (this.#bySource.get(sourceKey(source)) ?? []);
    const inFile = same.filter((place) => place.file.original === file);
    const found = inFile.length ? inFile : same;
    return found.length === 1 ? found[0] : undefined;
  }
}

function idKey(file: string, segment: string): string {
  return `${file}\0${segment}`;
}

function sourceKey(source: CodedText): string {
  return fold(renumber([source])[0]!);
}

export function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
