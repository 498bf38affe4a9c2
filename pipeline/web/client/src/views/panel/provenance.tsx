/** Where the text comes from, and what has changed about it. */
import type { Segment } from '../../../../api.ts';
import * as state from '../../core/galley-state.ts';
import { age, t } from '../../core/texts.ts';
import { Diff } from '../parts.tsx';

export function Provenance({ segment }: { segment: Segment }) {
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
