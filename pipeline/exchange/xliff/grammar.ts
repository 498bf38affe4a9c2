/** Elements of XLIFF 2.x, as xliff_core_2.0.xsd (2.0, 2.1) and xliff_core_2.2.xsd declare them. */
import * as type from './values.ts';

export interface AttributeRule {
  readonly type: type.ValueType;
  readonly required?: true;
}

/** A place in a sequence: what may stand there, and how often. */
export interface Slot {
  /** Names; `*` stands for elements of any other namespace. */
  readonly names: readonly string[];
  readonly min: number;
  readonly max: number;
}

export interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** Attributes of other namespaces: all, those of modules alone, or none. */
  readonly foreign: 'any' | 'modules' | 'none';
  readonly content: readonly Slot[];
  readonly text: boolean;
}

export const one = (...names: string[]): Slot => ({ names, min: 1, max: 1 });
export const maybe = (...names: string[]): Slot => ({ names, min: 0, max: 1 });
export const many = (...names: string[]): Slot => ({ names, min: 0, max: Number.POSITIVE_INFINITY });
export const some = (...names: string[]): Slot => ({ names, min: 1, max: Number.POSITIVE_INFINITY });

const of = (value: type.ValueType): AttributeRule => ({ type: value });
export const needed = (value: type.ValueType): AttributeRule => ({ type: value, required: true });
export const optional = of;

const INLINE = many('xlf:cp', 'xlf:ph', 'xlf:pc', 'xlf:sc', 'xlf:ec', 'xlf:mrk', 'xlf:sm', 'xlf:em');
const SPACE = { 'xml:space': of(type.SPACE) };
const DIRECTIONS = { srcDir: of(type.DIRECTION), trgDir: of(type.DIRECTION) };
const CONTAINER = {
  id: needed(type.NMTOKEN),
  canResegment: of(type.YES_NO),
  translate: of(type.YES_NO),
  ...DIRECTIONS,
  ...SPACE,
};
const NAMED = { ...CONTAINER, name: of(type.ANY), type: of(type.OWN_VALUE) };
const HINTS = {
  canCopy: of(type.YES_NO),
  canDelete: of(type.YES_NO),
  canReorder: of(type.REORDER),
  copyOf: of(type.NMTOKEN),
  subType: of(type.OWN_VALUE),
  type: of(type.CODE_TYPE),
};
const SINGLE = {
  ...HINTS,
  disp: of(type.ANY),
  equiv: of(type.ANY),
  dataRef: of(type.NMTOKEN),
  subFlows: of(type.NMTOKENS),
};
const LONE = { ...SINGLE, canOverlap: of(type.YES_NO), dir: of(type.DIRECTION), isolated: of(type.YES_NO) };
const MARK = {
  id: needed(type.NMTOKEN),
  translate: of(type.YES_NO),
  type: of(type.MARK_TYPE),
  ref: of(type.URI),
  value: of(type.ANY),
};
const TEXT = { 'xml:lang': of(type.LANGUAGE), ...SPACE };

function rule(
  attributes: ElementRule['attributes'],
  content: readonly Slot[],
  { foreign = 'none', text = false }: Partial<Pick<ElementRule, 'foreign' | 'text'>> = {},
): ElementRule {
  return { attributes, content, foreign, text };
}

export { rule as elementRule };

