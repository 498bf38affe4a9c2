/** What the segment was before, and the way back. */
import { useSignal } from '@preact/signals';
import type { History, Segment } from '../../../../api.ts';
import * as state from '../../core/galley-state.ts';
import { ask } from '../../core/http.ts';
import { sayError } from '../../core/status.ts';
import { age, t } from '../../core/texts.ts';
import { Diff, StateMark } from '../parts.tsx';

export function Versions({ segment }: { segment: Segment }) {
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
