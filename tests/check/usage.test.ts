/** Keys that a site's code asks for, against its locale files. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../pipeline/check/usage/glob.ts';
import { splitKey } from '../../pipeline/check/usage/key-use.ts';
import { readUsage } from '../../pipeline/check/usage/read.ts';
import { configOfLocales } from '../../pipeline/plan/check-locales.ts';
import { createCheck } from '../../pipeline/plan/check-session.ts';
import { memoryFiles } from './support/memory-files.ts';
import { placesOf, siteOf } from './support/site.ts';

/** A hole in a template of the code that is read. */
const HOLE = ['$', 'x}'].join('{');

const NO_STYLE = { functions: [], patterns: [] };

/** `ns:key` of each use, `…` after one that goes on, `|` between those that are tried in order. */
function keysOf(file: string, text: string, style: Partial<Parameters<typeof readUsage>[2]> = {}): string[] {
  const usage = readUsage(file, text, { ...NO_STYLE, ...style });
  return (usage?.uses ?? []).map(
    ({ keys, namespaces, known }) =>
      `${namespaces ? `${namespaces.join('/')}:` : ''}${keys.join('|')}${known === 'start' ? '…' : ''}`,
  );
}

describe('scripts', () => {
  it.each([
    ["t('a.b')", ['a.b']],
    ['i18n.t(`a`); i18next.t("b"); this.$t("c"); props.t("d")', ['a', 'b', 'c', 'd']],
    [
      "const { t } = useTranslation('ns'); t('a'); t('other:b'); t('c', { ns: 'x' })",
      ['ns:a', 'other:b', 'x:c'],
    ],
    ["const { t: say } = useTranslation(['one', 'two'], { keyPrefix: 'p.q' }); say('a')", ['one/two:p.q.a']],
    ["const [t] = useTranslation('ns'); t('a')", ['ns:a']],
    ["const t = i18n.getFixedT(lng, 'ns', 'p'); t('a')", ['ns:p.a']],
    ["const t = await getFixedT('es', 'ns'); t('a')", ['ns:a']],
    ["const { t } = await useTranslation(lng, 'page'); t('a')", ['page:a']],
    [
      "function A(){ const {t}=useTranslation('a'); t('x') } function B(){ const {t}=useTranslation('b'); t('x') }",
      ['a:x', 'b:x'],
    ],
    ["t(['a', 'b'])", ['a|b']],
    ["t(open ? 'a' : 'b'); t(x ?? 'c')", ['a', 'b']],
    [`t(\`a.${HOLE}\`); t("b." + x + ".c"); t(\`${HOLE}.d\`)`, ['a.…', 'b.…']],
    ["const KEY = 'a.b'; t(KEY)", ['a.b']],
    ["t('a' as const); t(('b'))", ['a', 'b']],
    ["alert('a'); at('b'); x.t('c'); format('d')", []],
    ["t('Hello: you there')", ['Hello: you there']],
  ])('%s', (text, keys) => {
    expect(keysOf('src/a.ts', text)).toEqual(keys);
  });

  it('have elements: Trans and Translation', () => {
    expect(
      keysOf(
        'a.tsx',
        `const { t } = useTranslation('ns');
         <><Trans i18nKey="a" t={t} /><Trans i18nKey={"b"} ns="x">hi</Trans><Trans i18nKey={\`c.\${d}\`} /><p title={t('e')} /></>`,
      ),
    ).toEqual(['ns:a', 'x:b', 'c.…', 'ns:e']);
  });

  it('know the names that a site calls', () => {
    expect(keysOf('a.js', "translate('a'); L.get('b')", { functions: ['translate', 'L.get'] })).toEqual([
      'a',
      'b',
    ]);
    expect(keysOf('a.js', "t('a')", { namespace: 'n', keyPrefix: 'p' })).toEqual(['n:p.a']);
  });

  it('name the place of the key itself', () => {
    const usage = readUsage('a.ts', "x();\n  t('a.b');\n", NO_STYLE);
    expect(usage?.uses[0]?.place).toEqual({
      file: 'a.ts',
      start: { line: 2, column: 6 },
      end: { line: 2, column: 9 },
    });
  });

  it('that are none are told', () => {
    expect(readUsage('a.ts', 'const = ;', NO_STYLE)?.uses ?? []).toEqual([]);
  });
});

