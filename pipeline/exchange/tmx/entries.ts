/** Memory entries and TMX units, both ways. */
import { type Language, type Locale, languageOf, parseLocale } from '../../model/locale.ts';
import type { MemoryEntry, MemoryHit } from '../../model/memory.ts';
import { type Origin, STATES, type State } from '../../model/segment.ts';
import type { TmxExtra, TmxHeader, TmxUnit, TmxVariant } from './model.ts';

export interface TmxPair {
  readonly source: Language;
  readonly target: Locale;
}

/** Properties of ours. What other tools do not know of, they keep. */
const STATE = 'x-galerada:state';
const ORIGIN = 'x-galerada:origin';
const ARTICLE = 'x-galerada:article';
const EDITION = 'x-galerada:edition';

export function tmxHeader(version: string): TmxHeader {
  const attributes = {
    creationtool: 'galerada',
    creationtoolversion: version,
    segtype: 'sentence',
    'o-tmf': 'galerada',
    adminlang: 'en',
    srclang: '*all*',
    datatype: 'plaintext',
  };
  return { attributes, extras: [] };
}

/** `source` and `target` are the locales the variants are marked with. */
export function tmxUnit(hit: MemoryHit, locales: { source: Locale; target: Locale }): TmxUnit {
  const prop = (type: string, text: string): TmxExtra => ({ kind: 'prop', text, attributes: { type } });
  const made = {
    ...(hit.at ? { creationdate: tmxDate(hit.at) } : {}),
    ...(hit.by ? { creationid: hit.by } : {}),
  };
  const variant = (language: Locale, text: MemoryHit['source'], more: object): TmxVariant => ({
    language,
    attributes: { ...more },
    extras: [],
    text,
    codes: [],
  });
  return {
    attributes: { srclang: locales.source },
    extras: [
      prop(ARTICLE, hit.article),
      prop(EDITION, hit.edition),
      prop(STATE, hit.state),
      prop(ORIGIN, hit.origin),
    ],
    variants: [variant(locales.source, hit.source, {}), variant(locales.target, hit.target, made)],
  };
}

/**
 * Undefined when the unit is not of this pair: it has no such variants, or says that another is its source.
 * A unit of another tool comes in as `translated`, made by a person; who and when is kept.
 */
export function entryOf(unit: TmxUnit, header: TmxHeader, pair: TmxPair): MemoryEntry | undefined {
  const declared = unit.attributes['srclang'] ?? header.attributes['srclang'] ?? '*all*';
  if (declared !== '*all*' && languageOf(declared) !== pair.source) return undefined;
  const sources = unit.variants.filter(({ language }) => languageOf(language) === pair.source);
  const source = sources.find(({ language }) => isSame(language, declared)) ?? sources[0];
  const target = bestTarget(unit.variants, pair.target);
  if (!source || !target || source === target || source.text === '' || target.text === '') return undefined;
  const by = lastOf(unit, target, 'changeid') ?? lastOf(unit, target, 'creationid');
  const at = isoDate(lastOf(unit, target, 'changedate') ?? lastOf(unit, target, 'creationdate'));
  return {
    source: source.text,
    target: target.text,
    state: stateOf(unit),
    origin: originOf(unit),
    ...(by ? { by } : {}),
    ...(at ? { at } : {}),
  };
}

/** The very locale, else the language alone, else another country's. */
function bestTarget(variants: readonly TmxVariant[], target: Locale): TmxVariant | undefined {
  const fitting = variants.filter((variant) => primaryOf(variant.language) === primaryOf(target));
  return (
    fitting.find((variant) => isSame(variant.language, target)) ??
    fitting.find((variant) => !/[-_]/.test(variant.language)) ??
    fitting[0]
  );
}

function primaryOf(tag: string): string | undefined {
  return parseLocale(tag)?.split('-', 1)[0];
}

function isSame(a: string, b: string): boolean {
  return parseLocale(a) === parseLocale(b);
}

function lastOf(unit: TmxUnit, target: TmxVariant, name: string): string | undefined {
  return target.attributes[name] ?? unit.attributes[name];
}

function propOf(unit: TmxUnit, type: string): string | undefined {
  const prop = unit.extras.find(({ kind, attributes }) => kind === 'prop' && attributes['type'] === type);
  return prop?.kind === 'prop' ? prop.text : undefined;
}

function stateOf(unit: TmxUnit): State {
  const state = propOf(unit, STATE) as State | undefined;
  return state && STATES.includes(state) ? state : 'translated';
}

const ORIGINS: readonly Origin[] = ['memory', 'machine', 'person'];

function originOf(unit: TmxUnit): Origin {
  const origin = propOf(unit, ORIGIN) as Origin | undefined;
  return origin && ORIGINS.includes(origin) ? origin : 'person';
}

/** `2026-01-31T10:20:30Z` → `20260131T102030Z`. */
function tmxDate(iso: string): string {
  return iso.replace(/\.\d+/, '').replace(/[-:]/g, '');
}

function isoDate(date: string | undefined): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(date ?? '') ?? [];
  return year && `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
