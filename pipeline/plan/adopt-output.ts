/** Articles that a person has changed in the output folder, and what they were made from. */
import { articleFile } from '../bundle/site.ts';
import { type Hash, hashText } from '../model/hash.ts';
import type { RecordSegment, SegmentId } from '../model/segment.ts';
import type { Files } from '../ports.ts';
import type { TargetFile } from './adopt.ts';
import type { Planned } from './assemble.ts';
import type { ArticlePlan, TranslationPlan } from './plan.ts';
import { createRenderer, extensionOf } from './render.ts';
import { resolversOf } from './resources.ts';

export interface EditedOutput {
  readonly article: ArticlePlan;
  readonly planned: TranslationPlan;
  readonly target: TargetFile;
  readonly base: ReadonlyMap<SegmentId, Hash>;
}

/** Output files that are not what a build would write now. */
export async function editedOutput({ plan, snapshot }: Planned, files: Files): Promise<EditedOutput[]> {
  const { config } = snapshot;
  const publishedAt = await files.publishedAt?.(config.output);
  const written = renderNow({ plan, snapshot });
  const edited: EditedOutput[] = [];
  for (const article of plan.articles) {
    for (const planned of article.editions) {
      if (planned.kind !== 'translation' || planned.blocked) continue;
      const file = outputFile(article, planned);
      const path = `${config.output}/${file}`;
      const text = await files.readText(path);
      if (!text.ok || text.value === undefined || text.value === written.get(file)) continue;
      const target = { path, bytes: new TextEncoder().encode(text.value) };
      edited.push({ article, planned, target, base: baseOf(planned, publishedAt) });
    }
  }
  return edited;
}

/** Texts by where they would stand in the output folder. */
function renderNow({ plan, snapshot }: Planned): ReadonlyMap<string, string> {
  const { config } = snapshot;
  const resolvers = resolversOf(snapshot, plan.strings.additions);
  const { sightings } = plan.strings;
  const render = createRenderer({ config, records: new Map(), resolvers, sightings });
  const texts = new Map<string, string>();
  for (const articlePlan of plan.articles) {
    for (const [at, rendered] of render(articlePlan).editions.entries()) {
      const edition = config.editions[at];
      if (rendered.kind === 'published' && edition)
        texts.set(`${edition.name}/${articleFile(rendered.article)}`, rendered.text);
    }
  }
  return texts;
}

function outputFile({ article }: ArticlePlan, { edition }: TranslationPlan): string {
  return `${edition.name}/${articleFile({ id: article.id, extension: extensionOf(article) })}`;
}

/**
 * The hashes of the translations that a file was made from, as far as the record says. `until` leaves out what was
 * written after that moment (ISO 8601): the file cannot have been made from it.
 */
export function baseOf({ found }: TranslationPlan, until?: string): ReadonlyMap<SegmentId, Hash> {
  const entries = found?.record.segments ?? [];
  return new Map(
    entries.filter((entry) => isBefore(entry, until)).map((entry) => [entry.id, baseHash(entry)]),
  );
}

function isBefore({ at }: RecordSegment, until: string | undefined): boolean {
  return at === undefined || until === undefined || Date.parse(at) <= Date.parse(until);
}

/** A target that was edited in the record by hand still has the hash of the one that was published. */
function baseHash({ target, targetHash }: RecordSegment): Hash {
  return target === '' ? hashText('') : targetHash;
}
