/** The page's own words: i18next JSON v4, served by the server. Plurals and `{{values}}` are all it needs. */
import { signal } from '@preact/signals';
import type { Locales } from '../../../api.ts';

type Language = Locales['language'];
type Values = Readonly<Record<string, string | number>>;

const KEPT = 'galerada.language';

function wanted(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'es') return kept;
  return navigator.languages.find((one) => /^(en|es)\b/.test(one))?.startsWith('es') ? 'es' : 'en';
}

export const language = signal<Language>(wanted());
export const languages = signal<readonly Language[]>(['en', 'es']);
const texts = signal<Readonly<Record<string, unknown>>>({});

export async function loadTexts(next: Language = language.value): Promise<void> {
  const answer = await fetch(`/api/locales/${next}`);
  const read = (await answer.json()) as Locales;
  languages.value = read.languages;
  texts.value = read.desk;
  language.value = next;
  document.documentElement.lang = next;
}

export async function switchLanguage(next: Language): Promise<void> {
  localStorage.setItem(KEPT, next);
  await loadTexts(next);
}

function find(key: string): string | undefined {
  let at: unknown = texts.value;
  for (const part of key.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return typeof at === 'string' ? at : undefined;
}

export function t(key: string, values: Values = {}): string {
  const count = values['count'];
  const category = typeof count === 'number' ? new Intl.PluralRules(language.value).select(count) : undefined;
  const text = (category && (find(`${key}_${category}`) ?? find(`${key}_other`))) ?? find(key) ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

export function number(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `2 hours ago` */
export function age(iso: string | undefined): string {
  if (!iso) return '';
  const seconds = (Date.parse(iso) - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of STEPS)
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  return format.format(0, 'minute');
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
