/** Small pieces that several views show. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Code, Counts, Finding, TermHit } from '../../../api.ts';
import { placePieces } from '../core/coded.ts';
import { wordDiff } from '../core/diff.ts';
import { number, t } from '../core/texts.ts';

export type Shown = 'initial' | 'translated' | 'reviewed' | 'final';
export const STATES: readonly Shown[] = ['initial', 'translated', 'reviewed', 'final'];
/** A shape each, so that colour is never the only sign. */
const SIGNS: Readonly<Record<Shown, string>> = { initial: '○', translated: '◐', reviewed: '●', final: '✔' };

export function StateMark({ state }: { state: Shown }) {
  return (
    <span class={`state ${state}`}>
      <span aria-hidden="true">{SIGNS[state]}</span> {t(`state.${state}`)}
    </span>
  );
}

export function Severity({ finding }: { finding: Pick<Finding, 'severity'> }) {
  const sign = { error: '✖', warning: '▲', info: 'ℹ' }[finding.severity];
  return (
    <span class={`severity ${finding.severity}`}>
      <span aria-hidden="true">{sign}</span> {t(`severity.${finding.severity}`)}
    </span>
  );
}

/** Bars are an SVG: widths without a style attribute, which the page's policy does not allow. */
/** Beside the counts in words: no state is told by its colour alone. */
export function Bar({ counts }: { counts: Counts }) {
  const total = Math.max(1, counts.segments);
  let from = 0;
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="initial" width="100" height="6" />
      {(['final', 'reviewed', 'translated'] as const).map((state) => {
        const x = from;
        const width = (counts[state] / total) * 100;
        from += width;
        return <rect key={state} class={state} x={x} width={width} height="6" />;
      })}
    </svg>
  );
}

export const countsLabel = (counts: Counts): string =>
  STATES.filter((state) => counts[state] > 0)
    .map((state) => `${t(`state.${state}`)}: ${number(counts[state])}`)
    .join(', ') || t('desk.noSentences');

export function Diff({ before, after, lang }: { before: string; after: string; lang: string }) {
  return (
    <span lang={lang} translate={false} class="diff">
      {wordDiff(before, after).map((one, at) =>
        one.kind === 'same' ? (
          one.text
        ) : one.kind === 'added' ? (
          <ins key={at}>{one.text}</ins>
        ) : (
          <del key={at}>{one.text}</del>
        ),
      )}
    </span>
  );
}

interface CodedProps {
  readonly text: string;
  readonly codes: readonly Code[];
  readonly terms?: readonly TermHit[];
  readonly noteOf?: (term: string) => string;
}

/** Coded text with its tags as chips and its terms underlined. Whatever stands in it is text. */
export function Coded({ text, codes, terms = [], noteOf }: CodedProps) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  return (
    <>
      {placePieces(text).map(({ piece, start, end }) => {
        if (piece.kind === 'code') {
          const code = byId.get(piece.id);
          return (
            <span key={start} class={`chip ${piece.type}`} title={code && codeName(code)}>
              {chipText(piece.type, piece.id, code)}
            </span>
          );
        }
        return <Terms key={start} text={text} from={start} to={end} terms={terms} noteOf={noteOf} />;
      })}
    </>
  );
}

const codeName = (code: Code): string =>
  `${t(`code.${code.name}`)}${code.equivalent ? `: ${code.equivalent}` : ''}`;

function chipText(type: 'open' | 'close' | 'standalone', id: number, code: Code | undefined): string {
  if (type === 'standalone') return code?.equivalent ? `${id} ${code.equivalent}` : `${id}`;
  return type === 'open' ? `${id}▸` : `◂${id}`;
}

interface TermsProps {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly terms: readonly TermHit[];
  readonly noteOf: ((term: string) => string) | undefined;
}

function Terms({ text, from, to, terms, noteOf }: TermsProps) {
  const parts: ComponentChildren[] = [];
  let at = from;
  for (const hit of terms) {
    if (hit.start < at || hit.end > to) continue;
    parts.push(visible(text.slice(at, hit.start)));
    parts.push(
      <mark key={hit.start} class="term" title={noteOf?.(hit.term)}>
        {visible(text.slice(hit.start, hit.end))}
      </mark>,
    );
    at = hit.end;
  }
  parts.push(visible(text.slice(at, to)));
  return <>{parts}</>;
}

/** Characters that turn the direction of what follows are shown by their number, so that nothing can hide. */
export function visible(text: string): string {
  return text
    .replace(
      /[\p{Bidi_Control}]/gu,
      (mark) => `[U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/\\<(?=\/?\d+\/?>)/g, '<');
}

export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.focus();
  }, []);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="dialog-title">
      <div class="dialog-head">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
      {children}
    </dialog>
  );
}
