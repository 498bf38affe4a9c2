/** Interface strings: the site's own texts in every language. */
import { type Context, Hono } from 'hono';
import { ok } from '../../model/finding.ts';
import { flattenResources, type ResourceTree } from '../../model/resources.ts';
import { indexLines, positionAt } from '../../model/text.ts';
import {
  checkStrings,
  examplesOf,
  interpolationsOf,
  keyOf,
  lengthLimit,
  localesOf,
  putTexts,
  type StringRow,
  stringRows,
  stringTag,
  withTexts,
} from '../../plan/review-strings.ts';
import { localePath, type Snapshot } from '../../plan/snapshot.ts';
import { parseJson } from '../../validate/json.ts';
import type * as api from '../api.ts';
import { readBody, readPage, readText } from '../bodies.ts';
import { type AppGiven, type Env, HttpError, param, who } from '../context.ts';
import { refresh } from '../live/refresh.ts';
import type { Live } from '../live.ts';
import type { Protections } from '../protections.ts';
import type { Say } from '../say.ts';
import { findingView, fold } from '../views/galley.ts';
import { notAllowed } from './desk.ts';
import { writeFile } from './write-file.ts';

export function stringRoutes(given: AppGiven, { hasIfMatch }: Pick<Protections, 'hasIfMatch'>): Hono<Env> {
  const { live } = given;
  return new Hono<Env>()
    .get('/strings', (c) => c.json(list(c, live)))
    .get('/strings/:id', (c) => c.json(rowView(rowOf(live, param(c, 'id')), live, c.get('say'))))
    .put('/strings/:id/:locale', hasIfMatch, async (c) => save(c, given))
    .post('/strings/:id/:locale/check', async (c) => {
      const { texts } = await readBody(c, 'save-string');
      const row = rowOf(live, param(c, 'id'));
      const drafts = keysOf(row, texts);
      const found = checkStrings(live.snapshot, {
        locale: localeOf(c, live),
        namespace: row.namespace,
        drafts,
      });
      const say = c.get('say');
      const findings = Object.keys(texts).map((category) => [
        category,
        (found.get(keyOf(row, category)) ?? []).map((finding) => findingView(finding, say)),
      ]);
      return c.json({ findings: Object.fromEntries(findings) } satisfies api.CheckedForms);
    });
}

const rows = new WeakMap<Snapshot['locales'], readonly StringRow[]>();

function allRows(live: Live): readonly StringRow[] {
  const { locales } = live.snapshot;
  const known = rows.get(locales) ?? stringRows(live.snapshot, live.strings);
  rows.set(locales, known);
  return known;
}

function rowOf(live: Live, id: string): StringRow {
  const row = allRows(live).find((one) => one.id === id);
  if (!row) throw new HttpError(404, 'not-found');
  return row;
}

function localeOf(c: Context<Env>, live: Live): string {
  const locale = localesOf(live.snapshot).find((one) => one === param(c, 'locale'));
  if (locale === undefined) throw new HttpError(404, 'not-found');
  return locale;
}

function list(c: Context<Env>, live: Live): api.Strings {
  const { offset, limit } = readPage(c);
  const text = readText(c, 'text');
  const wanted = text === undefined ? undefined : fold(text);
  const namespace = readText(c, 'namespace');
  const state = readText(c, 'state');
  const edition = live.edition(readText(c, 'edition') ?? '');
  const locales = edition ? [edition.language as string] : localesOf(live.snapshot);
  const all = allRows(live);
  const found = all.filter(
    (row) =>
      (namespace === undefined || row.namespace === namespace) &&
      (wanted === undefined || isFound(row, wanted)) &&
      (state === undefined || locales.some((locale) => stateOf(row, locale, live) === state)),
  );
  return {
    rows: found.slice(offset, offset + limit).map((row) => rowView(row, live, c.get('say'))),
    total: found.length,
    namespaces: [...new Set(all.map((row) => row.namespace))],
  };
}

function isFound(row: StringRow, wanted: string): boolean {
  const texts = [...row.texts.values()].flatMap((forms) => [...forms.values()]);
  return [row.key, ...texts].some((text) => fold(text).includes(wanted));
}

