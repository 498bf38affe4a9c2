/** Baseline, suppression, changes, editions, houses: what a site decides about its findings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes, chooseFixes, diffOf } from '../../pipeline/check/fixes.ts';
import { readDirectives } from '../../pipeline/check/suppress.ts';
import type { Finding } from '../../pipeline/model/finding.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import { checkConfigFaults } from '../../pipeline/plan/check-config.ts';
import { applyPatches, patchesOf } from '../../pipeline/plan/check-fix.ts';
import { parseJson } from '../../pipeline/validate/json.ts';
import { placesOf, siteOf } from './support/site.ts';

const SOURCE = 'The bridge opened in 1984, they said.';
const TARGET = 'El puente se abrió en 1985,, dijeron.';

/** A record of one sentence that was translated by hand. */
function record(id: string, more: object = {}): object {
  const hashes = { sourceHash: hashText(SOURCE), targetHash: hashText(TARGET) };
  const segment = {
    id,
    source: SOURCE,
    target: TARGET,
    state: 'translated',
    origin: 'person',
    ...hashes,
    ...more,
  };
  return { article: 'bridge', sourceLanguage: 'en', edition: 'es', segments: [segment] };
}

async function translated(article: string, more: object = {}, config = {}) {
  const empty = siteOf({ 'content/bridge.md': article }, config);
  const { findings } = await empty.run();
  expect(findings.map(({ rule }) => rule)).toContain('segment-untranslated');
  return siteOf({ 'content/bridge.md': article, 'content/bridge.es.json': record('x', more) }, config);
}

describe('fixes', () => {
  const locales = {
    'locales/en/site.json': { home: 'Home', more: 'More news, less noise' },
    'locales/es/site.json': { home: 'Inicio', more: 'Más  noticias , menos ruido' },
  };

  it('are shown, written in one step per file, and done after that', async () => {
    const site = siteOf(locales);
    const first = await site.run();
    const patches = patchesOf(first);
    expect(patches).toMatchObject([{ file: 'locales/es/site.json', count: 2 }]);
    expect(patches[0]!.diff).toBe(
      [
        '--- locales/es/site.json',
        '+++ locales/es/site.json',
        '@@ -1,4 +1,4 @@',
        ' {',
        '   "home": "Inicio",',
        '-  "more": "Más  noticias , menos ruido"',
        '+  "more": "Más noticias, menos ruido"',
        ' }',
        '',
      ].join('\n'),
    );
    await applyPatches(site.files, patches);
    expect(site.files.written).toEqual(['locales/es/site.json']);
    const second = await site.run();
    expect(patchesOf(second)).toEqual([]);
    expect(second.findings.filter(({ fix }) => fix)).toEqual([]);
  });

  it('do not touch a file that changed while it was checked', async () => {
    const site = siteOf(locales);
    const patches = patchesOf(await site.run());
    site.files.texts.set('locales/es/site.json', '{"home": "Inicio"}');
    const { written, failures } = await applyPatches(site.files, patches);
    expect(written).toEqual([]);
    expect(failures).toMatchObject([{ reason: 'unwritable', file: 'locales/es/site.json' }]);
    expect(site.files.written).toEqual([]);
  });
});

