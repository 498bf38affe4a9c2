/** All that is known of the open segment: suggestions, what changed, comments, history, terms. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Asked, Concordance, History, Segment, Suggestion, Suggestions } from '../../../api.ts';
import * as state from '../core/galley-state.ts';
import { ask, queryOf } from '../core/http.ts';
import { shown } from '../core/keys.ts';
import { may } from '../core/session.ts';
import { say, sayError } from '../core/status.ts';
import { offer, suggestions } from '../core/suggestions.ts';
import { age, t } from '../core/texts.ts';
import { Diff, StateMark, visible } from './parts.tsx';

export function SidePanel() {
  const segment = state.segmentOf(state.active.value);
  useEffect(() => {
    suggestions.value = [];
    offer.value = undefined;
    if (!segment) return;
    void ask<Suggestions>(`${state.segmentPath(segment.id)}/suggestions`)
      .then((read) => {
        suggestions.value = read.suggestions;
        offer.value = read.engine;
      })
      .catch(sayError);
  }, [segment?.id]);
  if (!segment) return null;
  return (
    <aside class="panel" aria-label={t('panel.label')}>
      <Provenance segment={segment} />
      <SuggestionList segment={segment} />
      <Find />
      <Comments segment={segment} />
      <Versions segment={segment} />
      <NewTerm segment={segment} />
      <Cut segment={segment} />
    </aside>
  );
}

function Provenance({ segment }: { segment: Segment }) {
  const galley = state.galley.value!;
  const { previous, machine, approved } = segment;
  return (
    <section>
      <h2>{t('panel.origin')}</h2>
      <p>
        {t(`origin.${segment.origin}`)}
        {segment.by && ` · ${segment.by}`} {age(segment.at)}
        {approved && ` · ${t('panel.approved', { who: approved.by })} ${age(approved.at)}`}
      </p>
      {previous && (
        <>
          <h3>{t('panel.sourceChanged')}</h3>
          <p>
            <Diff before={previous.source} after={segment.source} lang={galley.source.locale} />
          </p>
        </>
      )}
      {machine && machine.target !== segment.target && (
        <>
          <h3>{t('panel.machineWrote', { who: machine.by })}</h3>
          <p>
            <Diff before={machine.target} after={segment.target} lang={galley.target.locale} />
          </p>
        </>
      )}
      {segment.dismissed.map((one) => (
        <p key={one.rule}>
          {t('panel.dismissed', { title: one.title, who: one.by, reason: one.reason })}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => state.change(`/dismissals/${encodeURIComponent(one.rule)}`, 'DELETE', {})}
          >
            {t('panel.undismiss')}
          </button>
        </p>
      ))}
    </section>
  );
}

function SuggestionList({ segment }: { segment: Segment }) {
  const lang = state.galley.value?.target.locale ?? '';
  const askEngine = () =>
    ask<Asked>(`${state.segmentPath(segment.id)}/ask`, {
      method: 'POST',
      body: { characters: offer.value?.characters ?? 0 },
    })
      .then(({ suggestion, billed }) => {
        suggestions.value = [suggestion, ...suggestions.value];
        say(t('panel.billed', { count: billed }));
      })
      .catch(sayError);
  return (
    <section>
      <h2>{t('panel.suggestions')}</h2>
      {suggestions.value.length === 0 && <p class="muted">{t('panel.noSuggestions')}</p>}
      <ol class="suggestions">
        {suggestions.value.map((one, at) => (
          <li key={at}>
            <button
              type="button"
              lang={lang}
              translate={false}
              onClick={() => state.type(segment, one.target)}
            >
              {visible(one.target)}
            </button>
            <small>
              {at < 9 && <kbd>{shown(`Mod+${at + 1}`)}</kbd>} <Kind suggestion={one} />
            </small>
          </li>
        ))}
      </ol>
      {offer.value && may().ask && (
        <button type="button" onClick={askEngine}>
          {t(offer.value.paid ? 'panel.askPaid' : 'panel.ask', {
            engine: offer.value.name,
            count: offer.value.characters,
          })}
        </button>
      )}
    </section>
  );
}

function Kind({ suggestion }: { suggestion: Suggestion }) {
  const { kind, score, by, article, replaced = [] } = suggestion;
  return (
    <span>
      {t(`panel.kind.${kind}`)}
      {score !== undefined && ` ${score} %`}
      {by && ` · ${by}`}
      {article && ` · ${article}`}
      {replaced.map((one) => ` · ${one.from} → ${one.to}`)}
    </span>
  );
}

function Find() {
  const hits = useSignal<readonly Suggestion[] | undefined>(undefined);
  const galley = state.galley.value!;
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? '');
    void ask<Concordance>(`/concordance?${queryOf({ q, edition: galley.edition, limit: 20 })}`)
      .then((read) => {
        hits.value = read.hits;
      })
      .catch(sayError);
  };
  return (
    <section>
      <form onSubmit={find}>
        <label>
          {t('panel.concordance')}
          <input name="q" class="concordance" required />
        </label>
        <button type="submit">{t('panel.find')}</button>
      </form>
      {hits.value && <p class="muted">{t('panel.hits', { count: hits.value.length })}</p>}
      {hits.value?.map((one, at) => (
        <p key={at} class="hit">
          <span lang={galley.source.locale} translate={false}>
            {visible(one.source)}
          </span>
          <span lang={galley.target.locale} translate={false}>
            {visible(one.target)}
          </span>
        </p>
      ))}
    </section>
  );
}

function Comments({ segment }: { segment: Segment }) {
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = String(new FormData(form).get('text') ?? '').trim();
    if (text && (await state.change('/comments', 'POST', { text }))) form.reset();
  };
  return (
    <section>
      <h2>{t('panel.comments')}</h2>
      {segment.comments.map((one) => (
        <article key={one.id} class={one.resolved ? 'comment resolved' : 'comment'}>
          <small>
            {one.by} · {age(one.at)} {one.resolved && `· ✔ ${t('panel.resolved')}`}
          </small>
          <p>{visible(one.text)}</p>
          <button
            type="button"
            class="quiet"
            onClick={() => state.change(`/comments/${one.id}`, 'PUT', { resolved: !one.resolved })}
          >
            {t(one.resolved ? 'panel.reopen' : 'panel.resolve')}
          </button>
        </article>
      ))}
      <form onSubmit={add}>
        <label>
          {t('panel.newComment')}
          <input name="text" class="new-comment" required />
        </label>
        <button type="submit">{t('panel.add')}</button>
      </form>
    </section>
  );
}

function Versions({ segment }: { segment: Segment }) {
  const history = useSignal<History | undefined>(undefined);
  const load = () =>
    ask<History>(`${state.segmentPath(segment.id)}/history`)
      .then((read) => {
        history.value = read;
      })
      .catch(sayError);
  const versions = history.value?.versions ?? [];
  const revert = async (version: number) => {
    if (await state.change('/revert', 'POST', { version }, segment.etag)) await load();
  };
  return (
    <details class="history" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>{t('panel.history', { count: segment.changes })}</summary>
      <ol>
        {versions.map((one, at) => (
          <li key={one.version}>
            <small>
              {one.did && t(`did.${one.did}`)} {one.by} {age(one.at)} <StateMark state={one.state} />
            </small>
            <Diff
              before={versions[at + 1]?.target ?? ''}
              after={one.target}
              lang={state.galley.value?.target.locale ?? ''}
            />
            {at > 0 && (
              <button type="button" class="quiet" onClick={() => revert(one.version)}>
                {t('panel.revert')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function NewTerm({ segment }: { segment: Segment }) {
  const galley = state.galley.value!;
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [en, es] = [String(form.get('en')), String(form.get('es'))];
    try {
      await ask('/terms', { method: 'POST', body: { en, es, translate: form.get('stays') === null } });
      say(t('term.added', { term: `${en} → ${es}` }));
      await state.openGalley(galley.id);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <details key={segment.id}>
      <summary>{t('term.add')}</summary>
      <form onSubmit={add}>
        {(['en', 'es'] as const).map((one) => (
          <label key={one}>
            {t(`term.${one}`)}
            <input
              name={one}
              lang={one}
              required
              defaultValue={one === galley.source.language ? chosenWords() : ''}
            />
          </label>
        ))}
        <label class="check">
          <input type="checkbox" name="stays" /> {t('term.stays')}
        </label>
        <button type="submit">{t('panel.add')}</button>
      </form>
    </details>
  );
}

const chosenWords = (): string => (getSelection()?.toString() ?? '').slice(0, 80);

function Cut({ segment }: { segment: Segment }) {
  const split = () => {
    const at = sourceCut(segment.source);
    const box = document.querySelector<HTMLTextAreaElement>('.editor textarea');
    if (at === undefined) return say(t('panel.noCut'), true);
    const target =
      box && box.selectionStart > 0 && box.selectionStart < box.value.length
        ? { target: box.selectionStart }
        : {};
    void state
      .save(segment.id)
      .then(
        (ok) =>
          ok && state.change('/split', 'POST', { source: at, ...target }, state.segmentOf(segment.id)?.etag),
      );
  };
  return (
    <p class="actions">
      <button type="button" class="quiet" onClick={split}>
        {t('panel.split')}
      </button>
      {segment.mergeable && (
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void state
              .save(segment.id)
              .then((ok) => ok && state.change('/merge', 'POST', {}, state.segmentOf(segment.id)?.etag))
          }
        >
          {t('panel.merge')}
        </button>
      )}
    </p>
  );
}

/** Where the person clicked or selected in the source; the words are looked up, since chips stand between them. */
function sourceCut(source: string): number | undefined {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection || !node?.parentElement?.closest('.segment.active .source')) return undefined;
  const at = source.indexOf(node.textContent ?? '');
  return at < 0 ? undefined : at + selection.anchorOffset;
}
