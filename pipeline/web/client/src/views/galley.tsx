/** One article, source and target side by side, in reading order. */
import { useSignal } from '@preact/signals';
import { Component } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Block, Galley, Segment } from '../../../api.ts';
import type { Draft } from '../core/drafts.ts';
import { onServer } from '../core/events.ts';
import * as state from '../core/galley-state.ts';
import { ask } from '../core/http.ts';
import { actionOf, mayType } from '../core/keys.ts';
import { galleyPath, onLeave, query } from '../core/route.ts';
import { sayError } from '../core/status.ts';
import { t } from '../core/texts.ts';
import { Editor } from './editor.tsx';
import { Bar, Coded, countsLabel, StateMark, visible } from './parts.tsx';
import { SidePanel } from './side-panel.tsx';

/** Milliseconds between two signs that one is here; the server forgets after 40 s. */
const BEAT = 15_000;

export function GalleyView({ id }: { id: string }) {
  const preview = useSignal(false);
  useEffect(() => {
    void state.openGalley(id, query.value.get('segment') ?? undefined).catch(sayError);
    const quiet = onServer((event) => void state.hear(event));
    const here = () => ask('/presence', { method: 'PUT', body: presence(id) }).catch(() => undefined);
    void here();
    const beat = setInterval(here, BEAT);
    const follow = state.active.subscribe(() => void here());
    const stay = onLeave(() => state.active.value && void state.save(state.active.value));
    const onKey = (event: KeyboardEvent) => keyDown(event, () => (preview.value = !preview.value));
    const leave = () => {
      const gone = { method: 'PUT', body: { client: state.CLIENT }, keepalive: true } as const;
      void ask('/presence', gone).catch(() => undefined);
    };
    addEventListener('keydown', onKey);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('keydown', onKey);
      clearInterval(beat);
      follow();
      stay();
      quiet();
      state.closeGalley();
      leave();
    };
  }, [id]);
  const galley = state.galley.value;
  if (galley?.id !== id) return <p class="wait">{t('loading')}</p>;
  document.title = `${galley.title} → ${galley.edition} · galerada`;
  return (
    <div class={state.active.value ? 'galley editing' : 'galley'}>
      <GalleyHead galley={galley} preview={preview.value} toggle={() => (preview.value = !preview.value)} />
      {preview.value && <Preview galley={galley} />}
      <div class="sheet">
        <Blocks galley={galley} />
        {state.active.value && <SidePanel key={state.active.value} />}
      </div>
    </div>
  );
}

const presence = (galley: string) => {
  const segment = state.active.value;
  return segment
    ? { client: state.CLIENT, galley, segment, typing: state.drafts.value.has(segment) }
    : { client: state.CLIENT, galley };
};

function keyDown(event: KeyboardEvent, togglePreview: () => void): void {
  const action = actionOf(event);
  if (action === 'next') state.step(1);
  else if (action === 'previous') state.step(-1);
  else if (action === 'preview') togglePreview();
  else if (action === 'leave' && mayType(event)) {
    const id = state.active.value;
    state.edit(undefined);
    requestAnimationFrame(() => document.getElementById(`open-${id}`)?.focus());
  } else return;
  event.preventDefault();
}

function GalleyHead({ galley, preview, toggle }: { galley: Galley; preview: boolean; toggle: () => void }) {
  const others = state.present.value.filter((one) => one.client !== state.CLIENT);
  return (
    <div class="galley-head">
      <h1 lang={galley.source.locale} translate={false}>
        {visible(galley.title)}
      </h1>
      <p class="facts">
        <span translate={false}>
          {galley.file} → {galley.edition}
        </span>
        <Bar counts={state.counts.value} />
        <span>{countsLabel(state.counts.value)}</span>
        {state.drafts.value.size > 0 && (
          <span>✎ {t('galley.drafts', { count: state.drafts.value.size })}</span>
        )}
        {others.length > 0 && (
          <span class="present">
            ◉ {t('galley.present', { who: [...new Set(others.map((one) => one.user))].join(', ') })}
          </span>
        )}
      </p>
      <p class="actions">
        {!state.active.value && (
          <button type="button" class="primary" onClick={() => state.edit(firstOpen(galley))}>
            {t('galley.start')}
          </button>
        )}
        <button type="button" aria-pressed={preview} onClick={toggle}>
          {t('galley.preview')}
        </button>
        {galley.before && <a href={galleyPath(galley.before)}>← {t('galley.before')}</a>}
        {galley.after && <a href={galleyPath(galley.after)}>{t('galley.after')} →</a>}
      </p>
      {state.isReady.value && <p class="ready">✔ {t('galley.ready')}</p>}
      {galley.blocked && <p class="banner">{t('galley.blocked')}</p>}
    </div>
  );
}

const firstOpen = ({ segments }: Galley) =>
  (segments.find((one) => one.state === 'initial' || one.state === 'translated') ?? segments[0])?.id;

function Preview({ galley }: { galley: Galley }) {
  const mark = state.active.value ? `#s-${state.active.value}` : '';
  const version = galley.segments.map((one) => one.etag).join('');
  return (
    <div class="preview">
      {(['source', 'target'] as const).map((side) => (
        <iframe
          key={`${side}${version}${state.active.value}`}
          sandbox=""
          title={t(`galley.preview_${side}`)}
          src={`/api${state.base(galley.id)}/preview/${side}${mark}`}
        />
      ))}
    </div>
  );
}

