/**
 * Reads a WordPress export (WXR, an RSS 2.0 of its own) as it comes, post by post, in the memory of one post.
 *
 * The format: `wp-admin/includes/export.php` of WordPress 6. XML is read strictly: no document type and so no entity
 * but XML's five, nothing nested deeper than an export ever is, no text larger than any post.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import type { PostMeta, PostTerm, SiteHead, SiteTerm, WordPressPost } from './model.ts';

export interface WxrEvents {
  readonly head?: (head: SiteHead) => void;
  readonly term?: (term: SiteTerm) => void;
  readonly post?: (post: WordPressPost) => void;
}

/** Elements within elements; exports have seven. */
const DEEPEST = 32;
/** UTF-16 units of one element's text. WordPress itself keeps 4 GB, but PHP does not import a tenth of this. */
const LONGEST = 64 * 1024 * 1024;
const TERMS: Readonly<Record<string, TermNames>> = {
  'wp:category': { domain: 'category', slug: 'wp:category_nicename', name: 'wp:cat_name' },
  'wp:tag': { domain: 'post_tag', slug: 'wp:tag_slug', name: 'wp:tag_name' },
  'wp:term': { domain: '', slug: 'wp:term_slug', name: 'wp:term_name' },
};

interface TermNames {
  readonly domain: string;
  readonly slug: string;
  readonly name: string;
}

export class WxrReader {
  readonly #file: string;
  readonly #events: WxrEvents;
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #path: string[] = [];
  #text: string[] = [];
  #length = 0;
  /** Of the item, term or channel that is being read: texts by element. */
  #fields = new Map<string, string>();
  #head = new Map<string, string>();
  #terms: PostTerm[] = [];
  #meta: PostMeta[] = [];
  #attributes: Record<string, string> = {};
  #isHeadTold = false;
  #failure: Failure | undefined;

  constructor(file: string, events: WxrEvents) {
    this.#file = file;
    this.#events = events;
    this.#parser.on('error', (error) => this.#fail(detailOf(error)));
    this.#parser.on('doctype', () => this.#fail('a document type', 'intake:wordpress.doctype'));
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
    this.#parser.on('closetag', (tag) => this.#close(tag.name));
  }

  /** Text as it comes, cut anywhere between two characters. After a failure nothing more is read. */
  write(chunk: string): Result<true> {
    if (!this.#failure) this.#parser.write(chunk);
    return this.#failure ? fail(this.#failure) : ok(true);
  }

  end(): Result<true> {
    if (!this.#failure) this.#parser.close();
    if (!this.#failure && !this.#isHeadTold)
      this.#fail('no <channel> of a WordPress export', 'intake:wordpress.other');
    return this.#failure ? fail(this.#failure) : ok(true);
  }

  #open(tag: SaxesTagPlain): void {
    if (this.#failure) return;
    this.#path.push(tag.name);
    if (this.#path.length > DEEPEST) this.#fail(`more than ${DEEPEST} elements within each other`);
    this.#text = [];
    this.#length = 0;
    this.#attributes = tag.attributes as Record<string, string>;
    if (tag.name === 'item') this.#startItem();
    else if (Object.hasOwn(TERMS, tag.name)) this.#fields = new Map();
  }

  #startItem(): void {
    this.#tellHead();
    this.#fields = new Map();
    this.#terms = [];
    this.#meta = [];
  }

  #add(text: string): void {
    if (this.#failure) return;
    this.#length += text.length;
    if (this.#length > LONGEST) this.#fail(`a text of more than ${LONGEST} characters`);
    else this.#text.push(text);
  }

  #close(name: string): void {
    if (this.#failure) return;
    this.#path.pop();
    const text = this.#text.join('');
    this.#text = [];
    const parent = this.#path.at(-1);
    if (name === 'item') this.#events.post?.(this.#post());
    else if (Object.hasOwn(TERMS, name)) this.#events.term?.(this.#term(TERMS[name]!));
    else if (name === 'category' && parent === 'item') this.#addTerm(text);
    else if (name === 'wp:postmeta') this.#addMeta();
    else if (name === 'channel') this.#tellHead();
    else if (parent === 'channel') this.#head.set(name, text);
    else if (parent === 'item' || parent === 'wp:postmeta' || Object.hasOwn(TERMS, parent ?? ''))
      this.#fields.set(name, text);
  }

  #addTerm(name: string): void {
    const { domain = 'category', nicename = '' } = this.#attributes;
    this.#terms.push({ domain, slug: nicename, name });
  }

  #addMeta(): void {
    const key = this.#fields.get('wp:meta_key') ?? '';
    if (!PASSING.has(key)) this.#meta.push({ key, value: this.#fields.get('wp:meta_value') ?? '' });
    this.#fields.delete('wp:meta_key');
    this.#fields.delete('wp:meta_value');
  }

  #tellHead(): void {
    if (this.#isHeadTold) return;
    this.#isHeadTold = true;
    const version = this.#head.get('wp:wxr_version');
    if (version === undefined) {
      this.#fail('no <wp:wxr_version>', 'intake:wordpress.other');
      return;
    }
    const text = (name: string) => this.#head.get(name) ?? '';
    this.#events.head?.({ title: text('title'), link: text('link'), language: text('language'), version });
  }

  #term({ domain, slug, name }: TermNames): SiteTerm {
    return {
      domain: domain || this.#field('wp:term_taxonomy'),
      slug: this.#field(slug),
      name: this.#field(name),
      id: Number(this.#field('wp:term_id')) || 0,
      description: this.#field('wp:term_description'),
    };
  }

  #post(): WordPressPost {
    return {
      id: Number(this.#field('wp:post_id')) || 0,
      type: this.#field('wp:post_type'),
      status: this.#field('wp:status'),
      slug: this.#field('wp:post_name'),
      title: this.#field('title'),
      content: this.#field('content:encoded'),
      excerpt: this.#field('excerpt:encoded'),
      author: this.#field('dc:creator'),
      date: this.#field('wp:post_date'),
      dateGmt: this.#field('wp:post_date_gmt'),
      link: this.#field('link'),
      guid: this.#field('guid'),
      parent: Number(this.#field('wp:post_parent')) || 0,
      terms: this.#terms,
      meta: this.#meta,
    };
  }

  #field(name: string): string {
    return this.#fields.get(name) ?? '';
  }

  #fail(detail: string, key = 'intake:wordpress.syntax'): void {
    if (this.#failure) return;
    const { line, column } = this.#parser;
    this.#failure = {
      reason: 'unparsable',
      file: this.#file,
      start: { line: Math.max(1, line), column: column + 1 },
      detail,
      message: { key, values: { detail } },
    };
  }
}

/** Who edits a post just now, and what was pinged: nobody wants that back. */
const PASSING = new Set(['_edit_lock', '_edit_last', '_pingme', '_encloseme']);

/** saxes begins with `line:column: `, which we say ourselves. */
function detailOf(error: Error): string {
  return error.message.replace(/^.{0,300}?\d+:\d+: /s, '');
}
