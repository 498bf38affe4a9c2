/** What people say of the segment, open or resolved. */
import type { Segment } from '../../../../api.ts';
import * as state from '../../core/galley-state.ts';
import { age, t } from '../../core/texts.ts';
import { visible } from '../parts.tsx';

export function Comments({ segment }: { segment: Segment }) {
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
