/** Which records a build has to write, and what that is to others. */
import { adoptHandEdits } from '../memory/hand-edits.ts';
import { formatRecord } from '../model/record.ts';
import type { TranslationRecord } from '../model/segment.ts';
import { parseJson } from '../validate/json.ts';
import { type ArticlePlan, translationsOf } from './plan.ts';
import { type RecordFile, toRecord } from './snapshot.ts';

/** A record that is otherwise than it was. */
export interface ChangedRecord {
  readonly path: string;
  readonly text: string;
  /** Read again where somebody asks: most are written and no more. */
  readonly file: () => RecordFile;
  /** It has a translation that it had not: another article may have waited for it. */
  readonly isNews: boolean;
  /** It has translations. */
  readonly isUseful: boolean;
  /** It has translations or had any. */
  readonly isRemembered: boolean;
}

/** Only what differs is written: a build of an unchanged site touches nothing. */
export function changedRecords(
  articles: readonly ArticlePlan[],
  records: ReadonlyMap<string, TranslationRecord>,
): ChangedRecord[] {
  return articles.flatMap(translationsOf).flatMap(({ path, found, blocked, segments }): ChangedRecord[] => {
    const record = records.get(path);
    if (!record || blocked || (!found && segments.length === 0)) return [];
    const text = formatRecord(record);
    if (text === found?.document.text) return [];
    const file = recordFileOf(path, text);
    const isUseful = hasTranslations(file);
    const isRemembered = isUseful || (found !== undefined && hasTranslations(found));
    return [{ path, text, file: () => file, isNews: isNews(file, found), isUseful, isRemembered }];
  });
}

export function recordFileOf(path: string, text: string): RecordFile {
  const document = parseJson(path, text);
  if (!document.ok) throw new Error(`A record that is no JSON: ${path}`);
  return { document: document.value, record: toRecord(document.value.value) };
}

/** Sentences that are of use to others. */
function hasTranslations({ record }: RecordFile): boolean {
  const { segments, retired } = adoptHandEdits(record);
  return [...segments, ...retired].some(({ target, state }) => target !== '' && state !== 'initial');
}

/** Whether a record has a translation that it had not: another article may have waited for it. */
function isNews({ record }: RecordFile, found: RecordFile | undefined): boolean {
  const known = new Set(found?.record.segments.map(({ source, target }) => `${source}\0${target}`));
  return record.segments.some(({ source, target }) => target !== '' && !known.has(`${source}\0${target}`));
}
