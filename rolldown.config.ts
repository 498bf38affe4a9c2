/**
 * What is published: our sources in a few files of JavaScript, packages left to npm. A command line that loads three
 * hundred small files, compiles ten JSON Schemas and parses its dictionaries as code is slow before it begins.
 */
import { cpSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { defineConfig, type Plugin } from 'rolldown';
import { AJV_OPTIONS } from './pipeline/validate/ajv.ts';
import { SCHEMA_NAMES, schemaOf } from './pipeline/validate/own-schemas.ts';

export default defineConfig({
  input: { main: 'pipeline/cli/main.ts', index: 'pipeline/index.ts' },
  platform: 'node',
  // What ajv's functions call at run time is small and is taken in; everything else of a package stays outside.
  external: (id) => /^(?:node:|@?[a-z])/.test(id) && !id.startsWith('ajv/dist/runtime/'),
  plugins: [compiledSchemas(), jsonAsText(), besideCode()],
  output: {
    dir: 'lib',
    format: 'esm',
    cleanDir: true,
    chunkFileNames: '[name]-[hash].js',
    comments: { legal: true, annotation: true, jsdoc: false },
  },
});

/** `validate/own-schemas.ts` as ajv writes it out. */
function compiledSchemas(): Plugin {
  return {
    name: 'compiled-schemas',
    load(id) {
      if (!id.endsWith('/pipeline/validate/own-schemas.ts')) return null;
      const ajv = new Ajv2020({ ...AJV_OPTIONS, code: { source: true, esm: true } });
      for (const name of SCHEMA_NAMES) ajv.addSchema({ ...schemaOf(name), $id: name });
      const names = Object.fromEntries(SCHEMA_NAMES.map((name) => [exportName(name), name]));
      const table = SCHEMA_NAMES.map((name) => `${JSON.stringify(name)}: ${exportName(name)}`).join(', ');
      const code = (standaloneCode as unknown as typeof standaloneCode.default)(ajv, names);
      return {
        code: `${importsOf(code)}\nconst OWN = { ${table} };\nexport const SCHEMA_NAMES = Object.keys(OWN);\nexport const ownSchema = (name) => OWN[name];\n`,
        moduleType: 'js',
      };
    },
  };
}

function exportName(schema: string): string {
  return `validate_${schema.replaceAll('-', '_')}`;
}

/** ajv asks for its helpers by `require`, in modules too. */
function importsOf(code: string): string {
  const imports: string[] = [];
  const rest = code.replace(/require\("(ajv\/dist\/runtime\/[a-z0-9]+)"\)/g, (_, id: string) => {
    const name = `runtime_${imports.length}`;
    imports.push(`import ${name} from '${id}.js';`);
    return name;
  });
  return `${imports.join('\n')}\n${rest}`;
}

/** `JSON.parse` of a text is several times faster than the same as an object literal. */
function jsonAsText(): Plugin {
  return {
    name: 'json-as-text',
    load(id) {
      if (!id.endsWith('.json')) return null;
      const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
      return {
        code: `// ${basename(id)}\nexport default JSON.parse(${JSON.stringify(text)});\n`,
        moduleType: 'js',
      };
    },
  };
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
