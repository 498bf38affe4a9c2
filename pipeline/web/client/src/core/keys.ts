/** What each key does. A person may give any action another key; the choice stays in this browser. */
import { signal } from '@preact/signals';

/** `Mod` is Ctrl, and Cmd on a Mac. No Ctrl+Alt+letter: that is AltGr on Spanish keyboards. */
const STANDARD = {
  saveNext: 'Mod+Enter',
  approveNext: 'Mod+Alt+Enter',
  approve: 'Mod+Shift+Enter',
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  leave: 'Escape',
  fix: 'Alt+F8',
  dismiss: 'Alt+F9',
  copySource: 'Alt+Insert',
  insertTag: 'Alt+F7',
  comment: 'Alt+F2',
  concordance: 'Alt+F3',
  history: 'Alt+F6',
  term: 'Alt+F5',
  split: 'Alt+F11',
  merge: 'Alt+F12',
  preview: 'Alt+F10',
  help: '?',
  search: '/',
  body: 'b',
  interface: 'i',
  asItIs: 'x',
} as const;

export type Action = keyof typeof STANDARD;
export const ACTIONS = Object.keys(STANDARD) as readonly Action[];
const KEPT = 'galerada.keys';

function read(): Readonly<Record<Action, string>> {
  try {
    return { ...STANDARD, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as object) };
  } catch {
    return STANDARD;
  }
}

export const keys = signal(read());

export function setKey(action: Action, combination: string): void {
  keys.value = { ...keys.value, [action]: combination };
  localStorage.setItem(KEPT, JSON.stringify(keys.value));
}

export function resetKeys(): void {
  localStorage.removeItem(KEPT);
  keys.value = STANDARD;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod+Alt+Enter`; '' for a modifier alone. */
export function combinationOf(event: KeyboardEvent): string {
  const { key } = event;
  if (key === 'Control' || key === 'Alt' || key === 'Shift' || key === 'Meta' || key === 'Dead') return '';
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Mod');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && (key.length > 1 || parts.length > 0)) parts.push('Shift');
  parts.push(key.length === 1 && parts.length > 0 ? key.toUpperCase() : key);
  return parts.join('+');
}

export function actionOf(event: KeyboardEvent): Action | undefined {
  const combination = combinationOf(event);
  return combination ? ACTIONS.find((action) => keys.value[action] === combination) : undefined;
}

export function mayType(event: Event): boolean {
  return (event.target as Element | null)?.closest?.('textarea, input, select') !== null;
}

const NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc' };

/** As `aria-keyshortcuts` has it. */
export function announced(combination: string): string {
  return combination.replace('Mod', isMac ? 'Meta' : 'Control');
}

/** As a keyboard has it. */
export function shown(combination: string): string {
  return combination
    .split('+')
    .map((part) => (part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (NAMES[part] ?? part)))
    .join(' + ');
}
