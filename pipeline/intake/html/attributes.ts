/** Attributes that people read, and those that say what an element is for. */
import type { Block, Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import type { BlockList } from '../blocks.ts';
import { ContentBuilder } from '../content.ts';
import { scanString } from '../front-matter/scan-string.ts';
import { HTML_ATTRIBUTE } from '../scan-text.ts';

export interface Attribute {
  /** Lower case. */
  readonly name: string;
  /** The value, inside its quotes. */
  readonly value: Range;
  readonly quote: '"' | "'" | '';
  /** True for a string in braces: `title={"…"}`, which JavaScript reads. */
  readonly isScript?: true;
}

const READ = new Set([
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'label',
]);
/** What components of documentation sites call their titles and captions. */
const READ_JSX = new Set(['caption', 'description', 'subtitle', 'heading', 'summary', 'text']);
const READ_META = new Set([
  'description',
  'abstract',
  'og:title',
  'og:description',
  'og:site_name',
  'og:image:alt',
  'twitter:title',
  'twitter:description',
  'twitter:image:alt',
]);
const BUTTONS = new Set(['submit', 'button', 'reset']);
const HINTS = new Set(['class', 'classname', 'id', 'role', 'itemprop', 'rel', 'aria-label']);

/** The attributes of one tag that hold text for people. */
export function readAttributes(source: string, tag: string, attributes: readonly Attribute[]): Attribute[] {
  const element = tag.toLowerCase();
  if (element === 'meta') return metaContent(source, attributes);
  const isJsx = tag !== element;
  return attributes.filter(({ name }) => {
    if (READ.has(name)) return !(name === 'label' && element === 'input');
    if (isJsx && READ_JSX.has(name)) return true;
    return name === 'value' && element === 'input' && BUTTONS.has(attributeValue(source, attributes, 'type'));
  });
}

function metaContent(source: string, attributes: readonly Attribute[]): Attribute[] {
  const named = attributeValue(source, attributes, 'name') || attributeValue(source, attributes, 'property');
  if (!READ_META.has(named)) return [];
  const content = attributes.find(({ name }) => name === 'content');
  return content ? [{ ...content, name: named }] : [];
}

export function attributeValue(source: string, attributes: readonly Attribute[], wanted: string): string {
  const found = attributes.find(({ name }) => name === wanted);
  return found ? source.slice(found.value.start, found.value.end).trim().toLowerCase() : '';
}

/** What class, id, role, itemprop, rel and aria-label say, word by word, in lower case. */
export function hintsOf(source: string, attributes: readonly Attribute[]): readonly string[] {
  const hints: string[] = [];
  for (const { name, value } of attributes) {
    if (!HINTS.has(name)) continue;
    const words = source
      .slice(value.start, Math.min(value.end, value.start + MAX_HINTS))
      .toLowerCase()
      .split(/\s+/);
    for (const word of words) if (word !== '') hints.push(word);
  }
  return hints.length === 0 ? NO_HINTS : hints;
}

/** Characters of one attribute that are looked at: generated class lists can be endless. */
const MAX_HINTS = 1000;
const NO_HINTS: readonly string[] = [];

/** `translate="no"`, and the class that Google Translate and DeepL honour. */
export function isUntranslated(source: string, attributes: readonly Attribute[]): boolean {
  if (attributes.length === 0) return false;
  if (!attributes.some((attribute) => mayForbid(source, attribute))) return false;
  if (attributeValue(source, attributes, 'translate') === 'no') return true;
  return hintsOf(
    source,
    attributes.filter(({ name }) => name === 'class'),
  ).includes('notranslate');
}

/** Asked first, since hardly any attribute does. */
function mayForbid(source: string, { name, value }: Attribute): boolean {
  return (
    name === 'translate' || (name === 'class' && /notranslate/i.test(source.slice(value.start, value.end)))
  );
}

/** One block for each attribute of a tag that people read. `within` is asked for containers when there is one. */
export function addAttributeBlocks(
  blocks: BlockList,
  tag: string,
  { attributes, within }: { attributes: readonly Attribute[]; within: Pick<Block, 'ancestors'> },
): void {
  if (attributes.length === 0) return;
  for (const { name, value, quote, isScript } of readAttributes(blocks.source, tag, attributes)) {
    const { ancestors } = within;
    if (isScript) {
      const builder = new ContentBuilder(blocks.source, value.start);
      scanString(builder, value, 'backslash');
      const script: Place = quote === "'" ? { kind: 'json', quote } : { kind: 'json' };
      blocks.add(builder.finish(), { role: 'attribute', name, place: script, ancestors });
      continue;
    }
    const place: Place = { kind: 'html-attribute', quote };
    blocks.addValue({ role: 'attribute', name, range: value, place, ancestors, dialect: HTML_ATTRIBUTE });
  }
}
