/** Words in all articles, with what they were translated as. */
import { useSignal } from '@preact/signals';
import type { Concordance, Suggestion } from '../../../../api.ts';
import * as state from '../../core/galley-state.ts';
import { ask, queryOf } from '../../core/http.ts';
import { sayError } from '../../core/status.ts';
import { t } from '../../core/texts.ts';
import { visible } from '../parts.tsx';

export function Find() {
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
