/**
 * What is published: our sources in a few files of JavaScript, with the packages that most runs wait for
 * (`rolldown.packages.ts`) and the data of separation (`rolldown.data.ts`); other packages are left to npm. A command
 * line that loads three hundred small files, compiles ten JSON Schemas and parses its dictionaries as code is slow
 * before it begins.
 */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { defineConfig, type Plugin } from 'rolldown';
import { AJV_OPTIONS } from './pipeline/validate/ajv.ts';
import { SCHEMA_NAMES, schemaOf } from './pipeline/validate/own-schemas.ts';
import { jsonBesideCode, preparedData } from './rolldown.data.ts';
import { isLeftToNpm, latePackages } from './rolldown.packages.ts';

/** What `galerada separate FILE` runs, in one file: finding a file takes longer than reading it. */
const LEAN = importsOf([
  'pipeline/cli/run.ts',
  'pipeline/cli/commands/separate.ts',
  'pipeline/separate/prepared-index.ts',
]);
const isLean = (id: string) =>
  (LEAN.has(id) && !id.includes('/locales/')) ||
  id.startsWith('\0late:') ||
  /\/node_modules\/i18next\//.test(id);
/** What most other commands need beside that. */
const START = /\/pipeline\/(?:plan\/(?:assemble|apply|load)|adapters\/files\/|cli\/(?!main)[a-z-]+\.ts)/;

/** Modules and all that they import, without what they import late. */
function importsOf(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => path.resolve(entry)));
  for (const file of found) {
    const code = file.endsWith('.ts') ? readFileSync(file, 'utf8') : '';
    for (const [, name] of code.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm))
      found.add(path.resolve(path.dirname(file), name!));
  }
  return found;
}

const SCHEMA_PREFIX = '\0schema:';

/** CommonJS, since that can be loaded with the code that V8 made of it the last time (`adapters/program/`). */
const program = defineConfig({
  input: {
    cli: 'pipeline/cli/run.ts',
    unchanged: 'pipeline/unchanged.ts',
    thread: 'pipeline/thread.ts',
    api: 'pipeline/index.ts',
  },
  preserveEntrySignatures: 'allow-extension',
  // What a package has as a module before what it has for old loaders, whose parts cannot be seen.
  resolve: { mainFields: ['module', 'main'] },
  platform: 'node',
  external: isLeftToNpm,
  plugins: [
    compiledSchemas(),
    preparedData(),
    ...latePackages(),
    jsonBesideCode(),
    importable(),
    besideCode(),
  ],
  output: {
    dir: 'lib',
    format: 'cjs',
    cleanDir: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: {
      groups: [
        { name: 'version', test: /\/pipeline\/version\.ts$/, priority: 1 },
        { name: 'lean', test: isLean, includeDependenciesRecursively: false, priority: 1 },
        { name: 'start', test: START },
      ],
    },
    comments: { legal: true, annotation: true, jsdoc: false },
  },
});

/** What a shell calls: one ES module, which loads the program. */
const main = defineConfig({
  input: 'pipeline/cli/main.ts',
  platform: 'node',
  external: /^node:/,
  plugins: [lateProgram({ './run.ts': 'cli.cjs', '../unchanged.ts': 'unchanged.cjs' })],
  output: { dir: 'lib', format: 'esm', cleanDir: false, codeSplitting: false },
});

export default [program, main];

/** Loads the program's files for what `main.ts` imports late. */
function lateProgram(files: Readonly<Record<string, string>>): Plugin {
  const prefix = '\0program:';
  const folder = path.resolve('pipeline/cli');
  return {
    name: 'late-program',
    resolveId: (source, importer) =>
      importer?.endsWith('/pipeline/cli/main.ts') && files[source] ? `${prefix}${source}` : null,
    async load(id) {
      if (!id.startsWith(prefix)) return null;
      const source = id.slice(prefix.length);
      const names = Object.keys(await import(path.join(folder, source)));
      return {
        code: `import { loadProgram } from '${path.resolve('pipeline/adapters/program/load-program.ts')}';
export const { ${names.join(', ')} } = loadProgram(new URL('./${files[source]}', import.meta.url));`,
        moduleType: 'js',
      };
    },
  };
}

/** What a program imports: the same files, as an ES module. */
function importable(): Plugin {
  return {
    name: 'importable',
    async generateBundle() {
      const names = Object.keys(await import('./pipeline/index.ts'));
      this.emitFile({
        type: 'asset',
        fileName: 'index.js',
        source: `export { ${names.join(', ')} } from './api.cjs';\n`,
      });
    },
  };
}

/** `validate/own-schemas.ts` as ajv writes it out, a file for each schema: no command needs more than a few. */
function compiledSchemas(): Plugin {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, code: { source: true } });
  for (const name of SCHEMA_NAMES) ajv.addSchema({ ...schemaOf(name), $id: name });
  const fileOf = (name: string) => `schemas/${name}.cjs`;
  const cases = SCHEMA_NAMES.map(
    (name) => `    case '${name}': return require('./${fileOf(name)}').default;`,
  );
  return {
    name: 'compiled-schemas',
    buildStart() {
      for (const name of SCHEMA_NAMES)
        this.emitFile({ type: 'chunk', id: `${SCHEMA_PREFIX}${name}`, fileName: fileOf(name) });
    },
    resolveId: (source) => {
      if (source.startsWith(SCHEMA_PREFIX)) return source;
      return source.startsWith('./schemas/') ? { id: source, external: true } : null;
    },
    load(id) {
      if (id.startsWith(SCHEMA_PREFIX)) {
        const validate = ajv.getSchema(id.slice(SCHEMA_PREFIX.length));
        if (!validate) throw new Error(`no schema ${id}`);
        return {
          code: (standaloneCode as unknown as typeof standaloneCode.default)(ajv, validate),
          moduleType: 'js',
        };
      }
      if (!id.endsWith('/pipeline/validate/own-schemas.ts')) return null;
      return {
        code: `export const SCHEMA_NAMES = ${JSON.stringify(SCHEMA_NAMES)};
export const ownSchema = (name) => {
  switch (name) {
${cases.join('\n')}
  }
};
`,
        moduleType: 'js',
      };
    },
  };
}

/** Files that code reads from beside itself: the language model, and the review desk as a browser gets it. */
function besideCode(): Plugin {
  return {
    name: 'beside-code',
    writeBundle({ dir = 'lib' }) {
      cpSync('pipeline/language/model.bin', `${dir}/model.bin`);
      cpSync('pipeline/web/client/dist', `${dir}/client/dist`, { recursive: true });
    },
  };
}
