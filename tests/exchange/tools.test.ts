/** What we export opens in the tools translators have, is translated there, and comes back with nothing lost. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ForeignFile } from '../../pipeline/exchange/foreign.ts';
import { planProject } from '../../pipeline/plan/assemble.ts';
import { type ExportFormat, exportDocument, importInto } from '../../pipeline/plan/exchange.ts';
import { exchangeDocument } from '../../pipeline/plan/exchange-document.ts';
import { readBack } from '../../pipeline/plan/exchange-read.ts';
import { openProject, type Project } from '../../pipeline/project.ts';
import { CONFIG, makeSite } from '../support/site.ts';

const run = promisify(execFile);
const FILES = {
  'galerada.config.json': CONFIG,
  'content/flood.md':
    '# The river rose again\n\nTeams worked until **the early hours**. The bridge is closed.\n',
  'locales/en/site.json': '{ "hello": "Hello, {{name}}!", "home": "Home" }',
  'locales/es/site.json': '{}',
};

async function openSite(): Promise<Project> {
  const opened = await openProject({ cwd: await makeSite(FILES) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  onTestFinished(() => opened.value.close());
  return opened.value;
}

async function planned({ files, config }: Project) {
  const edition = config.editions.find(({ name }) => name === 'es')!;
  return { edition, planned: await planProject({ files, config }, () => undefined) };
}

async function write(project: Project, to: ExportFormat, name: string, fill = false): Promise<string> {
  const { edition, planned: plan } = await planned(project);
  const options = { to, at: '2026-01-31T10:20:30Z', version: '1', fill };
  const { content } = await exportDocument(exchangeDocument(plan, edition), new ForeignFile(), options);
  const file = path.join(project.root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content instanceof Uint8Array ? content : [...content].join(''));
  return file;
}

/** The targets by source, once the file has come back. */
async function bringBack(project: Project, file: string): Promise<Record<string, string>> {
  const back = await readBack(path.basename(file), [await readFile(file)]);
  if (!back.ok) throw new Error(JSON.stringify(back.failures));
  const options = { approve: false, by: 'Ana', states: {}, at: '2026-01-31T10:20:30Z' };
  const result = await importInto(project, { ...(await planned(project)), back: back.value }, options);
  expect(result.items.filter(({ what }) => what === 'refused')).toEqual([]);
  expect(result.failures).toEqual([]);
  const record = JSON.parse(await readFile(path.join(project.root, 'content/flood.es.json'), 'utf8'));
  const entries: { source: string; target: string }[] = record.segments;
  return Object.fromEntries(entries.map(({ source, target }) => [source, target]));
}

const has = (program: string): boolean => existsSync(`/usr/bin/${program}`);
for (const program of ['omegat', 'msgmerge', 'pofilter', 'xliff2po'])
  if (!has(program)) console.warn(`skipped: ${program} is not installed`);

const TRANSLATED = {
  'The river rose again': 'El río volvió a crecer',
  'Teams worked until <1>the early hours</1>.': 'Hasta <1>la madrugada</1> trabajaron los equipos.',
  'The bridge is closed.': 'El puente está cerrado.',
};

