/** The repository's own content, built as a newcomer builds it. */
import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { categoriesOf, pluralFamilies } from '../../pipeline/model/plurals.ts';
import { flattenResources, type ResourceTree } from '../../pipeline/model/resources.ts';
import { validator } from '../../pipeline/validate/schemas.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite, readTree } from '../support/site.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

async function ownSite(): Promise<string> {
  const root = await makeSite({});
  for (const part of ['content', 'locales', 'galerada.config.json'])
    await cp(path.join(ROOT, part), path.join(root, part), { recursive: true });
  return root;
}

describe("the repository's own content", () => {
  it('becomes two complete editions, offline, and changes no file of its own', async () => {
    const root = await ownSite();
    const before = {
      ...(await readTree(path.join(root, 'content'))),
      ...(await readTree(path.join(root, 'locales'))),
    };
    const built = await runCli(['build'], { cwd: root });
    expect(built, built.err + built.out).toMatchObject({ code: 0 });
    const dist = await readTree(path.join(root, 'dist'));
    const articles = Object.keys(before).filter((name) => /\.(txt|md|html)$/.test(name));
    expect(articles).toHaveLength(5);
    for (const edition of ['en', 'es']) {
      const published = Object.keys(dist).filter((name) => name.startsWith(`${edition}/articles/`));
      expect(published.map((name) => path.basename(name)).sort()).toEqual(articles.sort());
      const manifest = JSON.parse(dist[`${edition}/manifest.json`] ?? '');
      expect(validator('manifest')(manifest)).toEqual([]);
      expect(manifest.held).toEqual([]);
    }
    expect({
      ...(await readTree(path.join(root, 'content'))),
      ...(await readTree(path.join(root, 'locales'))),
    }).toEqual(before);
  });

  it('is built to the same bytes each time, and not written again', async () => {
    const root = await ownSite();
    const other = await ownSite();
    await runCli(['build'], { cwd: root });
    await runCli(['build'], { cwd: other });
    expect(await readTree(path.join(root, 'dist'))).toEqual(await readTree(path.join(other, 'dist')));
    const again = JSON.parse((await runCli(['build', '--format', 'json'], { cwd: root })).out);
    expect(again).toMatchObject({ changed: false, counts: { translated: 0, failed: 0, held: 0 } });
  });

  it('gives typed keys: a key that is none does not compile', async () => {
    const root = await ownSite();
    await runCli(['build'], { cwd: root });
    await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
    const compile = async (key: string) => {
      await writeFile(
        path.join(root, 'use.ts'),
        `import './dist/resources.d.ts';\nimport i18next from 'i18next';\nexport const text = i18next.t('${key}');\n`,
      );
      const options = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2024',
        '--skipLibCheck',
        '--allowImportingTsExtensions',
        '--types',
        '',
        'use.ts',
      ];
      return promisify(execFile)(path.join(ROOT, 'node_modules/.bin/tsc'), options, { cwd: root }).then(
        () => 'compiles',
        () => 'does not compile',
      );
    };
    expect(await compile('share.postOn')).toBe('compiles');
    expect(await compile('share.postOnn')).toBe('does not compile');
  });

  it('passes its own check', async () => {
    const checked = await runCli(['check', '--fail-on', 'error'], { cwd: await ownSite() });
    expect(checked, checked.out).toMatchObject({ code: 0 });
  });

  it.each(['en', 'es'])(
    'gives i18next a bundle that answers every key with every plural category: %s',
    async (locale) => {
      const root = await ownSite();
      await runCli(['build'], { cwd: root });
      const tree = JSON.parse(
        await readFile(path.join(root, `dist/${locale}/locales/site.json`), 'utf8'),
      ) as ResourceTree;
      const flat = flattenResources(tree);
      expect(flat.size).toBeGreaterThan(40);
      const instance = i18next.createInstance();
      await instance.init({
        lng: locale,
        fallbackLng: false,
        ns: ['site'],
        defaultNS: 'site',
        resources: { [locale]: { site: tree } },
      });
      for (const [key, text] of flat) if (!text.includes('{{')) expect(instance.t(key)).toBe(text);
      const families = pluralFamilies(flat.keys());
      expect(families.size).toBeGreaterThan(1);
      for (const [first] of families.values()) {
        for (const category of categoriesOf(locale, 'cardinal')) {
          const count = sampleOf(locale, category);
          const said = instance.t(first!.base, { count });
          const form = flat.get(`${first!.base}_${category}`) ?? '';
          expect(said).toBe(form.replaceAll('{{count}}', String(count)));
        }
      }
    },
  );
});

/** A number that a locale puts into a plural category: Spanish `many` begins at a million. */
function sampleOf(locale: string, category: string): number {
  const rules = new Intl.PluralRules(locale);
  const found = [1, 0, 2, 5, 1_000_000].find((count) => rules.select(count) === category);
  if (found === undefined) throw new Error(`no number for ${category} in ${locale}`);
  return found;
}
