/** An article planned again with other records is what it would be, planned anew; and a build's plan proves the same. */
import { expect, it } from 'vitest';
import { buildExactMemory } from '../../pipeline/memory/exact.ts';
import { adoptHandEdits } from '../../pipeline/memory/hand-edits.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { TranslationRecord } from '../../pipeline/model/segment.ts';
import {
  type Planned,
  type Planning,
  planArticle,
  planProject,
  planRecords,
} from '../../pipeline/plan/assemble.ts';
import type { ArticlePlan, TranslationPlan } from '../../pipeline/plan/plan.ts';
import { proveArticle } from '../../pipeline/plan/render.ts';
import type { RecordFile } from '../../pipeline/plan/snapshot.ts';
import { openProject } from '../../pipeline/project.ts';
import { proveIdentity } from '../../pipeline/segment/proof.ts';
import { parseJson } from '../../pipeline/validate/json.ts';
import { CONFIG, makeSite } from '../support/site.ts';

const TEXT = [
  'The council met on Monday evening to talk about water.',
  'It rained. Nobody in the whole town had seen anything like it.',
  '"La lluvia volvió el martes por la tarde a toda la provincia de Granada."',
  'Trump y Xi Jinping spoke for an hour. More news',
].join('\n\n');

async function planned(): Promise<Planned> {
  const root = await makeSite({
    'galerada.config.json': CONFIG,
    'content/a.md': `# Rain\n\n${TEXT}\n`,
    'content/b.txt': `Rain again\n\n${TEXT}\n`,
  });
  const opened = await openProject({ cwd: root });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  return planProject({ files: opened.value.files, config: opened.value.config }, () => undefined);
}

function translationOf({ editions }: ArticlePlan): TranslationPlan {
  return editions.find((one) => one.kind === 'translation') as TranslationPlan;
}

type Change = (record: TranslationRecord) => TranslationRecord;

const CHANGES: Readonly<Record<string, Change>> = {
  'as it was written': (record) => record,
  'with a translation that others wait for': (record) => ({
    ...record,
    segments: record.segments.map((entry) =>
      entry.source.startsWith('The council') ? { ...entry, target: 'El pleno.' as CodedText } : entry,
    ),
  }),
  'without sentences': (record) => ({ ...record, segments: record.segments.slice(2) }),
  'with sentences cut otherwise': (record) => ({
    ...record,
    recut: [{ kind: 'split', sentence: record.segments[1]!.id, at: 12 }],
  }),
};

it.each(Object.entries(CHANGES))('plans the records of an article again: %s', async (_, change) => {
  const { plan, snapshot } = await planned();
  const [first, second] = plan.articles as [ArticlePlan, ArticlePlan];
  const { path, record } = translationOf(first);
  const changed = change(record);
  const document = parseJson(path, JSON.stringify(changed));
  if (!document.ok) throw new Error('not JSON');
  const records = new Map<string, RecordFile>([[path, { document: document.value, record: changed }]]);
  const planning: Planning = { snapshot, records, memory: buildExactMemory([adoptHandEdits(changed)]) };
  for (const before of [first, second]) {
    const anew = planArticle(before.article, before.separation, planning);
    expect(planRecords(before, planning)).toEqual(anew);
  }
});

it('proves an article, and tells where it is not put back as it was', async () => {
  const { plan } = await planned();
  const [first] = plan.articles as [ArticlePlan];
  const [block, ...others] = first.article.blocks;
  const torn = { ...block!, content: block!.content.slice(0, -1) };
  const article = { ...first.article, blocks: [torn, ...others] };
  const proof = proveArticle({ ...first, article });
  expect(proof.ok).toBe(false);
  expect(proof).toEqual(proveIdentity(article, translationOf(first).view));
});