const OMEGAT_PROJECT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>ES</target_lang><source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok><target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`;

/** What a translator typed in OmegaT, as it saves it: with its own short tags. */
function omegatMemory(): string {
  const tagged = (text: string): string =>
    text.replaceAll('<1>', '&lt;g0&gt;').replaceAll('</1>', '&lt;/g0&gt;');
  const units = Object.entries(TRANSLATED).map(
    ([source, target]) =>
      `<tu><tuv xml:lang="EN"><seg>${tagged(source)}</seg></tuv><tuv xml:lang="ES"><seg>${tagged(target)}</seg></tuv></tu>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="1" segtype="paragraph" srclang="EN"/><body>${units.join('')}</body></tmx>`;
}

describe.skipIf(!has('omegat'))('OmegaT (skipped where it is not installed)', () => {
  it('translates our XLIFF 1.2, codes and all', { timeout: 120_000 }, async () => {
    const project = await openSite();
    const folder = path.join(project.root, 'omt');
    for (const name of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat'])
      await mkdir(path.join(folder, name), { recursive: true });
    await write(project, 'xliff12', 'omt/source/es.xlf', true);
    await writeFile(path.join(folder, 'omegat.project'), OMEGAT_PROJECT);
    await writeFile(path.join(folder, 'omegat/project_save.tmx'), omegatMemory());
    await run('omegat', [folder, '--mode=console-translate', `--config-dir=${project.root}/config`], {
      env: { ...process.env, HOME: project.root },
    });
    expect(await bringBack(project, path.join(folder, 'target/es.xlf'))).toEqual(TRANSLATED);
  });

  it('translates by our TMX alone', { timeout: 120_000 }, async () => {
    const project = await openSite();
    await bringBack(project, await translatedPo(project));
    const folder = path.join(project.root, 'omt');
    for (const name of ['source', 'target', 'tm/auto', 'glossary', 'dictionary', 'omegat'])
      await mkdir(path.join(folder, name), { recursive: true });
    await write(project, 'tmx', 'omt/tm/auto/es.tmx');
    await writeFile(path.join(folder, 'source/a.txt'), 'The bridge is closed.\n');
    await writeFile(path.join(folder, 'omegat.project'), OMEGAT_PROJECT);
    await run('omegat', [folder, '--mode=console-translate', `--config-dir=${project.root}/config`], {
      env: { ...process.env, HOME: project.root },
    });
    expect(await readFile(path.join(folder, 'target/a.txt'), 'utf8')).toContain('El puente está cerrado.');
  });
});

async function translatedPo(project: Project): Promise<string> {
  const file = await write(project, 'po', 'es.po');
  const text = Object.entries(TRANSLATED).reduce(
    (done, [source, target]) =>
      done.replace(`msgid "${source}"\nmsgstr ""`, `msgid "${source}"\nmsgstr "${target}"`),
    await readFile(file, 'utf8'),
  );
  await writeFile(file, text);
  return file;
}

describe('gettext (skipped where it is not installed)', () => {
  it.skipIf(!has('msgmerge'))('msgfmt accepts and msgmerge keeps our PO', async () => {
    const project = await openSite();
    const template = await write(project, 'po', 'es.pot');
    const file = await translatedPo(project);
    await run('msgfmt', ['-c', '-o', path.join(project.root, 'es.mo'), file]);
    const merged = path.join(project.root, 'merged.po');
    await run('msgmerge', ['--quiet', '-o', merged, file, template]);
    expect(await bringBack(project, merged)).toEqual(TRANSLATED);
  });
});

describe.skipIf(!has('pofilter') || !has('xliff2po'))(
  'translate-toolkit (skipped where it is not installed)',
  () => {
    it('pofilter finds nothing wrong with what is right, and what is wrong', async () => {
      const project = await openSite();
      const file = await translatedPo(project);
      const check = async (): Promise<string> => {
        const { stdout } = await run('pofilter', ['--progress=none', '-t', 'xmltags', '-t', 'endpunc', file]);
        return stdout;
      };
      expect(await check()).not.toContain('msgid "T');
      await writeFile(
        file,
        (await readFile(file, 'utf8')).replace('El puente está cerrado.', 'El puente está cerrado'),
      );
      expect(await check()).toContain('El puente está cerrado');
    });

    it('xliff2po reads our XLIFF, and what po2xliff makes of our PO comes back', async () => {
      const project = await openSite();
      await bringBack(project, await translatedPo(project));
      const xliff = await write(project, 'xliff12', 'es.xlf');
      const po = path.join(project.root, 'from.po');
      await run('xliff2po', ['--progress=none', xliff, po]);
      expect(await readFile(po, 'utf8')).toContain('msgstr "El río volvió a crecer"');
      const other = await openSite();
      const made = path.join(other.root, 'made.xlf');
      await run('po2xliff', ['--progress=none', await translatedPo(other), made]);
      const back = path.join(other.root, 'back.po');
      await run('xliff2po', ['--progress=none', made, back]);
      expect(await bringBack(other, back)).toEqual(TRANSLATED);
    });
  },
);
