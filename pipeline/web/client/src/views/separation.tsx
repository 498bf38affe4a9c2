/** What was judged the article's own, the site's, or a stray word; each judgement with its reasons. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Correction, SeparatedBlock, SeparatedDetail, Separations } from '../../../api.ts';
import { ask } from '../core/http.ts';
import { actionOf } from '../core/keys.ts';
import { query } from '../core/route.ts';
import { say, sayError } from '../core/status.ts';
import { t } from '../core/texts.ts';
import { PAGE, Pages } from './pages.tsx';
import { visible } from './parts.tsx';

export function SeparationList() {
  const list = useSignal<Separations | undefined>(undefined);
  const offset = Number(query.value.get('offset') ?? 0);
  useEffect(() => {
    document.title = `${t('nav.separation')} · galerada`;
    void ask<Separations>(`/separations?offset=${offset}&limit=${PAGE}`)
      .then((read) => {
        list.value = read;
      })
      .catch(sayError);
  }, [offset]);
  return (
    <div class="page">
      <h1>{t('nav.separation')}</h1>
      <p>{t('separation.about')}</p>
      <ul class="rows">
        {list.value?.rows.map((row) => (
          <li key={row.id}>
            <div class="row-main">
              <a href={`/separation/${encodeURIComponent(row.id)}`} lang={row.language} translate={false}>
                {visible(row.title)}
              </a>
              <small translate={false}>{row.file}</small>
            </div>
            <div class="row-facts">
              <span>
                {t('separation.counts', { body: row.body, interface: row.interface, strays: row.strays })}
              </span>
              <span>{t('separation.least', { percent: Math.round(row.leastConfidence * 100) })}</span>
            </div>
          </li>
        ))}
      </ul>
      <Pages total={list.value?.total ?? 0} offset={offset} />
    </div>
  );
}

export function SeparationDetail({ id }: { id: string }) {
  const detail = useSignal<SeparatedDetail | undefined>(undefined);
  const path = `/separations/${encodeURIComponent(id)}`;
  const take = (asked: Promise<SeparatedDetail>) =>
    asked
      .then((read) => {
        detail.value = read;
      })
      .catch(sayError);
  useEffect(() => void take(ask(path)), [id]);
  const decide = (body: Correction, method: 'POST' | 'DELETE' = 'POST') =>
    take(ask(`${path}/decisions`, { method, body, etag: detail.value?.etag ?? '' })).then(() =>
      say(t('separation.kept')),
    );
  if (!detail.value) return <p class="wait">{t('loading')}</p>;
  const { title, language, blocks } = detail.value;
  return (
    <div class="page">
      <p>
        <a href="/separation">← {t('nav.separation')}</a>
      </p>
      <h1 lang={language} translate={false}>
        {visible(title)}
      </h1>
      <p>{t('separation.keys')}</p>
      <ol class="rows blocks">
        {blocks.map((block) => (
          <Judged key={block.id} block={block} decide={decide} />
        ))}
      </ol>
    </div>
  );
}

interface JudgedProps {
  readonly block: SeparatedBlock;
  readonly decide: (body: Correction, method?: 'POST' | 'DELETE') => Promise<void>;
}

function Judged({ block, decide }: JudgedProps) {
  const other = block.kind === 'body' ? 'interface' : 'body';
  const set = (kind: 'body' | 'interface', everywhere = false) =>
    void decide({ kind, block: block.id, everywhere });
  const keep = (word: string) => void decide({ kind: 'word', word, everywhere: false });
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionOf(event);
    const stray = block.strays[0];
    if (action === 'body' || action === 'interface') set(action);
    else if (action === 'asItIs' && stray) keep(stray.word);
  };
  return (
    <li class={`judged ${block.kind}`} onKeyDown={onKeyDown}>
      <div class="row-main">
        <p
          lang={block.language === 'en' || block.language === 'es' ? block.language : undefined}
          translate={false}
        >
          {visible(block.text)}
        </p>
        <small>
          <strong>{t(`separation.kind.${block.kind}`)}</strong> · {Math.round(block.confidence * 100)} %
          {block.key && ` · ${block.key.namespace}:${block.key.key}`}
          {block.decided && ` · ✔ ${t('separation.decided')}`}
        </small>
        <details>
          <summary>{t('separation.evidence')}</summary>
          <ul>
            {block.evidence.map((one, at) => (
              <li key={at}>{one.text}</li>
            ))}
          </ul>
        </details>
        {block.strays.map((one) => (
          <p key={one.start}>
            ≠ <q translate={false}>{one.word}</q> {one.suggestion && `→ ${one.suggestion}`}{' '}
            <button type="button" class="quiet" onClick={() => keep(one.word)}>
              {t('separation.keepWord', { word: one.word })}
            </button>
          </p>
        ))}
      </div>
      <div class="actions">
        <button type="button" onClick={() => set(other)}>
          {t(`separation.make.${other}`)}
        </button>
        <button type="button" class="quiet" onClick={() => set(other, true)}>
          {t('separation.everywhere')}
        </button>
        {block.decided && (
          <button
            type="button"
            class="quiet"
            onClick={() =>
              void decide(
                { kind: block.decided!.kind, block: block.id, everywhere: block.decided!.everywhere },
                'DELETE',
              )
            }
          >
            {t('separation.undo')}
          </button>
        )}
      </div>
    </li>
  );
}
