/** Severities, options, dismissals, houses, and a rule that breaks down. */
import { describe, expect, it } from 'vitest';
import { HOUSES, houseOf } from '../../pipeline/check/houses.ts';
import type { TextRule } from '../../pipeline/check/rule.ts';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runCheck, runRules } from '../../pipeline/check/run.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import { FILE, segmentSubject, subjects } from './support/subjects.ts';

const WRONG = { source: 'It opened in 1984, he says.', target: 'Se abrió en 1985,, dice.' };

function idsOf(
  settings: Parameters<typeof runCheck>[1],
  options: Partial<Parameters<typeof segmentSubject>[0]> = {},
) {
  return runCheck(subjects({ segments: [segmentSubject({ ...WRONG, ...options })] }), settings).map(
    ({ rule }) => rule,
  );
}

describe('the check', () => {
  it('tells findings in the order they stand', () => {
    expect(idsOf({})).toEqual(['number-value', 'doubled-punctuation']);
  });

  it('turns a rule off, or up', () => {
    expect(idsOf({ severities: { 'number-value': 'off' } })).toEqual(['doubled-punctuation']);
    const found = runCheck(subjects({ segments: [segmentSubject(WRONG)] }), {
      severities: { 'doubled-punctuation': 'error' },
    });
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });

  it('keeps quiet about what a person dismissed, until the text changes', () => {
    const dismissed = (of: string) => [
      { rule: 'number-value', reason: 'corrected by the writer', by: 'ana', targetHash: hashText(of) },
    ];
    expect(idsOf({}, { entry: { dismissed: dismissed(WRONG.target) } })).toEqual(['doubled-punctuation']);
    expect(idsOf({}, { entry: { dismissed: dismissed('another text') } })).toContain('number-value');
  });

  it('gives rules the options of the config', () => {
    const long = { source: 'x', target: 'una frase', role: 'field', name: 'deck' };
    expect(idsOf({ options: { 'length-limit': { limits: { deck: 5 } } } }, long)).toContain('length-limit');
    expect(idsOf({}, long)).not.toContain('length-limit');
  });

  it('reports a rule that breaks down by its name, and runs the rest', () => {
    const broken: TextRule = {
      id: 'broken',
      on: 'text',
      severity: 'info',
      run: () => {
        throw new Error('out of ink');
      },
    };
    const rest = RULES.filter(({ id }) => id === 'number-value');
    const found = runRules([broken, ...rest], subjects({ segments: [segmentSubject(WRONG)] }), {});
    expect(found.map(({ rule }) => rule).sort()).toEqual(['bug', 'number-value']);
    expect(found.find(({ rule }) => rule === 'bug')).toMatchObject({
      file: FILE,
      severity: 'error',
      message: { key: 'check:bug', values: { rule: 'broken', detail: 'out of ink' } },
    });
  });

  it('finds the place behind escapes and tags', () => {
    const target = 'Dijo "no" y\n<1>se</1> fue el 1985.';
    const source = 'She said "no" and\n<1>left</1> in 1984.';
    const [found] = runCheck(subjects({ segments: [segmentSubject({ source, target })] }), {});
    const literal = JSON.stringify(target);
    expect(found).toMatchObject({
      rule: 'number-value',
      start: { line: 2, column: '  "target": '.length + literal.indexOf('1985') + 1 },
      end: { line: 2, column: '  "target": '.length + literal.indexOf('1985') + 5 },
    });
  });
});

describe('houses', () => {
  it('are an edition’s own, or its language’s', () => {
    expect(houseOf('es-ES')).toBe(HOUSES['es-ES-press']);
    expect(houseOf('es-MX')).toBe(HOUSES['es-MX-press']);
    expect(houseOf('es-419')).toBe(HOUSES['es-419']);
    expect(houseOf('en-US')).toBe(HOUSES['en-US-ap']);
    expect(houseOf('es')).toBe(HOUSES.es);
    expect(HOUSES.es.numbers).toBeUndefined();
  });

  it('of other countries write numbers as CLDR has them', () => {
    expect(houseOf('es-AR').numbers).toMatchObject({ decimal: ',', group: ['.', '\u202f', '\u00a0'] });
    expect(houseOf('es-PR').numbers).toMatchObject({ decimal: '.' });
    expect(houseOf('en-CA').numbers).toMatchObject({ decimal: '.', groupFrom: 4 });
  });
});
