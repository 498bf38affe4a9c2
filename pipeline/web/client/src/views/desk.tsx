/** All articles by edition: how far each is, what is wrong with it, who is there. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BulkApproved, Desk, DeskQuery, DeskRow, EditionProgress, ServerEvent } from '../../../api.ts';
import { onServer } from '../core/events.ts';
import { ask, queryOf, wasAborted } from '../core/http.ts';
import { galleyPath, go, query, setQuery } from '../core/route.ts';
import { approvalState, editionOf, session } from '../core/session.ts';
import { say, sayError } from '../core/status.ts';
import { age, t } from '../core/texts.ts';
import { PAGE, Pages } from './pages.tsx';
import { Bar, countsLabel, Dialog, STATES, visible } from './parts.tsx';

const ONE = ['edition', 'comment', 'text', 'since', 'sort'] as const;
/** Events whose effect on the rows is told by an event of the desk. */
const QUIET: ReadonlySet<ServerEvent['type']> = new Set(['presence', 'segments', 'findings']);
const MANY = ['state', 'finding', 'origin', 'by'] as const;

function wantedQuery(): DeskQuery {
  const wanted: Record<string, unknown> = {};
  for (const name of ONE) if (query.value.get(name)) wanted[name] = query.value.get(name);
  for (const name of MANY) if (query.value.has(name)) wanted[name] = query.value.getAll(name);
  return wanted as DeskQuery;
}

export function DeskView() {
  const desk = useSignal<Desk | undefined>(undefined);
  const asked = query.value.toString();
  const offset = Number(query.value.get('offset') ?? 0);
  const load = (stop: AbortSignal) =>
    ask<Desk>(`/desk?${queryOf({ ...wantedQuery(), offset, limit: PAGE })}`, { signal: stop })
      .then((read) => {
        desk.value = read;
      })
      .catch((error) => wasAborted(error) || sayError(error));
  useEffect(() => {
    document.title = `${t('nav.desk')} · ${session.value?.project?.name ?? ''} · galerada`;
    const stop = new AbortController();
    void load(stop.signal);
    const quiet = onServer((event) => {
      if (!QUIET.has(event.type)) void load(stop.signal);
    });
    return () => {
      stop.abort();
      quiet();
    };
  }, [asked]);
  if (!desk.value) return <p class="wait">{t('loading')}</p>;
  const { rows, total, editions } = desk.value;
  return (
    <div class="page">
      <h1>{t('nav.desk')}</h1>
      <div class="editions">
        {editions.map((one) => (
          <EditionCard key={one.edition} progress={one} />
        ))}
      </div>
      <Filters desk={desk.value} />
      <div class="row-head">
        <p>{t('desk.total', { count: total })}</p>
        <BulkApprove total={total} />
      </div>
      {rows.length === 0 ? <p class="empty-list">{t('desk.none')}</p> : <Rows rows={rows} />}
      <Pages total={total} offset={offset} />
    </div>
  );
}

function EditionCard({ progress }: { progress: EditionProgress }) {
  const { edition, counts, articles, publishable, wordsLeft, strings } = progress;
  const isChosen = query.value.get('edition') === edition;
  return (
    <button
      type="button"
      class="edition"
      aria-pressed={isChosen}
      onClick={() => setQuery({ edition: isChosen ? undefined : edition, offset: undefined })}
    >
      <strong translate={false}>{edition}</strong>
      <span>{t('desk.ready', { ready: publishable, count: articles })}</span>
      <Bar counts={counts} />
      <small>{countsLabel(counts)}</small>
      <small>
        {t('desk.wordsLeft', { count: wordsLeft })} ·{' '}
        {t('desk.strings', { done: strings.done, total: strings.total })}
      </small>
    </button>
  );
}