describe('a baseline', () => {
  it('keeps quiet what was there, wherever its line has gone, and tells what is new', async () => {
    const site = siteOf({ 'locales/en/site.json': { a: 'One' }, 'locales/es/site.json': { a: 'Uno ,' } });
    const first = await site.run({ baseline: 'known.json' });
    expect(first.baseline).toMatchObject({ exists: false });
    await site.files.write('known.json', first.baseline!.next);
    site.files.texts.set('locales/en/site.json', '{\n\n\n  "b": "Two",\n  "a": "One"\n}');
    site.files.texts.set('locales/es/site.json', '{\n\n\n  "b": "Dos ,",\n  "a": "Uno ,"\n}');
    const second = await site.run({ baseline: 'known.json' });
    expect(new Set(second.findings.map(({ start }) => start?.line))).toEqual(new Set([4]));
    expect(second.silenced.length).toBe(first.findings.length);
    expect(second.baseline).toMatchObject({ gone: 0 });
  });

  it('only ever shrinks', async () => {
    const site = siteOf({
      'locales/en/site.json': { a: 'One', b: 'Two' },
      'locales/es/site.json': { a: 'Uno .', b: 'Dos .' },
    });
    const { baseline } = await site.run({ baseline: 'known.json' });
    await site.files.write('known.json', baseline!.next);
    const countOf = (entries: { count: number }[]) => entries.reduce((sum, { count }) => sum + count, 0);
    const before = countOf(JSON.parse(baseline!.next).findings);
    site.files.texts.set('locales/es/site.json', '{ "a": "Uno .", "b": "Dos", "c": "Tres ," }');
    const second = await site.run({ baseline: 'known.json' });
    const after = JSON.parse(second.baseline!.next).findings;
    expect(second.baseline!.gone).toBeGreaterThan(0);
    expect(countOf(after)).toBe(before - second.baseline!.gone);
    expect(JSON.stringify(after)).not.toContain('Tres');
    expect(second.findings.length).toBeGreaterThan(0);
  });

  it('says by whom and why where somebody wrote it in', async () => {
    const site = siteOf({ 'locales/en/site.json': { a: 'One' }, 'locales/es/site.json': { a: 'Uno  dos' } });
    const { baseline } = await site.run({ baseline: 'known.json' });
    const written = JSON.parse(baseline!.next);
    for (const entry of written.findings) Object.assign(entry, { reason: 'it is a table', by: 'ana' });
    await site.files.write('known.json', JSON.stringify(written));
    const { findings, silenced } = await site.run({ baseline: 'known.json' });
    expect(findings).toEqual([]);
    expect(silenced[0]).toMatchObject({ how: 'dismissed', reason: 'it is a table', by: 'ana' });
  });

  it('is a failure, at line and column, when it is no baseline', async () => {
    const site = siteOf({ 'known.json': '{ "version": 2, "findings": [] }' });
    const { failures } = await site.run({ baseline: 'known.json' });
    expect(failures).toMatchObject([
      { reason: 'invalid', file: 'known.json', start: { line: 1, column: 14 } },
    ]);
  });
});

describe('a dismissal in a record', () => {
  const dismissed = (hash: string) => ({
    dismissed: [{ rule: 'number-value', reason: 'the writer was wrong', by: 'ana', targetHash: hash }],
  });

  it('holds for the text it was given for, and for no other', async () => {
    const held = await (await translated(`${SOURCE}\n`, dismissed(hashText(TARGET)))).run();
    expect(placesOf(held, 'number-value')).toEqual([]);
    const changed = await (await translated(`${SOURCE}\n`, dismissed(hashText('antes')))).run();
    expect(placesOf(changed, 'number-value')).toHaveLength(1);
  });
});

describe('suppression in the article', () => {
  it('covers the translation of the next line, in its record', async () => {
    const plain = await (await translated(`Some words.\n\n${SOURCE}\n`)).run();
    expect(placesOf(plain, 'number-value')).toHaveLength(1);
    const comment = '<!-- galerada-disable-next-line number-value -- the writer was wrong -->';
    const result = await (await translated(`Some words.\n\n${comment}\n\n${SOURCE}\n`)).run();
    expect(placesOf(result, 'number-value', 'suppression-unused')).toEqual([]);
    expect(placesOf(result, 'doubled-punctuation')).toHaveLength(1);
    expect(result.silenced).toMatchObject([{ how: 'inline', reason: 'the writer was wrong' }]);
  });

  it('that suppresses nothing is told', async () => {
    const { findings } = await siteOf({
      'content/a.md': '<!-- galerada-disable url -->\n\nPlain words here.\n',
    }).run();
    expect(placesOf({ findings }, 'suppression-unused')).toEqual(['content/a.md:1:6 suppression-unused']);
  });

  it.each([
    [
      '<!-- galerada-disable-next-line a, b -- why -->\n\nx',
      { kind: 'next-line', rules: ['a', 'b'], reason: 'why', from: 3, to: 3 },
    ],
    ['x {/* galerada-disable-line a */}', { kind: 'line', rules: ['a'], from: 1, to: 1 }],
    ['// galerada-disable\nx\n// galerada-enable\ny', { kind: 'block', rules: [], from: 1, to: 3 }],
    ['{# galerada-disable-file a #}\nx', { kind: 'file', rules: ['a'], from: 1, to: 2 }],
    ['{{!-- galerada-disable-line a --}}', { kind: 'line', rules: ['a'] }],
  ])('%j', (text, wanted) => {
    expect(readDirectives(text)).toMatchObject([wanted]);
  });

  it('is a comment, and not a word of the text', () => {
    expect(readDirectives('Write galerada-disable-line url to silence it.')).toEqual([]);
  });
});

