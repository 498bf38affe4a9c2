/**
 * Packages that one file or one command in many needs: each is published as one file of JavaScript, which is loaded
 * at the first use of anything it exports. As npm installs them some are of a hundred modules, and finding and reading
 * those takes longer than an article takes to be separated. Their licences are published beside them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

const LATE = [
  '@mozilla/readability',
  'csv-parse',
  'csv-parse/sync',
  'entities',
  'fflate',
  'gettext-parser',
  'gray-matter',
  'htmlparser2',
  'jsonc-parser',
  'satteri',
  'saxes',
  'slimdom',
  'yaml',
];
/** Of Node itself: `node:crypto` brings fifty modules with it. */
const LATE_BUILT_IN = ['node:crypto'];
const LATE_PREFIX = '\0late:';
const WHOLE_PREFIX = '\0whole:';
/** Where they and their licences are published. */
const FOLDER = 'packages';

/** Published as part of the program that always needs it. */
const ALWAYS = ['i18next'];

/** Ours and what our packages import is bundled; what else we import is left to npm. */
export function isLeftToNpm(id: string, importer: string | undefined): boolean {
  if (id.startsWith('node:')) return !LATE_BUILT_IN.includes(id) || isOfPackage(importer);
  return /^@?[a-z]/.test(id) && !isOfPackage(importer) && !LATE.includes(id) && !ALWAYS.includes(id);
}

function isOfPackage(importer: string | undefined): boolean {
  return importer !== undefined && /\/node_modules\/|^\0(?:whole|schema):/.test(importer);
}

export function latePackages(): Plugin[] {
  return [lateExports(), nativeParser(), leftOut(), licences()];
}

/** Each package as an entry of its own, and for every import of it what stands for its exports until they are used. */
function lateExports(): Plugin {
  return {
    name: 'late-packages',
    buildStart() {
      for (const name of LATE)
        this.emitFile({ type: 'chunk', id: `${WHOLE_PREFIX}${name}`, fileName: fileOf(name) });
    },
    resolveId: (source, importer) => {
      if (source.startsWith(WHOLE_PREFIX)) return source;
      if (source.startsWith(`./${FOLDER}/`)) return { id: source, external: true };
      const isLate = LATE.includes(source) || LATE_BUILT_IN.includes(source);
      return isLate && !isOfPackage(importer) ? `${LATE_PREFIX}${source}` : null;
    },
    async load(id) {
      if (id.startsWith(WHOLE_PREFIX)) {
        const name = id.slice(WHOLE_PREFIX.length);
        return { code: `export { ${(await exportsOf(name)).join(', ')} } from '${name}';`, moduleType: 'js' };
      }
      if (!id.startsWith(LATE_PREFIX)) return null;
      const name = id.slice(LATE_PREFIX.length);
      const lines = (await exportsOf(name)).map((key) =>
        key === 'default'
          ? 'export default /* @__PURE__ */ late((module) => module.default);'
          : `export const ${key} = /* @__PURE__ */ late((module) => module.${key});`,
      );
      return { code: `${lateOf(name)}\n${lines.join('\n')}\n`, moduleType: 'js', moduleSideEffects: false };
    },
    /** What our code itself asks for late. */
    transform: (code, id) =>
      id.includes('/pipeline/') && code.includes('createRequire')
        ? code.replace(/\bfrom\(['"]([^'"]+)['"]\)/g, (call, name: string) =>
            LATE.includes(name) ? `require('./${fileOf(name)}')` : call,
          )
        : null,
  };
}

function fileOf(name: string): string {
  return `${FOLDER}/${name.replace(/\W+/g, '-').replace(/^-/, '')}.cjs`;
}

/** What our code imports of a package: the rest of it is not published. All of it where that cannot be seen. */
async function exportsOf(name: string): Promise<string[]> {
  const used = new Set<string>();
  for (const code of sources())
    for (const [, first = '', named = ''] of code.matchAll(importsFrom(name))) {
      if (first) used.add('default');
      for (const one of named.split(',')) {
        const [imported = ''] = one.trim().split(' as ');
        if (imported && !imported.startsWith('type ')) used.add(imported);
      }
    }
  const all = Object.keys(await import(name)).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key));
  return used.size > 0 ? all.filter((key) => used.has(key)) : all;
}

function importsFrom(name: string): RegExp {
  return new RegExp(`^import (?!type )(\\w+)?,? ?(?:\\{([^}]*)\\} )?from '${name}';`, 'gm');
}

let read: readonly string[] | undefined;

function sources(): readonly string[] {
  read ??= readdirSync('pipeline', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join('pipeline', file), 'utf8'));
  return read;
}

/** What stands for an export until it is called, constructed, or asked for a property. */
function lateOf(name: string): string {
  return `let loaded;
const late = (pick) => {
  let value;
  const real = () => (value ??= pick((loaded ??= ${LATE_BUILT_IN.includes(name) ? `process.getBuiltinModule('${name}')` : `require('./${fileOf(name)}')`})));
  return new Proxy(function () {}, {
    apply: (_, self, values) => Reflect.apply(real(), self, values),
    construct: (_, values, target) => Reflect.construct(real(), values, target),
    get: (_, key) => real()[key],
    has: (_, key) => key in real(),
  });
};`;
}

/** The half of satteri that is machine code is npm's to choose: satteri itself is asked for it. */
function nativeParser(): Plugin {
  return {
    name: 'native-parser',
    async load(id) {
      if (!id.endsWith('/node_modules/satteri/index.js')) return null;
      const names = Object.keys(await import(id)).filter((name) => name !== 'default');
      return {
        code: `import { createRequire } from 'node:module';
const installed = createRequire(import.meta.url).resolve('satteri');
export const { ${names.join(', ')} } = createRequire(installed)('../index.js');`,
        moduleType: 'js',
      };
    },
  };
}

/** Parts of packages that nobody here asks for: gray-matter is given its engines. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/node_modules/gray-matter/lib/engines.js': 'module.exports = {};',
};

function leftOut(): Plugin {
  return {
    name: 'left-out',
    load(id) {
      const part = Object.keys(LEFT_OUT).find((one) => id.includes(one));
      return part === undefined ? null : { code: LEFT_OUT[part]!, moduleType: 'js' };
    },
  };
}

/** Licences of all packages that anything was bundled of. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds) {
          const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0];
          if (folder) folders.add(folder);
        }
      }
      const source = [...folders]
        .map(licenceOf)
        .sort()
        .join(`\n\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: `${FOLDER}/LICENCES.txt`, source: `${source}\n` });
    },
  };
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text =
    file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}
