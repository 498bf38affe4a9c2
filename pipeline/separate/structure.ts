/** What markup says a block is for: landmarks, class and role names, link density, the element it stands in. */
import type { Ancestor } from '../model/article.ts';
import type { View } from './view.ts';

export interface Structure {
  /** The site's own landmark that holds the block, innermost first: nav, aside, footer, header, form, menu, button. */
  readonly landmark: string | undefined;
  /** The landmark is the article's own (`article > header`), which holds titles as well as bylines. */
  readonly inArticle: boolean;
  /** Words of class, id, role, itemprop or rel that name a part of the site (`share`, `related`). */
  readonly siteHint: string | undefined;
  /** Words that name the article's own text (`articleBody`, `entry-content`). */
  readonly bodyHint: string | undefined;
  /** Share of the text that is link text, 0–1. */
  readonly links: number;
  /** Stands straight in a `div`, `span`, `button`, `time` … and not in a `p`, `li`, `h2`. */
  readonly bare: boolean;
  readonly time: boolean;
}

const LANDMARKS = new Set([
  'nav',
  'aside',
  'footer',
  'header',
  'form',
  'menu',
  'button',
  'dialog',
  'select',
  'label',
]);
const ROLES: Readonly<Record<string, string>> = {
  navigation: 'nav',
  complementary: 'aside',
  contentinfo: 'footer',
  banner: 'header',
  search: 'form',
  menubar: 'menu',
  menu: 'menu',
  button: 'button',
  dialog: 'dialog',
};
const TEXT_ELEMENTS = new Set([
  'p',
  'li',
  'blockquote',
  'td',
  'th',
  'dd',
  'dt',
  'figcaption',
  'caption',
  'pre',
]);

/** Words of class names in common use for parts of a site; no site's own. Whole words between `-`, `_` and case. */
const SITE_WORDS = new Set(
  (
    'nav navbar navigation menu menubar submenu breadcrumb breadcrumbs crumb crumbs share sharing sharedaddy social ' +
    'related relatedposts recommended recommendation recommendations trending popular more readmore newsletter ' +
    'subscribe subscription signup promo promoted advert advertisement advertising ad ads sponsor sponsored ' +
    'publicidad banner cookie cookies consent gdpr comment comments respond reply disqus footer header sidebar ' +
    'widgetarea tags tag taglist categories category cat byline author authors meta postmeta dateline date ' +
    'published updated timestamp reading readtime login search searchform pagination pager paging prev next toolbar ' +
    'copyright legal skip toc print follow sitename siteinfo colophon masthead info compartir relacionadas ' +
    'relacionados etiquetas comentarios buscador pie cabecera'
  ).split(' '),
);
const BODY_WORDS = new Set(
  'articlebody entrycontent postcontent storybody articlecontent contentbody maincontent bodytext prose'.split(
    ' ',
  ),
);
const ARTICLE_WORDS = new Set(['article', 'main']);

const known = new Map<string, { site?: string; body?: string }>();

export function structureOf(view: View): Structure {
  let landmark: string | undefined;
  let siteHint: string | undefined;
  let bodyHint: string | undefined;
  let inArticle = false;
  const ancestors = view.block.ancestors;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const ancestor = ancestors[at]!;
    landmark ??= landmarkOf(ancestor);
    if (landmark === undefined && bodyHint === undefined) siteHint ??= hintsOf(ancestor).site;
    if (siteHint === undefined) bodyHint ??= hintsOf(ancestor).body;
    if (ARTICLE_WORDS.has(ancestor.name)) inArticle = true;
  }
  const parent = ancestors.at(-1)?.name;
  return {
    landmark,
    siteHint,
    bodyHint,
    inArticle,
    links: linkShare(view),
    bare: parent !== undefined && view.block.place.kind === 'html' && isBare(view, parent),
    time: ancestors.some((ancestor) => ancestor.name === 'time'),
  };
}

function isBare(view: View, parent: string): boolean {
  return view.block.role === 'paragraph' && !TEXT_ELEMENTS.has(parent);
}

function landmarkOf(ancestor: Ancestor): string | undefined {
  if (LANDMARKS.has(ancestor.name)) return ancestor.name;
  for (const hint of ancestor.hints) {
    const role = ROLES[hint];
    if (role !== undefined) return role;
  }
  return undefined;
}

function hintsOf(ancestor: Ancestor): { site?: string; body?: string } {
  const found: { site?: string; body?: string } = {};
  if (ancestor.name === 'body' || ancestor.name === 'html') return found;
  for (const hint of ancestor.hints) {
    const read = readHint(hint);
    found.site ??= read.site!;
    found.body ??= read.body!;
  }
  return found;
}

function readHint(hint: string): { site?: string; body?: string } {
  const cached = known.get(hint);
  if (cached) return cached;
  const parts = hint.split(/[-_:\s\d]+/).filter((part) => part !== '');
  const body =
    BODY_WORDS.has(parts.join('')) || parts.some((part) => BODY_WORDS.has(part)) || hasBodyPair(parts);
  const site = parts.find((part) => SITE_WORDS.has(part));
  const read = body ? { body: hint } : site === undefined ? {} : { site };
  if (known.size < 5000) known.set(hint, read);
  return read;
}

/** `entry-content`, `post__body`: a word for the piece, then one for its text. */
function hasBodyPair(parts: readonly string[]): boolean {
  return parts.some(
    (part, at) =>
      /^(?:entry|post|article|story|single|page|main)$/.test(part) &&
      /^(?:content|body|text)$/.test(parts[at + 1] ?? ''),
  );
}

function linkShare(view: View): number {
  if (view.text.length === 0) return 0;
  let linked = 0;
  for (const mark of view.marks) if (mark.name === 'link') linked += mark.end - mark.start;
  return Math.min(1, linked / view.text.length);
}
