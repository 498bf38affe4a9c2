/** Every key there is, and a way to choose another. */
import { useSignal } from '@preact/signals';
import { ACTIONS, type Action, combinationOf, keys, resetKeys, setKey, shown } from '../core/keys.ts';
import { t } from '../core/texts.ts';
import { Dialog } from './parts.tsx';

export function KeySheet({ close }: { close: () => void }) {
  const choosing = useSignal<Action | undefined>(undefined);
  const choose = (event: KeyboardEvent) => {
    if (!choosing.value || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const combination = combinationOf(event);
    if (!combination) return;
    setKey(choosing.value, combination);
    choosing.value = undefined;
  };
  return (
    <Dialog title={t('keys.title')} close={close}>
      <p>{t('keys.about')}</p>
      <dl class="keys" onKeyDown={choose}>
        {ACTIONS.map((action) => {
          const twin = ACTIONS.some((one) => one !== action && keys.value[one] === keys.value[action]);
          return (
            <div key={action}>
              <dt>{t(`keys.action.${action}`)}</dt>
              <dd>
                <kbd>{choosing.value === action ? t('keys.press') : shown(keys.value[action])}</kbd>
                {twin && <span class="warn">{t('keys.twice')}</span>}
                <button
                  type="button"
                  class="quiet"
                  aria-label={t('keys.changeNamed', { action: t(`keys.action.${action}`) })}
                  onClick={() => (choosing.value = choosing.value === action ? undefined : action)}
                >
                  {t('keys.change')}
                </button>
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{t('keys.suggestions')}</dt>
          <dd>
            <kbd>{shown('Mod+1')} … 9</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('keys.tab')}</dt>
          <dd>
            <kbd>Tab</kbd>
          </dd>
        </div>
      </dl>
      <button type="button" onClick={resetKeys}>
        {t('keys.reset')}
      </button>
    </Dialog>
  );
}
