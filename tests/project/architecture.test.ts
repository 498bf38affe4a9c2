/** The arrows of the architecture. Each rule says why it is there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const STAGES = [
  'intake',
  'separate',
  'segment',
  'memory',
  'translate',
  'check',
  'review',
  'exchange',
  'bundle',
  'validate',
];

interface Layer {
  /** Other folders of pipeline/ that this one may import from. */
  readonly folders: readonly string[];
  /** Packages and Node modules it may import. */
  readonly packages: readonly string[];
  readonly why: string;
}

const LAYERS: Readonly<Record<string, Layer>> = {
  model: {
    folders: [],
    packages: ['node:crypto'],
    why: 'the hub that everything converts to depends on nothing; a hash is a pure function',
  },
  language: {
    folders: ['model'],
    packages: ['node:fs'],
    why: 'one place judges language; it reads its own data file and nothing else',
  },
  intake: {
    folders: ['model', 'language'],
    packages: ['satteri', 'htmlparser2', 'entities', 'gray-matter', 'yaml', 'saxes'],
    why: 'parsers live where bytes become articles',
  },
  separate: {
    folders: ['model', 'language'],
    packages: ['node:module', '@mozilla/readability', 'htmlparser2'],
    why: 'a judgement depends on the article and what is known, on no other stage; an article extractor is one witness',
  },
  segment: {
    folders: ['model', 'language'],
    packages: [],
    why: 'segments and join are inverse functions, pure',
  },
  memory: { folders: ['model', 'language'], packages: [], why: 'matching is pure; stores are adapters' },
  translate: {
    folders: ['model', 'language', 'ports.ts'],
    packages: [],
    why: 'batches, masks and retries know engines only as the Translator port',
  },
  check: {
    folders: ['model', 'language'],
    packages: ['oxc-parser'],
    why: 'rules see values, so that they can be tested with values; keys are read from scripts by one parser',
  },
  review: { folders: ['model', 'language'], packages: [], why: 'decisions are pure' },
  exchange: {
    folders: ['model', 'language'],
    packages: [
      'slimdom',
      'saxes',
      'gettext-parser',
      'csv-parse',
      'node:stream',
      'read-excel-file',
      'write-excel-file',
      'fflate',
    ],
    why: 'formats convert to and from the model; each is read by the one library that keeps all of it',
  },
  bundle: {
    folders: ['model'],
    packages: ['i18next'],
    why: 'editions are resolved by the library the site will use',
  },
  validate: {
    folders: ['model'],
    packages: ['ajv', 'csv-parse', 'jsonc-parser', 'node:module'],
    why: 'schemas are checked in one place, where positions are known',
  },
  plan: {
    folders: [...STAGES, 'model', 'language', 'ports.ts'],
    packages: ['jsonc-parser'],
    why: 'the plan puts stages together and drives ports; it never sees an adapter',
  },
  'ports.ts': { folders: ['model'], packages: [], why: 'a port is declared by us, in our own words' },
  'version.ts': { folders: [], packages: [], why: 'a constant' },
  adapters: {
    folders: ['ports.ts', 'version.ts', 'model', 'translate', 'memory'],
    packages: ['*'],
    why: 'vendors and the outside live here; masking of codes and ranking of matches are shared, pure, and stages of their own',
  },
  'project.ts': {
    folders: ['*'],
    packages: ['node:fs', 'node:path'],
    why: 'composition root: the only file that knows both ports and adapters',
  },
  'unchanged.ts': {
    folders: ['adapters', 'ports.ts'],
    packages: ['node:fs', 'node:path', 'node:util'],
    why: 'a second, small root: what did not change is said before anything else is loaded',
  },
  'thread.ts': {
    folders: ['project.ts', 'adapters', 'plan'],
    packages: ['tinypool'],
    why: 'a third root: what a thread of a big build runs',
  },
  'index.ts': { folders: ['*'], packages: [], why: 'the public API re-exports' },
  web: {
    folders: [...STAGES, 'project.ts', 'ports.ts', 'plan', 'model', 'language'],
    packages: [
      'hono',
      '@hono/node-server',
      'i18next',
      'node:crypto',
      'node:fs',
      'node:http',
      'node:https',
      'node:net',
      'node:os',
      'node:path',
      'node:url',
    ],
    why: 'the review server talks to a project and listens; vendors and the disk stay behind both',
  },
  'web/client': {
    folders: ['web', 'model'],
    packages: ['preact', '@preact/signals', 'vite', 'node:path'],
    why: 'the desk runs in a browser: it shares the contract and the model with the server and nothing else',
  },
  cli: {
    folders: ['project.ts', 'unchanged.ts', 'version.ts', 'plan', 'model', 'bundle', 'translate', 'web'],
    packages: ['node:fs', 'node:module', 'node:path', 'node:readline', 'node:util', 'i18next'],
    why: 'the command line talks to a project and prints; it decides nothing',
  },
};

