/** The text box of the open segment. It changes by the browser's own editing command, so that its undo takes it back. */
export function textBox(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('.editor textarea');
}

/** In the place of what is selected; of everything, where `whole`. */
export function insert(value: string, whole = false): void {
  const box = textBox();
  if (!box || box.readOnly) return;
  box.focus();
  if (whole) box.select();
  document.execCommand('insertText', false, value);
}