export const CORE: Readonly<Record<string, ElementRule>> = {
  'xlf:xliff': rule(
    {
      version: needed(type.oneOf('2.0', '2.1', '2.2')),
      srcLang: needed(type.LANGUAGE),
      trgLang: of(type.LANGUAGE),
      ...SPACE,
    },
    [some('xlf:file')],
    { foreign: 'any' },
  ),
  'xlf:file': rule(
    { ...CONTAINER, original: of(type.ANY) },
    [maybe('xlf:skeleton'), many('*'), maybe('xlf:notes'), some('xlf:unit', 'xlf:group')],
    { foreign: 'any' },
  ),
  'xlf:skeleton': rule({ href: of(type.ANY) }, [many('*')], { text: true }),
  'xlf:group': rule(NAMED, [many('*'), maybe('xlf:notes'), many('xlf:unit', 'xlf:group')], {
    foreign: 'any',
  }),
  'xlf:unit': rule(
    NAMED,
    [many('*'), maybe('xlf:notes'), maybe('xlf:originalData'), some('xlf:segment', 'xlf:ignorable')],
    { foreign: 'any' },
  ),
  'xlf:segment': rule(
    {
      id: of(type.NMTOKEN),
      canResegment: of(type.YES_NO),
      state: of(type.STATE),
      subState: of(type.ANY),
    },
    [one('xlf:source'), maybe('xlf:target')],
  ),
  'xlf:ignorable': rule({ id: of(type.NMTOKEN) }, [one('xlf:source'), maybe('xlf:target')]),
  'xlf:notes': rule({}, [some('xlf:note')]),
  'xlf:note': rule(
    {
      id: of(type.NMTOKEN),
      appliesTo: of(type.oneOf('source', 'target')),
      category: of(type.ANY),
      priority: of(type.PRIORITY),
    },
    [],
    { foreign: 'any', text: true },
  ),
  'xlf:originalData': rule({}, [some('xlf:data')]),
  'xlf:data': rule(
    { id: needed(type.NMTOKEN), dir: of(type.DIRECTION), 'xml:space': of(type.oneOf('preserve')) },
    [many('xlf:cp')],
    { text: true },
  ),
  'xlf:source': rule(TEXT, [INLINE], { text: true }),
  'xlf:target': rule({ ...TEXT, order: of(type.POSITIVE) }, [INLINE], { text: true }),
  'xlf:cp': rule({ hex: needed(type.HEX) }, []),
  'xlf:ph': rule({ ...SINGLE, id: needed(type.NMTOKEN) }, [], { foreign: 'modules' }),
  'xlf:pc': rule(
    {
      ...HINTS,
      id: needed(type.NMTOKEN),
      canOverlap: of(type.YES_NO),
      dispStart: of(type.ANY),
      dispEnd: of(type.ANY),
      equivStart: of(type.ANY),
      equivEnd: of(type.ANY),
      dataRefStart: of(type.NMTOKEN),
      dataRefEnd: of(type.NMTOKEN),
      subFlowsStart: of(type.NMTOKENS),
      subFlowsEnd: of(type.NMTOKENS),
      dir: of(type.DIRECTION),
    },
    [INLINE],
    { foreign: 'modules', text: true },
  ),
  'xlf:sc': rule({ ...LONE, id: needed(type.NMTOKEN) }, [], { foreign: 'modules' }),
  'xlf:ec': rule({ ...LONE, id: of(type.NMTOKEN), startRef: of(type.NMTOKEN) }, [], { foreign: 'modules' }),
  'xlf:mrk': rule(MARK, [INLINE], { foreign: 'any', text: true }),
  'xlf:sm': rule(MARK, [], { foreign: 'any' }),
  'xlf:em': rule({ startRef: needed(type.NMTOKEN) }, []),
};

/** What 2.2 lets stand where 2.1 did not. */
export const CORE_22_CHANGES: Readonly<Record<string, ElementRule>> = {
  'xlf:xliff': {
    ...CORE['xlf:xliff']!,
    content: [maybe('xlf:notes'), maybe('mda:metadata'), some('xlf:file')],
  },
  'xlf:note': {
    ...CORE['xlf:note']!,
    attributes: { ...CORE['xlf:note']!.attributes, ref: of(type.URI) },
  },
  'xlf:segment': { ...CORE['xlf:segment']!, foreign: 'modules' },
  'xlf:ignorable': { ...CORE['xlf:ignorable']!, foreign: 'modules' },
};