/** Vendor packages that only one adapter file may import. */
const VENDORS = ['deepl-node'];

interface Module {
  readonly file: string;
  readonly imports: readonly string[];
}

function readModules(): Module[] {
  const files = readdirSync(path.join(ROOT, 'pipeline'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/dist/'))
    .map((file) => {
      const { module, errors } = parseSync(file, readFileSync(path.join(ROOT, 'pipeline', file), 'utf8'));
      expect(errors, file).toEqual([]);
      const statics = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)];
      const specifiers = statics.flatMap((one) =>
        'moduleRequest' in one && one.moduleRequest ? [one.moduleRequest.value] : [],
      );
      return { file: file.split(path.sep).join('/'), imports: [...new Set(specifiers)] };
    });
}

function layerOf(file: string): string {
  if (file.startsWith('web/client/')) return 'web/client';
  return file.split('/')[0] ?? file;
}

function resolveImport(from: string, specifier: string): { folder?: string; package?: string } {
  if (!specifier.startsWith('.')) return { package: packageName(specifier) };
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  return target.startsWith('..') ? {} : { folder: layerOf(target) };
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

const modules = readModules();

describe('architecture', () => {
  it('reads every module there is', () => {
    const listed = readdirSync(path.join(ROOT, 'pipeline'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('/dist/'),
    );
    expect(modules).toHaveLength(listed.length);
    expect(modules.length).toBeGreaterThan(100);
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  it('has a rule for every folder', () => {
    expect([...new Set(modules.map(({ file }) => layerOf(file)))].filter((layer) => !LAYERS[layer])).toEqual(
      [],
    );
  });

  for (const [name, layer] of Object.entries(LAYERS)) {
    it(`${name}: ${layer.why}`, () => {
      const wrong = modules
        .filter(({ file }) => layerOf(file) === name)
        .flatMap(({ file, imports }) =>
          imports
            .filter((specifier) => {
              const { folder, package: vendor } = resolveImport(file, specifier);
              if (vendor) return !layer.packages.includes('*') && !layer.packages.includes(vendor);
              return (
                folder !== undefined &&
                folder !== name &&
                !layer.folders.includes('*') &&
                !layer.folders.includes(folder)
              );
            })
            .map((specifier) => `${file} imports ${specifier}`),
        );
      expect(wrong).toEqual([]);
    });
  }

  it('lets one file alone know each vendor', () => {
    for (const vendor of VENDORS) {
      const importers = modules.filter(({ imports }) =>
        imports.some((specifier) => packageName(specifier) === vendor),
      );
      expect(importers.map(({ file }) => file).length, vendor).toBeLessThanOrEqual(1);
    }
  });

  it('exits in main.ts alone', () => {
    const exiting = modules.filter(({ file }) =>
      /process\.exit\(/.test(readFileSync(path.join(ROOT, 'pipeline', file), 'utf8')),
    );
    expect(exiting.map(({ file }) => file)).toEqual(['cli/main.ts']);
  });
});
