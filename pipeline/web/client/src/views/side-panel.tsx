/** All that is known of the open segment: suggestions, what changed, comments, history, terms. */
import { useEffect } from 'preact/hooks';
import type { Suggestions } from '../../../api.ts';
import * as state from '../core/galley-state.ts';
import { ask } from '../core/http.ts';
import { sayError } from '../core/status.ts';
import { offer, suggestions } from '../core/suggestions.ts';
import { t } from '../core/texts.ts';
import { Comments } from './panel/comments.tsx';
import { Find } from './panel/concordance.tsx';
import { Cut } from './panel/cut.tsx';
import { NewTerm } from './panel/new-term.tsx';
import { Provenance } from './panel/provenance.tsx';
import { SuggestionList } from './panel/suggestion-list.tsx';
import { Versions } from './panel/versions.tsx';

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