describe('what changed', () => {
  const article = 'The river rose again last night.\n';
  const site = () =>
    siteOf({
      'content/a.md': article,
      'content/b.md': article,
      'locales/en/site.json': { a: 'One', x: 'Only here' },
      'locales/es/site.json': { a: 'Uno ,' },
    });
  const filesOf = async (changed: string[]) => {
    const { findings } = await site().run({ changed });
    return [...new Set(findings.map(({ file }) => file))];
  };

  it('is told with what it affects, and nothing else', async () => {
    expect(await filesOf(['README.md'])).toEqual([]);
    expect(await filesOf(['content/a.md'])).toEqual(['content/a.md']);
    expect(await filesOf(['content/a.es.json'])).toEqual(['content/a.md']);
    expect(await filesOf(['locales/en/site.json'])).toEqual(['locales/es/site.json']);
  });

  it('in the config or the glossary affects everything', async () => {
    const all = ['content/a.md', 'content/b.md', 'locales/es/site.json'];
    expect(await filesOf(['galerada.config.json'])).toEqual(all);
    expect(await filesOf(['glossary.csv'])).toEqual(all);
  });
});

describe('an edition of its own mind', () => {
  const locales = {
    'locales/en/site.json': { a: 'One  two' },
    'locales/es/site.json': { a: 'Uno dos', b: 'Tres' },
  };

  it('turns rules off and up for itself', async () => {
    const editions = {
      en: { locale: 'en', check: { rules: { 'double-space': 'off' } } },
      es: { locale: 'es', check: { rules: { 'string-extra': 'error' } } },
    } as const;
    expect(placesOf(await siteOf(locales).run(), 'double-space', 'string-extra')).toHaveLength(2);
    const { findings } = await siteOf(locales, { editions }).run();
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['string-extra', 'error']]);
  });
});

describe('a house of the site’s own', () => {
  const locales = { 'locales/en/site.json': { a: '50% more' }, 'locales/es/site.json': { a: '50% más' } };
  const editions = { en: { locale: 'en' }, es: { locale: 'es', house: './houses/mine.json' } };

  it('is a file', async () => {
    const mine = { locale: 'es', percent: 'spaced' };
    const { findings, failures } = await siteOf({ ...locales, 'houses/mine.json': mine }, { editions }).run();
    expect(failures).toEqual([]);
    expect(placesOf({ findings })).toEqual(['locales/es/site.json:2:11 percent-spacing']);
  });

  it('is a failure at line and column when it is none', async () => {
    const wrong = await siteOf(
      { ...locales, 'houses/mine.json': '{\n  "locale": "es",\n  "clock": "25"\n}' },
      { editions },
    ).run();
    expect(wrong.failures).toMatchObject([
      { reason: 'invalid', file: 'houses/mine.json', start: { line: 3, column: 12 } },
    ]);
    const absent = await siteOf(locales, { editions }).run();
    expect(absent.failures).toMatchObject([{ reason: 'unreadable', file: 'houses/mine.json' }]);
  });
});