function Filters({ desk }: { desk: Desk }) {
  const q = query.value;
  const pick = (name: string, values: readonly (readonly [string, string])[]) => (
    <label>
      {t(`filter.${name}`)}
      <select
        value={q.get(name) ?? ''}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value, offset: undefined })}
      >
        <option value="">{t(name === 'sort' ? 'sort.standard' : 'filter.all')}</option>
        {values.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <search class="filters">
      <label class="wide">
        {t('filter.text')}
        <input
          type="search"
          value={q.get('text') ?? ''}
          onInput={(event) => setQuery({ text: event.currentTarget.value, offset: undefined })}
        />
      </label>
      {pick(
        'state',
        [...STATES, 'changed'].map((one) => [one, t(`state.${one}`)] as const),
      )}
      {pick('finding', [
        ...(['any', 'error', 'warning', 'info'] as const).map(
          (one) => [one, t(`filter.finding_is.${one}`)] as const,
        ),
        ...desk.facets.findings.map((one) => [one.rule, `${one.title} (${one.articles})`] as const),
      ])}
      {pick(
        'origin',
        (['machine', 'memory', 'person'] as const).map((one) => [one, t(`origin.${one}`)] as const),
      )}
      {pick(
        'by',
        desk.facets.authors.map((one) => [one.by, `${one.by} (${one.articles})`] as const),
      )}
      {pick('comment', [
        ['open', t('filter.commentOpen')],
        ['any', t('filter.commentAny')],
      ])}
      <label>
        {t('filter.since')}
        <input
          type="date"
          value={q.get('since') ?? ''}
          onChange={(event) => setQuery({ since: event.currentTarget.value })}
        />
      </label>
      {pick(
        'sort',
        (['title', '-age', 'age', '-words', '-findings', 'progress', '-progress'] as const).map(
          (one) => [one, t(`sort.${one}`)] as const,
        ),
      )}
      {[...q.keys()].length > 0 && (
        <button type="button" class="quiet" onClick={() => go('/', { replace: true })}>
          {t('filter.clear')}
        </button>
      )}
    </search>
  );
}

function Rows({ rows }: { rows: readonly DeskRow[] }) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Row({ row }: { row: DeskRow }) {
  const { counts, findings } = row;
  const locale = editionOf(row.edition)?.locale ?? row.edition;
  const troubles = findings ? (['error', 'warning'] as const).filter((one) => findings[one] > 0) : [];
  return (
    <li>
      <div class="row-main">
        <a href={galleyPath(row.id, row.hit?.segment)} translate={false} lang={row.sourceLanguage}>
          {visible(row.title)}
        </a>
        {row.targetTitle && (
          <span class="target-title" lang={locale} translate={false}>
            {visible(row.targetTitle)}
          </span>
        )}
        <small translate={false}>
          {row.file} → {row.edition}
        </small>
        {row.hit && (
          <small class="hit" translate={false}>
            <span lang={row.sourceLanguage}>{visible(row.hit.source)}</span>{' '}
            <span lang={locale}>{visible(row.hit.target)}</span>
          </small>
        )}
      </div>
      <div class="row-bar">
        <Bar counts={counts} />
        <small>{countsLabel(counts)}</small>
        <small>
          {row.publishable ? `✔ ${t('desk.publishable')}` : t('desk.wordsLeft', { count: row.wordsLeft })}
        </small>
      </div>
      <div class="row-facts">
        {row.blocked && <span class="severity error">✖ {t('desk.blocked')}</span>}
        {!findings && <span>{t('desk.checking')}</span>}
        {troubles.map((one) => (
          <span key={one} class={`severity ${one}`}>
            {one === 'error' ? '✖' : '▲'} {t(`count.${one}`, { count: findings?.[one] ?? 0 })}
          </span>
        ))}
        {counts.changed > 0 && <span>↻ {t('count.changed', { count: counts.changed })}</span>}
        {row.comments > 0 && <span>💬 {t('count.comment', { count: row.comments })}</span>}
        {row.changedAt && (
          <span>
            {age(row.changedAt)}
            {row.changedBy && ` · ${row.changedBy}`}
          </span>
        )}
        {row.present.length > 0 && <span class="present">◉ {row.present.join(', ')}</span>}
      </div>
    </li>
  );
}

function BulkApprove({ total }: { total: number }) {
  const tried = useSignal<BulkApproved | undefined>(undefined);
  const state = approvalState();
  if (!state || total === 0) return null;
  const send = (dryRun: boolean) =>
    ask<BulkApproved>('/approvals', { method: 'POST', body: { state, query: wantedQuery(), dryRun } });
  const approve = () =>
    send(false)
      .then(({ approved }) => {
        tried.value = undefined;
        say(t('bulk.done', { count: approved }));
      })
      .catch(sayError);
  const result = tried.value;
  return (
    <>
      <button
        type="button"
        onClick={() =>
          send(true)
            .then((read) => (tried.value = read))
            .catch(sayError)
        }
      >
        {t('bulk.open')}
      </button>
      {result && (
        <Dialog title={t('bulk.title')} close={() => (tried.value = undefined)}>
          <p>{t('bulk.would', { count: result.approved, articles: result.articles })}</p>
          <ul>
            {(['empty', 'findings', 'comments', 'ownWork', 'already'] as const)
              .filter((one) => result.left[one] > 0)
              .map((one) => (
                <li key={one}>{t(`bulk.left.${one}`, { count: result.left[one] })}</li>
              ))}
          </ul>
          <button type="button" class="primary" disabled={result.approved === 0} onClick={approve}>
            {t('bulk.approve', { count: result.approved })}
          </button>
        </Dialog>
      )}
    </>
  );
}
