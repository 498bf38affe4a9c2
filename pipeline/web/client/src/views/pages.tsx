/** From one run of a long list to the next. */
import { setQuery } from '../core/route.ts';
import { number, t } from '../core/texts.ts';

/** Rows asked for at a time. */
export const PAGE = 100;

export function Pages({ total, offset }: { total: number; offset: number }) {
  if (total <= PAGE) return null;
  const to = (at: number) => setQuery({ offset: at > 0 ? String(at) : undefined });
  return (
    <nav class="pages" aria-label={t('pages.label')}>
      <button type="button" disabled={offset === 0} onClick={() => to(offset - PAGE)}>
        ← {t('pages.before')}
      </button>
      <span>
        {number(offset + 1)}–{number(Math.min(total, offset + PAGE))} / {number(total)}
      </span>
      <button type="button" disabled={offset + PAGE >= total} onClick={() => to(offset + PAGE)}>
        {t('pages.after')} →
      </button>
    </nav>
  );
}
