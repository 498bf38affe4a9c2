/** What the elements of HTML are to a reader. Names in lower case (HTML Living Standard, May 2025). */
import type { BlockRole, CodeName } from '../../model/article.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that start a block of their own, or hold blocks. */
export const BLOCKS = words(
  'address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li link main ' +
    'menu meta nav noscript ol optgroup option p search section select summary table tbody td tfoot th thead ' +
    'title tr ul video audio object canvas',
);

/** Inside these, a button or a label is part of a sentence. */
export const SENTENCES = words('p h1 h2 h3 h4 h5 h6 figcaption caption dt summary');
export const CONTROLS = words('button label');

/** Elements without content. */
export const VOID = words(
  'area base br col embed hr img input link meta param source track wbr basefont frame',
);

/** Elements whose content is not read as text, or is not to be translated, wherever they stand. */
export const OPAQUE_BLOCKS = words(
  'pre script style template textarea xmp listing plaintext noembed noframes datalist iframe',
);
/** The same within a sentence. */
export const OPAQUE_INLINES = words('code kbd samp var tt svg math');

/** An element that ends when one of these starts (13.2.6.4.7, "generate implied end tags"). */
const CLOSED_BY: Readonly<Record<string, ReadonlySet<string>>> = {
  p: words(
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 ' +
      'h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul dd dt tr td th',
  ),
  li: words('li'),
  dt: words('dt dd'),
  dd: words('dt dd'),
  option: words('option optgroup'),
  optgroup: words('optgroup'),
  tr: words('tr tbody thead tfoot'),
  td: words('td th tr tbody thead tfoot'),
  th: words('td th tr tbody thead tfoot'),
  thead: words('tbody tfoot'),
  tbody: words('tbody tfoot'),
  head: words('body'),
};

export function isClosedBy(open: string, starting: string): boolean {
  return CLOSED_BY[open]?.has(starting) ?? false;
}

const CODE_NAMES: Readonly<Record<string, CodeName>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  a: 'link',
  img: 'image',
  br: 'break',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  var: 'code',
  math: 'math',
};

export function codeNameOf(element: string): CodeName {
  return Object.hasOwn(CODE_NAMES, element) ? CODE_NAMES[element]! : 'html';
}

const ROLES: Readonly<Record<string, BlockRole>> = {
  title: 'title',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  summary: 'heading',
  legend: 'heading',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  blockquote: 'quote',
  td: 'table-cell',
  th: 'table-cell',
  figcaption: 'caption',
  caption: 'caption',
};

export function roleOf(element: string): BlockRole | undefined {
  return Object.hasOwn(ROLES, element) ? ROLES[element] : undefined;
}
