import { describe, expect, test } from 'vitest';
import { retag } from '../../../pipeline/memory/adopt/retag.ts';
import type { AdoptCode } from '../../../pipeline/memory/adopt/unit.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';

function pair(id: number, name: AdoptCode['name'], markup: string): AdoptCode {
  return { id, type: 'open', name, equivalent: '', markup };
}
function code(id: number, equivalent: string): AdoptCode {
  return { id, type: 'standalone', name: 'code', equivalent, markup: `\`${equivalent}\`` };
}
const tag = (text: string, source: AdoptCode[], target: AdoptCode[]) =>
  retag(text as CodedText, { source, target });

describe('tags of a translated file', () => {
  test('are numbered as in the source, whatever their order', () => {
    const result = tag(
      '<1/> llama a <2/>.',
      [code(1, 'b()'), code(2, 'a()')],
      [code(1, 'a()'), code(2, 'b()')],
    );
    expect(result).toEqual({ text: '<2/> llama a <1/>.', dropped: 0 });
  });

  test('a link may lead to the translated page', () => {
    const result = tag('Lea <1>esto</1>.', [pair(1, 'link', '[ ](/en/a)')], [pair(1, 'link', '[ ](/es/a)')]);
    expect(result?.text).toBe('Lea <1>esto</1>.');
  });

  test('emphasis of its own is left out, its words stay', () => {
    const result = tag('El <1>array</1> de <2/>.', [code(1, 'x')], [pair(1, 'italic', '_ _'), code(2, 'x')]);
    expect(result).toEqual({ text: 'El array de <1/>.', dropped: 1 });
  });

  test('other code, a link too many or one lost: no', () => {
    expect(tag('<1/>', [code(1, 'x')], [code(1, 'y')])).toBeUndefined();
    expect(tag('<1>a</1>', [], [pair(1, 'link', '[ ](b)')])).toBeUndefined();
    expect(tag('a', [pair(1, 'link', '[ ](b)')], [])).toBeUndefined();
  });
});
