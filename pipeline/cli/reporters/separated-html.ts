import type { LanguageVerdict } from '../../model/locale.ts';
import type {
  SeparatedArticle,
  SeparatedBlock,
  SeparatedStray,
  SiteStringRow,
} from '../../plan/separated.ts';
import type { Say } from '../messages.ts';
import { escapeHtml, page } from './html.ts';

/** One page: the article as it reads, the site's strings set apart from it, and behind each block why. */
export function separatedPage(separated: SeparatedArticle, say: Say): string {
  const { file, blocks, strays } = separated;
  const count = (kind: SeparatedBlock['kind']) => blocks.filter((block) => block.kind === kind).length;
  const totals = { body: count('body'), interface: count('interface'), strays: strays.length };
  const legend = ['body', 'interface', 'stray'].map(
    (kind) => `<span class="key ${kind}">${escapeHtml(say(`separate.${kind}`))}</span>`,
  );
  const lines = blocks.map((block, index) =>
    blockHtml(
      block,
      strays.filter((stray) => stray.block === index),
      say,
    ),
  );
  const head = `<p>${escapeHtml(say('separate.summary', totals))}</p><p class="legend">${legend.join(' ')}</p>`;
  return page({
    title: file,
    language: say('language'),
    body: `${head}<main>${lines.join('\n')}</main>`,
    style: ARTICLE_STYLE,
  });
}

function blockHtml(block: SeparatedBlock, strays: readonly SeparatedStray[], say: Say): string {
  const { kind, language, start, confidence, evidence } = block;
  const sure = say('separate.sure', { percent: Math.round(confidence * 100) });
  const label = [say(`separate.${kind}`), keyText(block, say), sure].filter(Boolean).join(' · ');
  const reasons = evidence.map(
    ({ weight, message }) =>
      `<li><meter min="0" max="6" value="${Math.min(6, Math.abs(weight)).toFixed(2)}"></meter> ${escapeHtml(say(message))}</li>`,
  );
  const words = strays.map((stray) => `<li class="stray">${escapeHtml(strayText(stray, say))}</li>`);
  const more = [...words, ...reasons].join('');
  return `<details class="${kind}"${strays.length ? ' open' : ''}><summary><span class="line">${start.line}</span><span class="text"${langOf(language)}>${markStrays(block.text, strays)}</span><span class="label">${escapeHtml(label)}</span></summary><ul>${more}</ul></details>`;
}

function keyText({ kind, key, purpose }: SeparatedBlock, say: Say): string {
  if (kind === 'body') return '';
  if (!key) return say('separate.noKey', { purpose: purpose ?? '' });
  return say(key.isNew ? 'separate.newKey' : 'separate.key', { key: key.key });
}

function strayText({ word, suggestion }: SeparatedStray, say: Say): string {
  return suggestion === undefined
    ? `${say('separate.stray')}: ${word}`
    : `${say('separate.stray')}: ${say('separate.suggestion', { word, suggestion })}`;
}

function markStrays(text: string, strays: readonly SeparatedStray[]): string {
  let out = '';
  let from = 0;
  for (const { offset, length } of [...strays].sort((a, b) => a.offset - b.offset)) {
    if (offset < from) continue;
    out += `${escapeHtml(text.slice(from, offset))}<mark>${escapeHtml(text.slice(offset, offset + length))}</mark>`;
    from = offset + length;
  }
  return out + escapeHtml(text.slice(from));
}

function langOf(language: LanguageVerdict): string {
  return language === 'en' || language === 'es' ? ` lang="${language}"` : '';
}

/** The site's strings, most seen first, each with a bar for how often, and what each edition says. */
export function siteStringsPage(rows: readonly SiteStringRow[], say: Say): string {
  const most = Math.max(1, ...rows.map(({ seen }) => seen.length));
  const lines = rows.map(({ key, texts, seen, lacking }) => {
    const share = ((100 * seen.length) / most).toFixed(1);
    const files = seen.map(({ file, start }) => `<li>${escapeHtml(`${file}:${start.line}`)}</li>`).join('');
    const missing = lacking.length
      ? `<b class="lacking">${escapeHtml(say('separate.lacking', { languages: lacking.join(', ') }))}</b>`
      : '';
    return `<tr><th scope="row">${escapeHtml(key)} ${missing}</th><td lang="en">${escapeHtml(texts.en ?? '–')}</td><td lang="es">${escapeHtml(texts.es ?? '–')}</td><td><details><summary><i class="bar" style="width:${share}%"></i>${escapeHtml(say('separate.seen', { count: seen.length }))}</summary><ul>${files}</ul></details></td></tr>`;
  });
  const body = rows.length
    ? `<table>${lines.join('\n')}</table>`
    : `<p>${escapeHtml(say('separate.none'))}</p>`;
  return page({ title: say('separate.siteTitle'), language: say('language'), body, style: SITE_STYLE });
}

const ARTICLE_STYLE = `
main{font:1.05rem/1.6 Georgia,serif}details{border-left:4px solid transparent;padding:.15rem .8rem;margin:.35rem 0}summary{display:grid;grid-template-columns:2.5rem 1fr;gap:0 .6rem;cursor:pointer;list-style:none}
.line{color:#8889;font:.8rem/2 ui-monospace,monospace;text-align:right}.label{grid-column:2;font:.78rem/1.4 system-ui,sans-serif;opacity:.65}
details.body .label{display:none}details.body[open] .label{display:block}details.interface{border-left-color:#b5502f;background:#b5502f18}details.interface .text{font-family:system-ui,sans-serif}
mark{background:#e9b949;color:#1c1a17;border-radius:2px;padding:0 .15em}ul{margin:.3rem 0 .6rem 3.1rem;padding:0;list-style:none;font:.85rem/1.6 system-ui,sans-serif}li.stray{font-weight:600}
meter{width:4rem;height:.6rem;vertical-align:middle}.legend{display:flex;gap:.6rem}.key{padding:.1rem .6rem;border-radius:3px;font-size:.85rem}.key.body{border:1px solid var(--line)}.key.interface{background:#b5502f33}.key.stray{background:#e9b949;color:#1c1a17}`;

const SITE_STYLE = `
table{width:100%;border-collapse:collapse}th{text-align:left;font-weight:500}td,th{padding:.4rem .6rem;border-top:1px solid var(--line);vertical-align:top}
.bar{display:block;height:.5rem;background:#1d4e79;border-radius:2px;min-width:3px}.lacking{color:#b5502f;font-weight:500;font-size:.85rem}summary{cursor:pointer;min-width:8rem}`;