function stateOf(row: StringRow, locale: string, live: Live): 'missing' | 'findings' | 'done' {
  const forms = [...(row.texts.get(locale) ?? [])];
  if (forms.some(([, text]) => text.trim() === '')) return 'missing';
  const found = findingsOf(live, locale, row.namespace);
  return forms.some(([category]) => found.get(keyOf(row, category))?.length) ? 'findings' : 'done';
}

const checked = new WeakMap<Snapshot['locales'], Map<string, ReturnType<typeof checkStrings>>>();

function findingsOf(live: Live, locale: string, namespace: string): ReturnType<typeof checkStrings> {
  const { locales } = live.snapshot;
  const known = checked.get(locales) ?? new Map<string, ReturnType<typeof checkStrings>>();
  checked.set(locales, known);
  const key = `${locale}/${namespace}`;
  const found = known.get(key) ?? checkStrings(live.snapshot, { locale, namespace });
  known.set(key, found);
  return found;
}

function rowView(row: StringRow, live: Live, say: Say): api.StringRow {
  const { id, namespace, key, plural } = row;
  const limit = lengthLimit(live.config, key);
  return {
    id,
    namespace,
    key,
    ...(plural ? { plural } : {}),
    languages: [...row.texts].map(([locale, forms]) => {
      const found = findingsOf(live, locale, namespace);
      return {
        locale,
        etag: stringTag(row, locale),
        forms: [...forms].map(([category, text]) => ({
          category,
          examples: plural ? examplesOf(locale, plural, category) : '',
          text,
          findings: (found.get(keyOf(row, category)) ?? []).map((finding) => findingView(finding, say)),
        })),
      };
    }),
    interpolations: interpolationsOf(row),
    seen: seenOf(row, live),
    ...(limit === undefined ? {} : { limit }),
  };
}

function seenOf({ namespace, key }: StringRow, live: Live): api.StringUse[] {
  const sightings = live.strings.sightings.filter((one) => one.namespace === namespace && one.key === key);
  const sources = new Map(live.snapshot.articles.map(({ path, source }) => [path, source]));
  return sightings.map(({ file, range, text }) => {
    const { line } = positionAt(indexLines(sources.get(file) ?? ''), range.start);
    return { file, line, text };
  });
}

function keysOf(row: StringRow, texts: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(texts).map(([category, text]) => [keyOf(row, category), text]));
}

async function save(c: Context<Env>, given: AppGiven): Promise<Response> {
  const { live } = given;
  const { texts } = await readBody(c, 'save-string');
  const row = rowOf(live, param(c, 'id'));
  const locale = localeOf(c, live);
  const { reviewer, may } = who(c);
  if (!may.edit) throw notAllowed(reviewer.role);
  const forms = row.texts.get(locale);
  const unknown = Object.keys(texts).find((category) => !forms?.has(category));
  if (unknown !== undefined)
    throw new HttpError(400, 'bad-request', { values: { detail: `texts.${unknown}` } });
  if (Object.values(texts).some((text) => text.trim() === '')) throw new HttpError(422, 'empty');
  const path = localePath(live.config, locale, row.namespace);
  const wanted = c.req.header('if-match');
  let theirs: StringRow | undefined;
  await writeFile(c, given, {
    path,
    change: (text) => {
      const now = onDisk(row, locale, { path, text });
      const isTheSame = Object.entries(texts).every(
        ([category, own]) => now.texts.get(locale)?.get(category) === own,
      );
      if (wanted !== undefined && wanted !== stringTag(now, locale) && !isTheSame) {
        theirs = now;
        return ok(text ?? '');
      }
      return putTexts(path, text, keysOf(row, texts));
    },
  });
  await refresh(live, [path]);
  const say = c.get('say');
  if (theirs)
    throw new HttpError(412, 'conflict', { more: { theirs: rowView(theirs, live, say), yours: texts } });
  return c.json(rowView(rowOf(live, row.id), live, say));
}

/** The row as the file has it now, which may be newer than what is held. */
function onDisk(
  row: StringRow,
  locale: string,
  { path, text }: { path: string; text: string | undefined },
): StringRow {
  const parsed = parseJson(path, text?.trim() ? text : '{}');
  const texts = parsed.ok ? flattenResources(parsed.value.value as ResourceTree) : new Map<string, string>();
  const forms = [...(row.texts.get(locale)?.keys() ?? [])].map((category) => [
    category,
    texts.get(keyOf(row, category)) ?? '',
  ]);
  return withTexts(row, locale, Object.fromEntries(forms));
}
