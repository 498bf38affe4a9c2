/** The text box of one segment, with its tags, letters, live findings and conflicts. */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Checked, Finding, Segment } from '../../../api.ts';
import { lostCodes } from '../core/coded.ts';
import * as state from '../core/galley-state.ts';
import { ask, wasAborted } from '../core/http.ts';
import { actionOf, announced, keys, shown } from '../core/keys.ts';
import { editionOf, may } from '../core/session.ts';
import { sayError } from '../core/status.ts';
import { suggestions, take } from '../core/suggestions.ts';
import { insert } from '../core/text-box.ts';
import { t } from '../core/texts.ts';
import { Diff, Severity } from './parts.tsx';

/** Milliseconds without a key after which the text is checked, and after which it is saved. */
const CHECK_AFTER = 250;
const SAVE_AFTER = 20_000;

/** What other parts of the page do: a field is gone to, anything else pressed. */
const PLACES = {
  dismiss: '.dismiss',
  comment: '.new-comment',
  concordance: 'input.concordance',
  history: '.history > summary',
  term: '.new-term > summary',
  split: '.split',
  merge: '.merge',
} as const;

function goTo(selector: string): void {
  const place = document.querySelector<HTMLElement>(selector);
  if (place instanceof HTMLInputElement) place.focus();
  else place?.click();
}