/** Rows drawn, and compared, together: a key typed touches one run of them, and a long article opens run by run. */
const RUN = 50;

function Blocks({ galley }: { galley: Galley }) {
  const drawn = useSignal(2);
  const runs = Math.ceil(galley.segments.length / RUN);
  const elsewhere = new Map(
    state.present.value
      .filter((one) => one.client !== state.CLIENT && one.segment)
      .map((one) => [one.segment, one.user]),
  );
  useEffect(() => {
    if (drawn.value >= runs) return;
    const more = setTimeout(() => {
      drawn.value += 4;
    });
    return () => clearTimeout(more);
  }, [drawn.value, runs]);
  const rows = galley.segments.map((segment, at): RowProps => {
    const isActive = state.active.value === segment.id;
    const draft = state.drafts.value.get(segment.id);
    const other = elsewhere.get(segment.id);
    return { galley, segment, at, block: galley.blocks[segment.block], isActive, draft, other };
  });
  const open = rows.findIndex((one) => one.isActive);
  const count = Math.min(runs, Math.max(drawn.value, Math.floor(open / RUN) + 2));
  return (
    <ol class="segments" aria-label={t('galley.segments')}>
      {Array.from({ length: count }, (_, run) => (
        <Run key={`run${run}`} rows={rows.slice(run * RUN, (run + 1) * RUN)} />
      ))}
    </ol>
  );
}

class Run extends Component<{ readonly rows: readonly RowProps[] }> {
  override shouldComponentUpdate(next: { readonly rows: readonly RowProps[] }): boolean {
    const old = this.props.rows;
    return old.length !== next.rows.length || next.rows.some((row, at) => isOther(old[at], row));
  }
  override render({ rows }: { readonly rows: readonly RowProps[] }) {
    return rows.map((row) => <Row key={row.segment.id} {...row} />);
  }
}

function isOther(old: RowProps | undefined, next: RowProps): boolean {
  return (
    old?.segment !== next.segment ||
    old.isActive !== next.isActive ||
    old.draft !== next.draft ||
    old.other !== next.other ||
    old.at !== next.at ||
    old.galley.terms !== next.galley.terms
  );
}

interface RowProps {
  readonly galley: Galley;
  readonly segment: Segment;
  readonly at: number;
  readonly block: Block | undefined;
  readonly isActive: boolean;
  readonly draft: Draft | undefined;
  readonly other: string | undefined;
}

/** Drawn anew only when something of it changed: an article may have thousands. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return isOther(this.props, next);
  }
  override render({ galley, segment, at, block, isActive, draft, other }: RowProps) {
    const isFirst = block?.first === at;
    const classes = `segment ${block?.role ?? ''} level-${block?.level ?? 0}${isFirst ? ' first' : ''}${isActive ? ' active' : ''}`;
    return (
      <li class={classes} aria-current={isActive ? 'true' : undefined}>
        <div class="place">
          <span class="number">{at + 1}</span>
          {block?.name && <code translate={false}>{block.name}</code>}
          <StateMark state={segment.state} />
          {segment.target && segment.origin !== 'person' && <small>{t(`origin.${segment.origin}`)}</small>}
          {other && <span class="present">◉ {other}</span>}
        </div>
        <p class="source" lang={galley.source.locale} translate={false}>
          <Coded
            text={segment.source}
            codes={segment.codes}
            terms={segment.terms}
            noteOf={(term) => termNote(galley, term)}
          />
        </p>
        {isActive ? (
          <Editor segment={segment} />
        ) : (
          <Target galley={galley} segment={segment} draft={draft} at={at} />
        )}
      </li>
    );
  }
}

function termNote(galley: Galley, id: string): string {
  const term = galley.terms.find((one) => one.id === id);
  if (!term) return '';
  return term.translate ? term.forms[galley.target.language].join(', ') : t('term.stays');
}

function Target({
  galley,
  segment,
  draft,
  at,
}: {
  galley: Galley;
  segment: Segment;
  draft: Draft | undefined;
  at: number;
}) {
  const text = draft?.text ?? segment.target;
  const errors = segment.findings.filter((one) => one.severity !== 'info').length;
  const open = segment.comments.filter((one) => !one.resolved).length;
  return (
    <div class="target">
      <button
        type="button"
        id={`open-${segment.id}`}
        class="target-text"
        onClick={() => state.edit(segment.id)}
      >
        <span class="hidden">{t('galley.edit', { place: at + 1 })}</span>
        <span lang={galley.target.locale} translate={false}>
          {text ? (
            <Coded text={text} codes={segment.codes} />
          ) : (
            <em class="missing" lang={document.documentElement.lang}>
              {t('galley.empty')}
            </em>
          )}
        </span>
      </button>
      {(draft || errors > 0 || open > 0 || segment.previous) && (
        <small class="marks">
          {draft && <span>✎ {t('galley.draft')}</span>}
          {errors > 0 && <span class="severity warning">▲ {t('count.finding', { count: errors })}</span>}
          {open > 0 && <span>💬 {t('count.comment', { count: open })}</span>}
          {segment.previous && <span>↻ {t('state.changed')}</span>}
        </small>
      )}
    </div>
  );
}
