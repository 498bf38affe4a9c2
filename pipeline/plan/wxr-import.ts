/** Posts of a WordPress export as articles. */
import { isLanguageMeta, isLanguageTerm } from '../intake/wordpress/languages.ts';
import type { WordPressPost } from '../intake/wordpress/model.ts';
import { type PostDetails, type PostReference, writePostFile } from '../intake/wordpress/post-file.ts';
import { FileNames, type IndexedPost, type WxrIndex } from './wxr-index.ts';

export interface ImportedPost {
  /** Below the folder of its kind: `hello.html`. */
  readonly name: string;
  /** For a translation of another post: its language; it belongs beside the articles, not among them. */
  readonly translation?: string;
  readonly text: string;
}

export class PostImport {
  readonly #index: WxrIndex;
  readonly #names = new FileNames();

  constructor(index: WxrIndex) {
    this.#index = index;
  }

  /** Undefined for a post that is no article of ours. A translation has the name of its original. */
  convert(post: WordPressPost): ImportedPost | undefined {
    const indexed = this.#index.posts.get(post.id);
    if (!indexed) return undefined;
    const original = this.#index.original(indexed);
    const name = `${this.#names.of(original)}.html`;
    const text = writePostFile({
      details: this.#details(post, indexed),
      locale: indexed.code.replaceAll('_', '-'),
      title: post.title,
      excerpt: post.excerpt,
      content: post.content,
    });
    return original === indexed ? { name, text } : { name, text, translation: indexed.language };
  }

  #details(post: WordPressPost, { code, group, ...indexed }: IndexedPost): PostDetails {
    const { title: _title, excerpt: _excerpt, content: _content, terms, meta, ...rest } = post;
    const others = this.#index.others({ code, ...(group ? { group } : {}), ...indexed });
    const translations = others.map((other): [string, PostReference] => [
      other.code,
      { id: other.id, slug: other.slug },
    ]);
    return {
      ...rest,
      language: code,
      ...(group ? { group } : {}),
      ...(others.length > 0 ? { translations: Object.fromEntries(translations) } : {}),
      terms: terms
        .filter((term) => !isLanguageTerm(term))
        .map((term) => {
          const counterparts = this.#index.terms.of(term);
          return Object.keys(counterparts).length > 0 ? { ...term, translations: counterparts } : term;
        }),
      meta: meta.filter((one) => !isLanguageMeta(one)),
    };
  }
}
