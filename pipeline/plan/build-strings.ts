/** The site's strings in a build: what articles show is learnt batch by batch, and written when all have been seen. */
import { parseTexts } from '../validate/json.ts';
import { stringsWithAnswers } from './answers.ts';
import type { SeenLabel } from './build-batch.ts';
import { type Run, rememberNow } from './build-run.ts';
import { writeFile } from './build-write.ts';
import { isNoEvidence } from './evidence.ts';
import { learnKnowledge, phrasebook } from './knowledge.ts';
import { addTexts } from './locale-edit.ts';
import { sightingOf } from './sightings.ts';
import { type LocaleFile, localePath } from './snapshot.ts';
import { planStrings, type StringAddition, type StringsPlan } from './strings.ts';
import { wantsOf } from './wanted.ts';

/** Takes in labels of articles: what they add to the editions' strings can be shown from now on. */
export function planLabels(run: Run, labels: readonly SeenLabel[]): void {
  for (const label of labels) {
    const { text, language, known } = label.judgement;
    const key = JSON.stringify([text, language, known]);
    if (!run.labels.has(key)) run.labels.set(key, label);
  }
  if (run.labels.size === run.strings.labels) return;
  run.strings.additions = planSeen(run).additions;
  run.strings.labels = run.labels.size;
}

function planSeen({ labels, knowledge, locales, site }: Run): StringsPlan {
  const sightings = [...labels.values()].flatMap(
    ({ file, judgement }) => sightingOf(file, judgement, knowledge) ?? [],
  );
  return planStrings({ config: site.config, sightings, locales, phrasebook });
}

/** Rounds of strings: what was written may be what another label is known by. */
const ROUNDS = 3;

/** Translates the strings that articles and locale files have in one language only, and writes all that are new. */
export async function settleStrings(run: Run): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const added = await translateStrings(run);
    const before = run.locales;
    await writeLocales(run, added);
    if (run.locales === before) return;
    renewKnowledge(run, before);
  }
}

async function translateStrings(run: Run): Promise<readonly StringAddition[]> {
  const { recaller, asking, strings } = run;
  const planned = planSeen(run);
  const recalled = await recaller.recallStrings(planned);
  if (run.round === 0) await asking.ask(wantsOf({ articles: [], strings: recalled }, run.site.config));
  const answered = stringsWithAnswers(recalled.requests, asking.result().stringAnswer);
  const added = [...recalled.additions, ...answered.additions];
  strings.requests = answered.missing;
  strings.additions = added;
  for (const addition of added) {
    const { language, namespace, key } = addition;
    const name = `${language}\0${namespace}\0${key}`;
    if (!strings.added.has(name)) strings.added.set(name, addition);
  }
  return added;
}

async function writeLocales(run: Run, additions: readonly StringAddition[]): Promise<void> {
  const { config } = run.site;
  const byFile = Map.groupBy(additions, ({ language, namespace }) => localePath(config, language, namespace));
  const locales = new Map(run.locales.map((file) => [file.document.file, file]));
  let changed = false;
  for (const [file, added] of byFile) {
    if (run.survey.trouble.unusable.has(file)) continue;
    const known = locales.get(file);
    const text = addTexts(known?.document.text, added);
    if (text === known?.document.text) continue;
    const isWritten = await writeFile(run, file, text);
    const document = parseTexts(file, text);
    if (!isWritten || !document.ok) continue;
    const { language, namespace } = added[0]!;
    locales.set(file, { locale: language, namespace, document: document.value });
    changed = true;
  }
  if (!changed) return;
  run.locales = [...locales.values()].sort((a, b) => (a.document.file < b.document.file ? -1 : 1));
  await rememberNow(run, []);
}

/** What separation knows by the strings that were written; where that is evidence, every article is looked at again. */
function renewKnowledge(run: Run, before: readonly LocaleFile[]): void {
  const { locales, site, survey } = run;
  const { decisions } = survey.site;
  run.knowledge = learnKnowledge(
    { articles: [], locales, config: site.config, decisions },
    survey.repetition,
  );
  if (isNoEvidence({ config: site.config, before, after: locales })) return;
  run.labels.clear();
  for (const { id } of survey.articles) run.unsettled.add(id);
}
