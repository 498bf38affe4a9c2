/** A term for the glossary: one click where its words are selected in both texts, a form otherwise. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Segment } from '../../../../api.ts';
import * as state from '../../core/galley-state.ts';
import { ask } from '../../core/http.ts';
import { say, sayError } from '../../core/status.ts';
import { textBox } from '../../core/text-box.ts';
import { t } from '../../core/texts.ts';

/** UTF-16 units: longer selections are no terms. */
const LONGEST = 80;

type Pair = Readonly<Record<'en' | 'es', string>>;

async function addTerm({ en, es }: Pair, translate: boolean): Promise<void> {
  const galley = state.galley.value!;
  try {
    await ask('/terms', { method: 'POST', body: { en, es, translate } });
    say(t('term.added', { term: `${en} → ${es}` }));
    await state.openGalley(galley.id);
  } catch (error) {
    sayError(error);
  }
}

/** The words last selected in the source and in the text box, by language. */
function useSelectedWords(segment: Segment): Pair {
  const words = useSignal<Pair>({ en: '', es: '' });
  const { source, target } = state.galley.value!;
  useEffect(() => {
    words.value = { en: '', es: '' };
    const listen = () => {
      const box = textBox();
      const inBox = box !== null && document.activeElement === box;
      const chosen = inBox ? box.value.slice(box.selectionStart, box.selectionEnd) : selectedInSource();
      const language = inBox ? target.language : source.language;
      const isTerm = chosen.trim() !== '' && chosen.length <= LONGEST;
      if (isTerm) words.value = { ...words.value, [language]: chosen.trim() };
    };
    document.addEventListener('selectionchange', listen);
    return () => document.removeEventListener('selectionchange', listen);
  }, [segment.id]);
  return words.value;
}

function selectedInSource(): string {
  const selection = getSelection();
  const isThere = selection?.anchorNode?.parentElement?.closest('.segment.active .source');
  return isThere ? selection!.toString() : '';
}

export function NewTerm({ segment }: { segment: Segment }) {
  const form = useRef<HTMLFormElement>(null);
  const words = useSelectedWords(segment);
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const pair = { en: String(given.get('en')), es: String(given.get('es')) };
    void addTerm(pair, given.get('stays') === null);
  };
  const fill = () => {
    for (const one of ['en', 'es'] as const) field(form.current, one).value = words[one];
    field(form.current, words.en && !words.es ? 'es' : 'en').focus();
  };
  const { en, es } = words;
  return (
    <section>
      {en && es && (
        <button type="button" class="quiet" onClick={() => void addTerm(words, true)}>
          {t('term.addThis', { term: `${en} → ${es}` })}
        </button>
      )}
      <details class="new-term" key={segment.id} onToggle={(event) => event.currentTarget.open && fill()}>
        <summary>{t('term.add')}</summary>
        <form ref={form} onSubmit={add}>
          {(['en', 'es'] as const).map((one) => (
            <label key={one}>
              {t(`term.${one}`)}
              <input name={one} lang={one} required />
            </label>
          ))}
          <label class="check">
            <input type="checkbox" name="stays" /> {t('term.stays')}
          </label>
          <button type="submit">{t('panel.add')}</button>
        </form>
      </details>
    </section>
  );
}

const field = (form: HTMLFormElement | null, name: string): HTMLInputElement =>
  form?.elements.namedItem(name) as HTMLInputElement;
