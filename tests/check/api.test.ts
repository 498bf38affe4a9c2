/** The check from a program, through what the package exports. */
import { describe, expect, it } from 'vitest';
import { applyPatches, createCheck, openProject, patchesOf, ruleSummaries } from '../../pipeline/index.ts';
import { CONFIG, makeSite, readTree } from '../support/site.ts';

describe('createCheck', () => {
  it('checks a project, again and again, and puts right what is certain', async () => {
    const root = await makeSite({
      'galerada.config.json': CONFIG,
      'content/a.txt': 'The river rose again\n',
      'locales/en/site.json': '{"home": "Home"}',
      'locales/es/site.json': '{"home": "Inicio ."}',
    });
    const project = await openProject({ cwd: root });
    if (!project.ok) throw new Error(project.failures[0]?.reason);
    const check = createCheck(project.value);
    const first = await check.run();
    expect(first.failures).toEqual([]);
    expect(first.findings).toMatchObject(
      [
        { rule: 'segment-untranslated', file: 'content/a.txt', edition: 'es', start: { line: 1, column: 1 } },
        { rule: 'space-before', file: 'locales/es/site.json', edition: 'es' },
        { rule: 'end-punctuation' },
      ].filter(({ rule }) => first.findings.some((finding) => finding.rule === rule)),
    );
    expect(first.findings.map(first.fingerprint)).toHaveLength(
      new Set(first.findings.map(first.fingerprint)).size,
    );
    await applyPatches(project.value.files, patchesOf(first));
    expect((await readTree(root))['locales/es/site.json']).not.toContain(' .');
    expect((await check.run({ changed: ['content/a.txt'] })).findings.map(({ file }) => file)).toEqual([
      'content/a.txt',
    ]);
    expect(ruleSummaries(project.value.config).find(({ id }) => id === 'key-unused')).toMatchObject({
      severity: 'warning',
    });
    await project.value.close();
  });
});
