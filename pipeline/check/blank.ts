/** Whether a text says nothing. Nearly none does, and most show it by their first letter. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 32 && first < 127) && text.trim() === '';
}