export function Editor({ segment }: { segment: Segment }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const checked = useSignal<Checked>({ findings: segment.findings });
  const text = state.drafts.value.get(segment.id)?.text ?? segment.target;
  const isDraft = state.drafts.value.has(segment.id);
  const galley = state.galley.value!;
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, []);
  useLayoutEffect(() => grow(box.current), [text]);
  useEffect(() => {
    if (!isDraft) {
      checked.value = { findings: segment.findings };
      return;
    }
    const stop = new AbortController();
    const check = setTimeout(() => {
      ask<Checked>(`${state.segmentPath(segment.id)}/check`, {
        method: 'POST',
        body: { target: text },
        signal: stop.signal,
      })
        .then((read) => {
          checked.value = read;
        })
        .catch((error) => wasAborted(error) || sayError(error));
    }, CHECK_AFTER);
    const store = setTimeout(() => checked.value.refused === undefined && state.save(segment.id), SAVE_AFTER);
    return () => {
      clearTimeout(check);
      clearTimeout(store);
      stop.abort();
    };
  }, [text, segment]);
  const missing = lostCodes(segment.source, text);
  const fixFirst = () => {
    const fix = checked.value.findings.find((one) => one.fix !== undefined)?.fix;
    if (fix !== undefined) insert(fix, true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionOf(event);
    const digit =
      (event.ctrlKey || event.metaKey) && !event.altKey && /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    const taken = suggestions.value[digit - 1];
    if (taken) take(segment, taken);
    else if (action === 'saveNext') void state.saveAndNext();
    else if (action === 'approveNext') void state.approve(true);
    else if (action === 'approve') void state.approve(false);
    else if (action === 'fix') fixFirst();
    else if (action === 'copySource') insert(segment.source, true);
    else if (action === 'insertTag' && missing[0] !== undefined) wrap(box.current, segment, missing[0]);
    else if (action && action in PLACES) goTo(PLACES[action as keyof typeof PLACES]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="editor">
      <textarea
        ref={box}
        rows={2}
        lang={galley.target.locale}
        translate={false}
        spellcheck
        readOnly={!may().edit || galley.blocked}
        aria-label={t('galley.target', {
          place: galley.segments.findIndex((one) => one.id === segment.id) + 1,
        })}
        aria-describedby="findings"
        value={text}
        onInput={(event) => state.type(segment, event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <fieldset class="tools" aria-label={t('galley.insert')}>
        {segment.codes.map((code) => (
          <button
            key={code.id}
            type="button"
            class={missing.includes(code.id) ? 'chip lost' : 'chip'}
            title={`${t(`code.${code.name}`)} ${code.equivalent}`}
            aria-label={t('galley.insertTag', { id: code.id, name: t(`code.${code.name}`) })}
            onClick={() => wrap(box.current, segment, code.id)}
          >
            {code.type === 'open' ? `‹${code.id}›…` : `‹${code.id}/›`}
          </button>
        ))}
        {editionOf(galley.edition)?.inserts.map((letter) => (
          <button
            key={letter}
            type="button"
            class="letter"
            aria-label={t('galley.insertLetter', { letter: nameOf(letter) })}
            onClick={() => insert(letter)}
          >
            {letter === '\u00a0' ? '⍽' : letter}
          </button>
        ))}
      </fieldset>
      <Findings checked={checked.value} segment={segment} use={(fix) => insert(fix, true)} />
      <Conflicted segment={segment} />
      <div class="actions">
        <button
          type="button"
          class="primary"
          aria-keyshortcuts={announced(keys.value.approveNext)}
          onClick={() => state.approve(true)}
        >
          {t('galley.approveNext')}{' '}
          <span class="key" aria-hidden="true">
            {shown(keys.value.approveNext)}
          </span>
        </button>
        <button
          type="button"
          aria-keyshortcuts={announced(keys.value.saveNext)}
          onClick={() => state.saveAndNext()}
        >
          {t('galley.saveNext')}{' '}
          <span class="key" aria-hidden="true">
            {shown(keys.value.saveNext)}
          </span>
        </button>
        {isDraft && (
          <button type="button" class="quiet" onClick={() => state.forget(segment.id)}>
            {t('galley.discard')}
          </button>
        )}
        {(segment.state === 'reviewed' || segment.state === 'final') && (
          <button
            type="button"
            class="quiet"
            onClick={() => state.change('/state', 'PUT', { state: 'translated' }, segment.etag)}
          >
            {t('galley.reopen')}
          </button>
        )}
      </div>
    </div>
  );
}

const nameOf = (letter: string): string => (letter === '\u00a0' ? t('galley.noBreakSpace') : letter);

/** As tall as its text; by rows, since the page's policy allows no style attribute. */
function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.rows = 2;
  while (box.scrollHeight > box.clientHeight + 2 && box.rows < 40) box.rows += 1;
}

function wrap(box: HTMLTextAreaElement | null, { codes }: Segment, id: number): void {
  if (!box) return;
  const chosen = box.value.slice(box.selectionStart, box.selectionEnd);
  const isPair = codes.find((code) => code.id === id)?.type === 'open';
  insert(isPair ? `<${id}>${chosen}</${id}>` : `${chosen}<${id}/>`);
  if (isPair && !chosen)
    box.setSelectionRange(box.selectionEnd - `</${id}>`.length, box.selectionEnd - `</${id}>`.length);
}

/** The same function each time, so that the field is gone to when it appears and not again. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();

interface FindingsProps {
  readonly checked: Checked;
  readonly segment: Segment;
  readonly use: (fix: string) => void;
}

function Findings({ checked, segment, use }: FindingsProps) {
  const dismissing = useSignal<string | undefined>(undefined);
  const dismiss = async (event: SubmitEvent, finding: Finding) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget as HTMLFormElement).get('reason') ?? '').trim();
    if (!reason || !(await state.save(segment.id))) return;
    if (await state.change('/dismissals', 'POST', { rule: finding.rule, reason }))
      dismissing.value = undefined;
  };
  return (
    <ul id="findings" class="findings" aria-live="polite">
      {checked.refused !== undefined && <li class="finding error">✖ {checked.refused}</li>}
      {withNames(checked.findings).map(([name, finding]) => (
        <li key={name} class={`finding ${finding.severity}`}>
          <p>
            <Severity finding={finding} /> <strong>{finding.title}.</strong> {finding.message}
          </p>
          {finding.evidence.length > 0 && <small>{finding.evidence.join(' · ')}</small>}
          <span class="actions">
            {finding.fix !== undefined && (
              <button type="button" onClick={() => use(finding.fix ?? '')}>
                {t('finding.fix')} <kbd>{shown(keys.value.fix)}</kbd>
              </button>
            )}
            <button
              type="button"
              class="quiet dismiss"
              onClick={() => (dismissing.value = dismissing.value === name ? undefined : name)}
            >
              {t('finding.dismiss')}
            </button>
          </span>
          {dismissing.value === name && (
            <form onSubmit={(event) => dismiss(event, finding)}>
              <label>
                {t('finding.reason')}
                <input name="reason" required ref={focusOnce} />
              </label>
              <button type="submit">{t('finding.dismiss')}</button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The same name as long as a finding stays, whatever goes before it: a reason half typed stays, too. */
function withNames(findings: readonly Finding[]): (readonly [string, Finding])[] {
  return findings.map((finding, at) => {
    const before = findings.slice(0, at).filter(({ rule }) => rule === finding.rule);
    return [`${finding.rule}${before.length}`, finding];
  });
}

function Conflicted({ segment }: { segment: Segment }) {
  const met = state.conflict.value;
  if (met?.segment !== segment.id) return null;
  const { theirs, merged } = met.body;
  const mine = state.drafts.value.get(segment.id)?.text ?? met.body.yours.target ?? '';
  const lang = state.galley.value?.target.locale ?? '';
  return (
    <section class="conflict" role="alert" aria-label={t('conflict.title')}>
      <h3>{t('conflict.title')}</h3>
      <p>{t('conflict.about', { who: theirs.by ?? '' })}</p>
      <dl>
        <dt>{t('conflict.difference')}</dt>
        <dd>
          <Diff before={theirs.target} after={mine} lang={lang} />
        </dd>
      </dl>
      <p class="actions">
        {merged !== undefined && (
          <button type="button" class="primary" onClick={() => state.resolveConflict(merged)}>
            {t('conflict.merged')}
          </button>
        )}
        <button type="button" onClick={() => state.resolveConflict(mine)}>
          {t('conflict.mine')}
        </button>
        <button type="button" onClick={() => state.resolveConflict(theirs.target)}>
          {t('conflict.theirs')}
        </button>
      </p>
    </section>
  );
}
