/** Where an article is published, as far as its file and its translations say so. */
import type { Place, PublishedAddress } from '../check/subjects.ts';
import type { Article } from '../model/article.ts';
import { plainText } from '../model/coded-text.ts';
import type { LineIndex } from '../model/text.ts';
import { placeIn } from './check-places.ts';
import type { ArticlePlan, EditionPlan } from './plan.ts';

/** Front-matter fields that give a page its whole path, and the one that gives its last part. */
const WHOLE = ['permalink', 'url'];
const PART = 'slug';

/** In every edition: by `permalink`, `url` or `slug` where the front matter has them, else by the file's own name. */
export function addressesOf({ article, editions }: ArticlePlan, lines: LineIndex): PublishedAddress[] {
  const { data = {}, positions = {} } = article.frontMatter ?? {};
  const named = [...WHOLE, PART].find((name) => typeof data[name] === 'string' && data[name] !== '');
  const range = named === undefined ? undefined : positions[`/${named}`];
  const place: Place = range ? placeIn(article.path, lines, range) : { file: article.path };
  return editions.map((planned): PublishedAddress => {
    const own =
      named === undefined ? undefined : (translated({ article, planned }, named) ?? String(data[named]));
    const isWhole = named !== undefined && WHOLE.includes(named);
    const path = own === undefined ? article.id : isWhole ? own : `${folderOf(article.id)}${own}`;
    return { edition: planned.edition.name, path, place };
  });
}

/** A site may have its slugs translated. */
function translated(
  { article, planned }: { article: Article; planned: EditionPlan },
  name: string,
): string | undefined {
  if (planned.kind === 'original') return undefined;
  const { segments, record } = planned;
  const segment = segments.find(({ block }) => article.blocks[block]?.name === name);
  const target = segment && record.segments.find(({ id }) => id === segment.id)?.target;
  return target ? plainText(target) : undefined;
}

function folderOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}