describe('rules in a config', () => {
  const faults = (check: object) => {
    const text = JSON.stringify({ editions: { en: { locale: 'en' } }, check }, null, 2);
    const document = parseJson('galerada.config.json', text);
    if (!document.ok) throw new Error('not JSON');
    return checkConfigFaults(document.value).map((failure) => ({
      line: 'start' in failure ? text.split('\n')[failure.start!.line - 1]!.trim() : '',
      ...failure,
    }));
  };

  it('exist', () => {
    expect(faults({ rules: { 'number-value': 'off', schema: 'warning', bug: 'error' } })).toEqual([]);
    expect(faults({ rules: { 'number-values': 'off' } })).toMatchObject([
      {
        reason: 'invalid',
        line: '"number-values": "off"',
        expected: expect.stringContaining('number-value'),
      },
    ]);
  });

  it('take the options that their own schemas allow', () => {
    expect(faults({ options: { 'length-limit': { limits: { deck: 180 } } } })).toEqual([]);
    expect(faults({ options: { 'length-limit': { limits: { deck: 0 } } } })).toMatchObject([
      { line: '"deck": 0', expected: '>= 1', found: '0' },
    ]);
    expect(faults({ options: { 'length-limit': { limit: {} } } })).toMatchObject([
      { line: '"limit": {}', expected: 'one of limits' },
    ]);
    expect(faults({ options: { url: { x: 1 } } })).toMatchObject([
      { expected: expect.stringContaining('no options') },
    ]);
  });

  it('name regular expressions that are some', () => {
    expect(faults({ sources: [{ files: ['x'], patterns: ['L\\((\\w+)\\)', '('] }] })).toMatchObject([
      { line: '"("', expected: 'a regular expression' },
    ]);
  });
});

describe('fixes together', () => {
  const fix = fc.record({ start: fc.nat(40), length: fc.nat(6), text: fc.string({ maxLength: 4 }) });

  it('never overlap, stay inside, and are what the diff shows', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 46, maxLength: 60, unit: fc.constantFrom('a', 'b', ' ', '\n') }),
        fc.array(fix, { maxLength: 8 }),
        (text, all) => {
          const findings = all.map(
            ({ start, length, text: put }): Finding => ({
              rule: 'url',
              severity: 'error',
              message: { key: 'x' },
              file: 'a.json',
              fix: { start, end: start + length, text: put },
            }),
          );
          const chosen = chooseFixes(findings).get('a.json') ?? [];
          for (const [at, one] of chosen.entries()) {
            const next = chosen[at + 1];
            if (next) expect(next.start).toBeGreaterThanOrEqual(one.end);
            expect(all).toContainEqual({ start: one.start, length: one.end - one.start, text: one.text });
          }
          if (all.length) expect(chosen.length).toBeGreaterThan(0);
          const after = applyFixes(text, chosen);
          const kept = chosen.reduce(
            (sum, { start, end, text: put }) => sum + put.length - (end - start),
            text.length,
          );
          expect(after).toHaveLength(kept);
          expect(patched(text, diffOf('a.json', text, chosen))).toBe(linesOf(after));
        },
      ),
    );
  });

  /** What stands after the last line is of no account to a diff as we show it. */
  const linesOf = (text: string) => text.replace(/\n+$/, '');

  /** What `patch` would make of a text. */
  function patched(text: string, diff: string): string {
    const lines = text.replace(/\n$/, '').split('\n');
    const out: string[] = [];
    let from = 0;
    for (const line of diff.split('\n').slice(2, -1)) {
      const hunk = /^@@ -(\d+),\d+ \+\d+,\d+ @@$/.exec(line);
      if (hunk) {
        out.push(...lines.slice(from, Number(hunk[1]) - 1));
        from = Number(hunk[1]) - 1;
      } else if (line.startsWith('+')) out.push(line.slice(1));
      else {
        expect(lines[from]).toBe(line.slice(1));
        if (line.startsWith(' ')) out.push(line.slice(1));
        from++;
      }
    }
    return linesOf([...out, ...lines.slice(from)].join('\n'));
  }
});
