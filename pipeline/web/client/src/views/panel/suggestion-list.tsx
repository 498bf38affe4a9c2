/** What memory offers, and what an engine would say for what it costs. */
import type { Asked, Segment, Suggestion } from '../../../../api.ts';
import * as state from '../../core/galley-state.ts';
import { ask } from '../../core/http.ts';
import { shown } from '../../core/keys.ts';
import { may } from '../../core/session.ts';
import { say, sayError } from '../../core/status.ts';
import { offer, suggestions, take } from '../../core/suggestions.ts';
import { t } from '../../core/texts.ts';
import { visible } from '../parts.tsx';

export function SuggestionList({ segment }: { segment: Segment }) {
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
            <button type="button" lang={lang} translate={false} onClick={() => take(segment, one)}>
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