describe('templates', () => {
  it.each([
    ['a.html', '{{ i18n "a" }} {{ T "b" . }} {{- i18n `c` -}} {{ $x := i18n "d" }}', ['a', 'b', 'c', 'd']],
    [
      'a.liquid',
      "{{ 'a' | t }} {{ \"b\" | t: count: 1 }} {{ 'c' | translate }} {{ 'd' | upcase }}",
      ['a', 'b', 'c'],
    ],
    [
      'a.hbs',
      '{{t "a"}} {{#t \'b\'}}{{/t}} {{i18n "c"}} <x y=(t "d") /> {{title "e"}}',
      ['a', 'b', 'c', 'd'],
    ],
    ['a.njk', "{{ t('a') }} {{ 'b' | i18n }} {{ t(\"c\") | safe }} {% t 'd' %}", ['a', 'b', 'c', 'd']],
    ['a.njk', `{{ t('a.' ~ kind) }} {{ t(\`b.${HOLE}\`) }}`, ['a.…', 'b.…']],
    ['a.ejs', "<%= t('ns:a') %> <%- i18n.t('b') %>", ['ns:a', 'b']],
    ['a.pug', "p= t('a')\np #{t('b')}", ['a', 'b']],
    ['a.html', '<p data-i18n="a"></p><p data-i18n="[title]b"></p>', ['a', 'b']],
    ['a.liquid', '{% t nav.home %}', ['nav.home']],
    [
      'a.vue',
      '<template><p v-t="\'a\'">{{ $t(\'b\') }}</p><i18n-t keypath="c" /></template><script setup lang="ts">const { t } = useI18n(); t(\'d\')</script>',
      ['d', 'a', 'b', 'c'],
    ],
    [
      'a.astro',
      "---\nconst { t } = useTranslation('ns');\nconst x: string = t('a');\n---\n<h1>{t('b')}</h1>",
      ['ns:a', 'ns:b'],
    ],
    ['a.svelte', "<script lang=\"ts\">t('a')</script>\n<h1>{$t('b')}</h1>", ['a', 'b']],
  ])('%s %s', (file, text, keys) => {
    expect([...keysOf(file, text)].sort()).toEqual([...keys].sort());
  });

  it('are read by patterns of the site’s own', () => {
    const patterns = ['\\[\\[(?<ns>\\w+)/(?<key>[\\w.]+)\\]\\]', '@lang\\(([\\w.]+)\\)'];
    expect(keysOf('a.php', '[[site/a.b]] @lang(c.d)', { patterns })).toEqual(['site:a.b', 'c.d']);
  });

  it('and scripts bear any text', () => {
    const pieces = fc.constantFrom(
      "t('",
      '{{',
      '}}',
      '<script>',
      '</script>',
      '`',
      '${',
      "'",
      '"',
      '---\n',
      '| t',
      'i18n ',
      '{% t ',
      '(',
      'é',
    );
    const text = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 5, unit: 'binary' })), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('a.vue', 'a.astro', 'a.ts', 'a.jsx', 'a.hbs', 'a.liquid'),
        (code, file) => {
          for (const { place } of readUsage(file, code, NO_STYLE)?.uses ?? [])
            expect(place.start!.line).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('keys and globs', () => {
  it('part a namespace from a key, not from a sentence', () => {
    expect(splitKey('common:a.b')).toEqual({ namespace: 'common', key: 'a.b' });
    expect(splitKey('Note: read this')).toEqual({ key: 'Note: read this' });
    expect(splitKey('a.b')).toEqual({ key: 'a.b' });
  });

  it.each([
    ['src/**/*.{ts,tsx}', 'src/a.ts', true],
    ['src/**/*.{ts,tsx}', 'src/a/b/c.tsx', true],
    ['src/**/*.{ts,tsx}', 'lib/src/a.ts', false],
    ['**/node_modules/**', 'a/node_modules/b/c.js', true],
    ['*.html', 'a/b.html', false],
    ['./a?/[x].js', 'ab/[x].js', true],
  ])('%s %s', (glob, file, matches) => {
    expect(matchesGlob(glob)(file)).toBe(matches);
  });
});

describe('a site’s code and its locale files', () => {
  const locales = {
    'locales/en/site.json': {
      used: 'Used',
      count_one: '{{count}} thing',
      count_other: '{{count}} things',
      friend_male: 'A friend',
      kinds: { a: 'Kind a', b: 'Kind b' },
      nested: 'See $t(inner) and $t(absent)',
      inner: 'this',
      idle: 'Nobody asks',
      byName: 'By its name',
    },
    'locales/es/site.json': { onlyHere: 'Solo aquí' },
  };
  const code = `
    import x from 'used';
    t('used'); t('count', { count: 2 }); t('friend', { context: 'male' }); t(\`kinds.\${k}\`); t('nested');
    t('gone'); t('onlyHere'); t('gone.too.' + x); i18n.t('news:a');
  `;

  it('find what is asked for and absent, and what is there and not asked for', async () => {
    const result = await siteOf({ ...locales, 'src/a.ts': code }).run();
    expect(placesOf(result, 'key-undefined')).toEqual([
      expect.stringMatching(/^locales\/en\/site.json:\d+:\d+ key-undefined$/),
      'src/a.ts:4:8 key-undefined',
      'src/a.ts:4:19 key-undefined',
      'src/a.ts:4:33 key-undefined',
      'src/a.ts:4:59 key-undefined',
    ]);
    const said = result.findings
      .filter(({ rule }) => rule === 'key-undefined')
      .map(({ message }) => message.key);
    expect(said.slice(1)).toEqual([
      'check:key-undefined.key',
      'check:key-undefined.reference',
      'check:key-undefined.start',
      'check:key-undefined.namespace',
    ]);
    const unused = result.findings
      .filter(({ rule }) => rule === 'key-unused')
      .map(({ message }) => message.values?.['key']);
    expect(unused).toEqual(['idle', 'byName']);
  });

  it('take a text for a key where the code asks by a variable', async () => {
    const dynamic = `${code}; const all = ['byName']; for (const one of all) t(one);`;
    const result = await siteOf({ ...locales, 'src/a.ts': dynamic }).run();
    const unused = result.findings
      .filter(({ rule }) => rule === 'key-unused')
      .map(({ message }) => message.values?.['key']);
    expect(unused).toEqual(['idle']);
  });

  it('say nothing of keys where there is no code, or where the config says none', async () => {
    expect(placesOf(await siteOf(locales).run(), 'key-unused')).toEqual([]);
    const none = siteOf({ ...locales, 'src/a.ts': code }, { check: { sources: [] } });
    expect(placesOf(await none.run(), 'key-unused', 'key-undefined')).toEqual([]);
  });

  it('are looked at where the config says', async () => {
    const check = { sources: [{ files: ['views/**/*.php'], patterns: ['__\\(.(\\w+)'] }] };
    const site = siteOf({ ...locales, 'views/a/b.php': "<?= __('used') ?> <?= __('lost') ?>" }, { check });
    expect(placesOf(await site.run(), 'key-undefined')).toContain('views/a/b.php:1:27 key-undefined');
  });

  it('that is tested, built or vendored is left alone', async () => {
    const site = siteOf({
      ...locales,
      'src/a.test.ts': "t('x')",
      'src/vendor/b.js': "t('x')",
      'dist/src/c.js': "t('x')",
    });
    expect(placesOf(await site.run(), 'key-undefined')).toEqual([]);
  });
});

describe('locale files alone', () => {
  const checked = async (given: Record<string, string | object>, folder: string, reference?: string) => {
    const config = configOfLocales(folder);
    const localesOnly = reference === undefined ? {} : { reference };
    return createCheck({ files: memoryFiles(given), config, localesOnly }).run();
  };

  it('need no config and no article: by folder', async () => {
    const result = await checked(
      {
        'public/locales/en-US/common.json': { a: 'One', b: 'Two' },
        'public/locales/en-US/news.json': { c: 'Three' },
        'public/locales/es/common.json': { a: 'Uno', z: 'Zeta' },
        'public/locales/fr/common.json': { a: 'Un', b: 'Deux' },
        'src/a.ts': "t('a'); t('b'); t('news:c'); t('lost')",
      },
      'public/locales',
    );
    expect(placesOf(result)).toEqual([
      'public/locales/en-US/news.json namespace-missing',
      'public/locales/en-US/news.json namespace-missing',
      'public/locales/es/common.json:1:1 string-missing',
      'public/locales/es/common.json:3:3 string-extra',
      'src/a.ts:1:33 key-undefined',
    ]);
    expect(result.failures).toEqual([]);
  });

  it('or one file for each language, with flat keys, beside any of them', async () => {
    const given = { 'i18n/en.json': { 'a.b': 'One' }, 'i18n/es.json': { 'a.b': 'Uno', 'a.c': 'Dos ,' } };
    const result = await checked(given, 'i18n', 'es');
    expect(placesOf(result)).toEqual(['i18n/en.json:1:1 string-missing', 'i18n/es.json:3:14 space-before']);
  });

  it('in any language have their placeholders and tags compared, and their words left alone', async () => {
    const given = {
      'i18n/en.json': { a: 'Two {{n}} <b>files</b>', b: 'Is it there?' },
      'i18n/fr.json': { a: 'Deux <b>fichiers', b: 'Est-ce là ?' },
    };
    const result = await checked(given, 'i18n');
    expect(placesOf(result)).toEqual([
      'i18n/fr.json:2:8 placeholders',
      'i18n/fr.json:2:8 tags',
      'i18n/fr.json:2:14 tag-nesting',
    ]);
  });

  it('that cannot be read are failures, and the others are checked', async () => {
    const result = await checked({ 'i18n/en.json': '{ "a": }', 'i18n/es.json': { a: 'Uno ,' } }, 'i18n');
    expect(result.failures).toMatchObject([{ reason: 'unparsable', file: 'i18n/en.json' }]);
    expect(placesOf(result)).toEqual(['i18n/es.json:2:12 space-before']);
  });
});
