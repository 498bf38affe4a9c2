/**
 * What is published: our sources in a few files of JavaScript, packages left to npm. A command line that loads three
 * hundred small files, compiles ten JSON Schemas and parses its dictionaries as code is slow before it begins.
 */
import { cpSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { defineConfig, type Plugin } from 'rolldown';
import { phraseIndex } from './pipeline/separate/built-in.ts';
import { writeIndex } from './pipeline/separate/string-index.ts';
import { AJV_OPTIONS } from './pipeline/validate/ajv.ts';
import { SCHEMA_NAMES, schemaOf } from './pipeline/validate/own-schemas.ts';

/** Packages that one file or one command in many needs, some of them of a hundred modules. */
const LATE = [
  '@mozilla/readability',
  'csv-parse/sync',
  'entities',
  'fflate',
  'gettext-parser',
  'gray-matter',
  'htmlparser2',
  'jsonc-parser',
  'linkedom',
  'satteri',
  'saxes',
  'slimdom',
  'yaml',
];
const LATE_PREFIX = '\0late:';

/** What every command that opens a project loads, in one file: finding a file takes longer than reading it. */
const START = /\/pipeline\/(?:model\/|ports|project|adapters\/files\/|cli\/(?!main)[a-z-]+\.ts)/;

export default defineConfig({
  input: { main: 'pipeline/cli/main.ts', index: 'pipeline/index.ts' },
  platform: 'node',
  external: (id) => /^(?:node:|@?[a-z])/.test(id) && !LATE.includes(id),
  plugins: [compiledSchemas(), indexedPhrases(), latePackages(), jsonAsText(), besideCode()],
  output: {
    dir: 'lib',
    format: 'esm',
    cleanDir: true,
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'version', test: /\/pipeline\/version\.ts$/, priority: 1 },
        { name: 'data', test: /\/pipeline\/separate\/(?:[^/]*\.json|built-in\.ts)$/ },
        { name: 'texts', test: /\/locales\/[^/]*\/[^/]*\.json$/ },
        { name: 'start', test: START },
      ],
    },
    comments: { legal: true, annotation: true, jsdoc: false },
  },
});

/** `validate/own-schemas.ts` as ajv writes it out, a file for each schema: no command needs more than a few. */
function compiledSchemas(): Plugin {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, code: { source: true } });
  for (const name of SCHEMA_NAMES) ajv.addSchema({ ...schemaOf(name), $id: name });
  return {
    name: 'compiled-schemas',
    load(id) {
      if (!id.endsWith('/pipeline/validate/own-schemas.ts')) return null;
      return {
        code: `import { createRequire } from 'node:module';
export const SCHEMA_NAMES = ${JSON.stringify(SCHEMA_NAMES)};
const require = createRequire(import.meta.url);
const loaded = new Map();
export const ownSchema = (name) => {
  const validate = loaded.get(name) ?? require(\`./schemas/\${name}.cjs\`);
  loaded.set(name, validate);
  return validate;
};
`,
        moduleType: 'js',
      };
    },
    generateBundle() {
      for (const name of SCHEMA_NAMES) {
        const validate = ajv.getSchema(name);
        if (!validate) throw new Error(`no schema ${name}`);
        const source = (standaloneCode as unknown as typeof standaloneCode.default)(ajv, validate);
        this.emitFile({ type: 'asset', fileName: `schemas/${name}.cjs`, source });
      }
    },
  };
}

/** `separate/built-in.ts` with the index that it would make at every start. */
function indexedPhrases(): Plugin {
  return {
    name: 'indexed-phrases',
    load(id) {
      if (!id.endsWith('/pipeline/separate/built-in.ts')) return null;
      const index = JSON.stringify(writeIndex(phraseIndex()));
      return {
        code: `import phrasebook from './phrasebook.json';
import { readIndex } from './string-index.ts';
export { phrasebook };
let index;
export const phraseIndex = () => (index ??= readIndex(JSON.parse(${asciiString(index)})));
`,
        moduleType: 'js',
      };
    },
  };
}

/** Loads those at the first use of anything they export, not with the module that imports them. */
function latePackages(): Plugin {
  return {
    name: 'late-packages',
    resolveId: (source) => (LATE.includes(source) ? `${LATE_PREFIX}${source}` : null),
    async load(id) {
      if (!id.startsWith(LATE_PREFIX)) return null;
      const name = id.slice(LATE_PREFIX.length);
      const exported = Object.keys(await import(name)).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key));
      const lines = exported.map((key) =>
        key === 'default'
          ? 'export default /* @__PURE__ */ late((module) => module.default ?? module);'
          : `export const ${key} = /* @__PURE__ */ late((module) => module.${key});`,
      );
      return { code: `${lateOf(name)}\n${lines.join('\n')}\n`, moduleType: 'js', moduleSideEffects: false };
    },
  };
}

/** What stands for an export until it is called, constructed, or asked for a property. */
function lateOf(name: string): string {
  return `import { createRequire } from 'node:module';
let loaded;
const late = (pick) => {
  let value;
  const real = () => (value ??= pick((loaded ??= createRequire(import.meta.url)(${JSON.stringify(name)}))));
  return new Proxy(function () {}, {
    apply: (_, self, values) => Reflect.apply(real(), self, values),
    construct: (_, values, target) => Reflect.construct(real(), values, target),
    get: (_, key) => real()[key],
    has: (_, key) => key in real(),
  });
};`;
}

/**
 * `JSON.parse` of a text is several times faster than the same as an object literal. In ASCII, since one letter
 * beyond it makes the whole file slow to read.
 */
function jsonAsText(): Plugin {
  return {
    name: 'json-as-text',
    load(id) {
      if (!id.endsWith('.json')) return null;
      const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
      return {
        code: `// ${basename(id)}\nexport default JSON.parse(${asciiString(text)});\n`,
        moduleType: 'js',
      };
    },
  };
}

function asciiString(text: string): string {
  return JSON.stringify(text).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Files that code reads from beside itself: the language model, and the review desk as a browser gets it. */
function besideCode(): Plugin {
  return {
    name: 'beside-code',
    writeBundle() {
      cpSync('pipeline/language/model.bin', 'lib/model.bin');
      cpSync('pipeline/web/client/dist', 'lib/client/dist', { recursive: true });
    },
  };
}
