/** The site's strings as they go out to other tools: a file for each namespace, the forms of a plural in one unit. */
import type { ExchangeCode, ExchangeFile, ExchangeSegment, ExchangeUnit } from '../exchange/model.ts';
import { isToken } from '../exchange/xliff/values.ts';
import { type CodedText, formatCoded, type Piece } from '../model/coded-text.ts';
import type { Config, Edition } from '../model/config.ts';
import { hashText } from '../model/hash.ts';
import { categoriesOf, parsePluralKey, pluralFamilies, pluralKey } from '../model/plurals.ts';
import type { Planned } from './assemble.ts';
import { resolveResources } from './resources.ts';
import { lengthLimit } from './review-strings.ts';
import { localePath } from './snapshot.ts';

type Texts = ReadonlyMap<string, string>;

/** Empty where no edition speaks the other language. */
export function stringFiles({ plan, snapshot }: Planned, edition: Edition): ExchangeFile[] {
  const { config } = snapshot;
  const from = config.editions.find(({ language }) => language !== edition.language);
  if (!from) return [];
  const { additions } = plan.strings;
  const targets = resolveResources(snapshot, edition, additions);
  return [...resolveResources(snapshot, from, additions)].map(([namespace, sources]) => ({
    kind: 'strings',
    original: localePath(config, edition.language, namespace),
    units: unitsOf(sources, targets.get(namespace) ?? new Map(), edition).map((unit) =>
      limited(unit, config),
    ),
  }));
}

/** A limit is of each form of a plural, and no tool counts the forms of a unit one by one. */
function limited(unit: ExchangeUnit, config: Config): ExchangeUnit {
  const limit = unit.segments.length === 1 ? lengthLimit(config, unit.name) : undefined;
  return limit === undefined ? unit : { ...unit, limit };
}

function unitsOf(sources: Texts, targets: Texts, edition: Edition): ExchangeUnit[] {
  const families = pluralFamilies(sources.keys());
  const done = new Set<string>();
  return [...sources].flatMap(([key, text]): ExchangeUnit[] => {
    const form = parsePluralKey(key);
    const family = form && families.has(`${form.base}:${form.type}`) ? form : undefined;
    if (!family)
      return [
        { id: tokenOf(key), name: key, segments: [segmentOf({ id: tokenOf(key), key, text }, targets)] },
      ];
    const base = family.type === 'ordinal' ? `${family.base}_ordinal` : family.base;
    if (done.has(base)) return [];
    done.add(base);
    const segments = categoriesOf(edition.locale, family.type).map((category) => {
      const own = pluralKey({ ...family, category });
      const nearest = sources.get(own) ?? sources.get(pluralKey({ ...family, category: 'other' })) ?? text;
      const id = `${tokenOf(base)}_${category}`;
      const all = categoriesOf(edition.locale, family.type).join(' ');
      return { ...segmentOf({ id, key: own, text: nearest }, targets), plural: { base, category, all } };
    });
    return [{ id: tokenOf(base), name: base, segments }];
  });
}

/** An id that XML takes: the key itself where it can be one. */
function tokenOf(key: string): string {
  return isToken(key) ? key : `k-${hashText(key)}`;
}

/** The key of a unit's segment in its locale file. */
export function keyOf({ name }: ExchangeUnit, { plural }: ExchangeSegment): string {
  return plural ? `${plural.base}_${plural.category}` : name;
}

function segmentOf(
  { id, key, text }: { id: string; key: string; text: string },
  targets: Texts,
): ExchangeSegment {
  const numbers = new Map<string, number>();
  const source = codeInterpolations(text, numbers);
  const target = codeInterpolations(targets.get(key) ?? '', numbers);
  return {
    id,
    source,
    target,
    state: target === '' ? 'initial' : 'translated',
    sourceHash: hashText(text),
    codes: [...numbers].map(
      ([key, number]): ExchangeCode => ({
        id: number,
        start: key.slice(key.indexOf(' ') + 1),
        end: '',
        name: 'interpolation',
        equivalent: '',
      }),
    ),
    comments: [],
    matches: [],
    terms: [],
  };
}

/**
 * `{{name}}` and `$t(key)`, as i18next has them, as codes: nobody is to translate them. Numbers are by which time it
 * stands there and what it is (`1 {{name}}`): the second of one text is the second of another.
 */
export function codeInterpolations(text: string, numbers: Map<string, number>): CodedText {
  const pieces: Piece[] = [];
  const seen = new Map<string, number>();
  let from = 0;
  for (const match of text.matchAll(/\{\{[^{}]{1,200}\}\}|\$t\([^()]{1,200}\)/g)) {
    if (match.index > from) pieces.push({ kind: 'text', value: text.slice(from, match.index) });
    const time = (seen.get(match[0]) ?? 0) + 1;
    seen.set(match[0], time);
    const key = `${time} ${match[0]}`;
    const id = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, id);
    pieces.push({ kind: 'code', id, type: 'standalone' });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', value: text.slice(from) });
  return formatCoded(pieces);
}
