/** One sentence cut in two, or two made one. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Segment } from '../../../../api.ts';
import { clickedAt, gapsOf, likeliestGap } from '../../core/cuts.ts';
import * as state from '../../core/galley-state.ts';
import { say } from '../../core/status.ts';
import { textBox } from '../../core/text-box.ts';
import { t } from '../../core/texts.ts';
import { visible } from '../parts.tsx';

/** What is typed is saved first: the cut is of what stands in the box. */
async function recut(segment: Segment, path: '/split' | '/merge', body: object): Promise<void> {
  if (await state.save(segment.id)) await state.change(path, 'POST', body, state.segmentOf(segment.id)?.etag);
}

export function Cut({ segment }: { segment: Segment }) {
  const asking = useSignal(false);
  const begin = () => {
    if (gapsOf(segment.source).length === 0) say(t('panel.noCut'), true);
    else asking.value = !asking.value;
  };
  return (
    <section>
      <p class="actions">
        <button type="button" class="quiet split" aria-expanded={asking.value} onClick={begin}>
          {t('panel.split')}
        </button>
        {segment.mergeable && (
          <button type="button" class="quiet merge" onClick={() => void recut(segment, '/merge', {})}>
            {t('panel.merge')}
          </button>
        )}
      </p>
      {asking.value && <Split segment={segment} />}
    </section>
  );
}

function Split({ segment }: { segment: Segment }) {
  const { source } = segment;
  const target = state.drafts.value.get(segment.id)?.text ?? segment.target;
  const clicked = useRef(clickedAt(source)).current;
  const caret = useRef(textBox()?.selectionStart).current;
  const inSource = useSignal(firstGap(source, clicked));
  const place = (gapsOf(source)[inSource.value] ?? 0) / source.length;
  const inTarget = useSignal(firstGap(target, caret && caret < target.length ? caret : undefined, place));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const at = gapsOf(target)[inTarget.value];
    const cut = { source: gapsOf(source)[inSource.value]!, ...(at === undefined ? {} : { target: at }) };
    void recut(segment, '/split', cut);
  };
  const { source: from, target: to } = state.galley.value!;
  return (
    <form class="cut" onSubmit={submit}>
      <Place label={t('panel.cutSource')} text={source} lang={from.locale} gap={inSource} isFirst />
      <Place label={t('panel.cutTarget')} text={target} lang={to.locale} gap={inTarget} />
      <button type="submit">{t('panel.cutHere')}</button>
    </form>
  );
}

/** The gap a person pointed at; else the likeliest near a part of the text, its middle without one. */
function firstGap(text: string, pointed: number | undefined, part = 0.5): number {
  const gaps = gapsOf(text);
  if (pointed === undefined || pointed === 0) return likeliestGap(text, gaps, part);
  const nearest = (best: number, gap: number, at: number) =>
    Math.abs(gap - pointed) < Math.abs(gaps[best]! - pointed) ? at : best;
  return gaps.reduce(nearest, 0);
}

interface PlaceProps {
  readonly label: string;
  readonly text: string;
  readonly lang: string;
  readonly gap: { value: number };
  readonly isFirst?: boolean;
}

/** A slider steps from gap to gap; both parts are shown, and said. */
function Place({ label, text, lang, gap, isFirst = false }: PlaceProps) {
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) slider.current?.focus();
  }, []);
  const gaps = gapsOf(text);
  const at = gaps[gap.value];
  if (at === undefined) return null;
  const [first, second] = [visible(text.slice(0, at).trimEnd()), visible(text.slice(at))];
  return (
    <label>
      {label}
      <span lang={lang} translate={false} class="parts">
        <span>{first}</span> <b aria-hidden="true">✂</b> <span>{second}</span>
      </span>
      <input
        ref={slider}
        type="range"
        min={0}
        max={gaps.length - 1}
        value={gap.value}
        aria-label={label}
        aria-valuetext={`${first} | ${second}`}
        onInput={(event) => {
          gap.value = Number(event.currentTarget.value);
        }}
      />
    </label>
  );
}
