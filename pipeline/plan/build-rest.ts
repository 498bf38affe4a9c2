/** What a build has left to do after what it just did: articles that wait for what another one has by now. */

import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { ArticleFacts } from './build-facts.ts';
import { News } from './build-news.ts';
import type { Run } from './build-run.ts';
import type { ArticleFile } from './build-survey.ts';
import { stringBatches } from './remember-strings.ts';
import { resolversOf } from './resources.ts';

/** In the survey's order. Takes note that they are to be looked at. */
export async function takeUnsettled(run: Run): Promise<ArticleFile[]> {
  const unsettled = new Set(run.unsettled);
  const { site, locales, strings } = run;
  const resolvers = resolversOf({ config: site.config, locales }, strings.additions);
  const isShown = ({ unresolved }: ArticleFacts): boolean =>
    unresolved.some(({ edition, namespace, key, values }) =>
      resolvers.get(edition)?.(namespace, key, values),
    );
  const facts = [...run.facts.values()];
  for (const one of facts) if (isShown(one)) unsettled.add(one.id);
  const waiting = facts.filter(({ sentences }) => sentences.open > 0);
  for (const id of await helped(run, waiting)) unsettled.add(id);
  run.unsettled.clear();
  run.news.clear();
  return run.survey.articles.filter(({ id }) => unsettled.has(id));
}

/** Those that have a sentence like one that was translated, or like a string that was written. */
async function helped(run: Run, waiting: readonly ArticleFacts[]): Promise<ArticleFacts['id'][]> {
  const news = new News();
  if (waiting.length > 0) await collectNews(run, news);
  if (news.isEmpty) return [];
  const found: ArticleFacts['id'][] = [];
  for (const { id, records } of waiting) {
    for (const path of Object.values(records)) {
      const record = (await run.survey.shelf.record(path))?.record;
      if (!record?.segments.some(({ target, source }) => target === '' && news.helps(record, source)))
        continue;
      found.push(id);
      break;
    }
  }
  return found;
}

async function collectNews({ survey, site, locales, news: paths }: Run, news: News): Promise<void> {
  for (const path of paths) {
    const file = await survey.shelf.record(path);
    if (!file) continue;
    const record = adoptHandEdits(file.record);
    survey.memory.put(path, record);
    for (const { source, target } of record.segments) if (target !== '') news.add(record, source);
  }
  const before = stringBatches({ config: site.config, locales: survey.site.locales });
  const known = new Set(before.map(({ source }) => JSON.stringify(source)));
  for (const { source, entries } of stringBatches({ config: site.config, locales })) {
    if (known.has(JSON.stringify(source))) continue;
    for (const entry of entries) news.add(source, entry.source);
  }
}
