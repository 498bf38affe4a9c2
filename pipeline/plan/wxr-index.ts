/** A first look through a WordPress export: which posts there are, what they are called, and what they translate. */
import {
  detach,
  knownLanguage,
  postLanguage,
  TermTranslations,
  translationGroup,
} from '../intake/wordpress/languages.ts';
import type { SiteHead, SiteTerm, WordPressPost } from '../intake/wordpress/model.ts';
import type { Language } from '../model/locale.ts';

export interface IndexedPost {
  readonly id: number;
  readonly slug: string;
  /** As the site names it. */
  readonly code: string;
  readonly language: Language;
  readonly group?: string;
}

export interface WxrOptions {
  /** Post types that are articles. */
  readonly types: readonly string[];
  /** The language that translations are made from, where a group has a post in it. */
  readonly source?: Language;
}

/** A few hundred bytes for each post, whatever its length. */
export class WxrIndex {
  readonly posts = new Map<number, IndexedPost>();
  readonly terms = new TermTranslations();
  /** Posts in neither of our languages, and posts of other types. */
  readonly skipped = { language: 0, type: 0 };
  readonly #options: WxrOptions;
  readonly #groups = new Map<string, IndexedPost[]>();
  #head: SiteHead = { title: '', link: '', language: '', version: '' };

  constructor(options: WxrOptions) {
    this.#options = options;
  }

  get head(): SiteHead {
    return this.#head;
  }

  setHead(head: SiteHead): void {
    this.#head = head;
  }

  addTerm(term: SiteTerm): void {
    this.terms.add(term);
  }

  addPost(post: WordPressPost): void {
    if (!this.#options.types.includes(post.type)) {
      this.skipped.type++;
      return;
    }
    const code = postLanguage(post) ?? this.#head.language;
    const language = knownLanguage(code);
    if (!language) {
      this.skipped.language++;
      return;
    }
    const group = translationGroup(post);
    const kept = { slug: detach(post.slug), code: detach(code), ...(group ? { group: detach(group) } : {}) };
    const indexed: IndexedPost = { id: post.id, language, ...kept };
    this.posts.set(post.id, indexed);
    if (!indexed.group) return;
    const members = this.#groups.get(indexed.group);
    if (members) members.push(indexed);
    else this.#groups.set(indexed.group, [indexed]);
  }

  /** Posts that are each other's translation, itself left out. */
  others(post: IndexedPost): readonly IndexedPost[] {
    return (this.#groups.get(post.group ?? '') ?? []).filter(({ id }) => id !== post.id);
  }

  /** The post that this one is a translation of; itself when it is the original. */
  original(post: IndexedPost): IndexedPost {
    const members = this.#groups.get(post.group ?? '') ?? [];
    const source = this.#options.source ?? knownLanguage(this.#head.language);
    return members.find(({ language }) => language === source) ?? members[0] ?? post;
  }
}

/** Names that no system minds: what else a slug holds becomes a hyphen, and what is taken gets the post's id. */
export class FileNames {
  readonly #taken = new Set<string>();
  readonly #names = new Map<number, string>();

  of({ id, slug }: Pick<IndexedPost, 'id' | 'slug'>): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const clean = slug.replace(/[^\w%-]+/g, '-').slice(0, LONGEST_NAME) || `post-${id}`;
    const name = this.#taken.has(clean.toLowerCase()) ? `${clean}-${id}` : clean;
    this.#taken.add(name.toLowerCase());
    this.#names.set(id, name);
    return name;
  }
}

/** Bytes; WordPress cuts slugs at 200. */
const LONGEST_NAME = 200;
