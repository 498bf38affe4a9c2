/** Where one is, in the address: everything a person has chosen can be sent to a colleague as a link. */
import { computed, signal } from '@preact/signals';

const address = signal(location.pathname + location.search);

export const path = computed(() => address.value.split('?', 1)[0] ?? '/');
export const query = computed(() => new URLSearchParams(address.value.split('?')[1] ?? ''));

/** Asked before one leaves; anything typed is saved there. */
const leaving = new Set<() => void>();

export function onLeave(task: () => void): () => void {
  leaving.add(task);
  return () => leaving.delete(task);
}

export function go(to: string, { replace = false } = {}): void {
  if (to === address.value) return;
  if (to.split('?', 1)[0] !== path.value) for (const task of leaving) task();
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  address.value = to;
}

/** Changes parts of the query; undefined, '' and [] take a part away. */
export function setQuery(changes: Readonly<Record<string, string | readonly string[] | undefined>>): void {
  const next = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one) next.append(name, one);
  }
  const text = next.toString();
  go(text ? `${path.value}?${text}` : path.value, { replace: true });
}

export function startRouting(): void {
  addEventListener('popstate', () => {
    for (const task of leaving) task();
    address.value = location.pathname + location.search;
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href^="/"]');
    if (!link || link.hasAttribute('target') || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute('href') ?? '/');
    scrollTo(0, 0);
  });
}

export const galleyPath = (id: string, segment?: string): string =>
  `/galley/${encodeURIComponent(id)}${segment ? `?segment=${encodeURIComponent(segment)}` : ''}`;
