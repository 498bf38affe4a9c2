/** The site's own strings: every plural form, in all languages beside each other. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StringForm, StringRow, Strings, StringTexts } from '../../../api.ts';
import { onServer } from '../core/events.ts';
import { ask, queryOf, Refused } from '../core/http.ts';
import { query, setQuery } from '../core/route.ts';
import { say, sayError } from '../core/status.ts';
import { dropStringDraft, keepStringDraft, stringDraft } from '../core/string-drafts.ts';
import { t } from '../core/texts.ts';
import { PAGE, Pages } from './pages.tsx';
import { Severity } from './parts.tsx';

export function StringsView() {
  const list = useSignal<Strings | undefined>(undefined);
  const { state, text, offset } = Object.fromEntries(query.value);
  const load = () =>
    ask<Strings>(`/strings?${queryOf({ state, text, offset, limit: PAGE })}`)
      .then((read) => {
        list.value = read;
      })
      .catch(sayError);
  useEffect(() => {
    void load();
    return onServer((event) => event.type === 'strings' && void load());
  }, [query.value.toString()]);
  document.title = `${t('nav.strings')} · galerada`;
  if (!list.value) return <p class="wait">{t('loading')}</p>;
  return (
    <div class="page">
      <h1>{t('nav.strings')}</h1>
      <search class="filters">
        <label class="wide">
          {t('filter.text')}
          <input
            type="search"
            value={text ?? ''}
            onInput={(event) => setQuery({ text: event.currentTarget.value, offset: undefined })}
          />
        </label>
        <label>
          {t('filter.state')}
          <select
            value={state ?? ''}
            onChange={(event) => setQuery({ state: event.currentTarget.value, offset: undefined })}
          >
            <option value="">{t('filter.all')}</option>
            {(['missing', 'findings', 'done'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`strings.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </search>
      <p>{t('strings.total', { count: list.value.total })}</p>
      <ul class="rows strings">
        {list.value.rows.map((row) => (
          <li key={row.id}>
            <h2 translate={false}>
              {row.namespace}:{row.key}
            </h2>
            {row.seen[0] && (
              <small translate={false}>
                {t('strings.seen')} {row.seen.map((one) => `${one.file}:${one.line}`).join(', ')}
              </small>
            )}
            <div class="pair">
              {row.languages.map((texts) => (
                <Texts key={texts.locale} row={row} texts={texts} done={load} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      <Pages total={list.value.total} offset={Number(offset ?? 0)} />
    </div>
  );
}

function Texts({ row, texts, done }: { row: StringRow; texts: StringTexts; done: () => Promise<unknown> }) {
  return (
    <div>
      <h3 translate={false}>{texts.locale}</h3>
      {texts.forms.map((form) => (
        <Form key={form.category} row={row} texts={texts} form={form} done={done} />
      ))}
    </div>
  );
}

interface FormProps {
  readonly row: StringRow;
  readonly texts: StringTexts;
  readonly form: StringForm;
  readonly done: () => Promise<unknown>;
}

function Form({ row, texts, form, done }: FormProps) {
  const id = `${row.id}-${texts.locale}-${form.category}`;
  const kept = useRef(stringDraft(id)).current;
  const typed = useSignal<string | undefined>(kept?.text);
  /** What stood there when typing began. Once it is another, nothing is sent until the two were compared. */
  const begun = useSignal(kept?.begun ?? form.text);
  const text = typed.value ?? form.text;
  const isChanged = typed.value !== undefined && typed.value !== form.text;
  const inConflict = isChanged && begun.value !== form.text;
  const type = (now: string) => {
    if (typed.value === undefined) begun.value = form.text;
    typed.value = now;
    if (now === form.text) dropStringDraft(id);
    else if (!keepStringDraft(id, { text: now, begun: begun.value })) say(t('galley.storageFull'), true);
  };
  const settle = () => {
    typed.value = undefined;
    dropStringDraft(id);
  };
  const save = async () => {
    if (typed.value === undefined || !isChanged) return;
    try {
      const path = `/strings/${encodeURIComponent(row.id)}/${encodeURIComponent(texts.locale)}`;
      await ask(path, { method: 'PUT', body: { texts: { [form.category]: typed.value } }, etag: texts.etag });
      settle();
      say(t('strings.saved'));
    } catch (error) {
      // What was typed stays in the box; what is there now is fetched and shown below it.
      if (error instanceof Refused && error.status === 412) say(t('strings.conflict'), true);
      else sayError(error);
    }
    await done();
  };
  return (
    <div class="form">
      <label for={id}>
        {form.category ? `${form.category} (${form.examples})` : t('strings.text')}
        {row.limit !== undefined && ` ${text.length}/${row.limit}`}
      </label>
      <textarea
        id={id}
        rows={2}
        lang={texts.locale}
        translate={false}
        maxLength={row.limit}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => void (inConflict || save())}
        onKeyDown={(event) =>
          event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !inConflict && void save()
        }
      />
      <span class="tools">
        {row.interpolations.map((one) => (
          <button key={one.name} type="button" class="chip" onClick={() => type(text + one.written)}>
            {one.written}
          </button>
        ))}
        {isChanged && !inConflict && (
          <>
            <span>✎ {t('galley.draft')}</span>
            <button type="button" onClick={save}>
              {t('strings.save')}
            </button>
            <button type="button" class="quiet" onClick={settle}>
              {t('galley.discard')}
            </button>
          </>
        )}
      </span>
      {inConflict && (
        <p class="warning">
          {t('conflict.theirs')}: <q lang={texts.locale}>{form.text}</q>{' '}
          <button type="button" onClick={settle}>
            {t('strings.keepTheirs')}
          </button>{' '}
          <button type="button" onClick={save}>
            {t('strings.saveMine')}
          </button>
        </p>
      )}
      {form.findings.map((finding, at) => (
        <p key={at} class={finding.severity}>
          <Severity finding={finding} /> {finding.message}
        </p>
      ))}
    </div>
  );
}
