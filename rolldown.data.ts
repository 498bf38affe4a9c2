/**
 * The data that separation needs, published as what it is read into: tables that are looked up as they lie in a file,
 * and JSON beside the code. As modules these would be read, hashed, parsed and filled into maps at every start.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';
import { textsOf } from './pipeline/cli/texts.ts';
import { phrasebook, phraseIndex, vocabulary } from './pipeline/separate/built-in.ts';
import { packTable } from './pipeline/separate/packed-table.ts';
import { prepareIndex } from './pipeline/separate/prepared-index.ts';

const FOLDER = 'data';

/** Log-odds are kept as whole hundredths: the vocabulary has two decimals. */
const HUNDREDTHS = 100;

/** Stands in for `pipeline/separate/built-in.ts`. */
const BUILT_IN = (bias: number) => `
import { readFileSync } from 'node:fs';
import { openTable } from './packed-table.ts';
import { openIndex } from './prepared-index.ts';
import { readerOf } from './vocabulary.ts';

const bytesOf = (name) => readFileSync(new URL(\`./${FOLDER}/\${name}\`, import.meta.url));
const jsonOf = (name) => JSON.parse(bytesOf(name).toString());

export const phrasebook = jsonOf('phrasebook.json');

let index;
let reader;

export const phraseIndex = () =>
  (index ??= openIndex({
    ...jsonOf('phrases.json'),
    exact: bytesOf('phrases.table'),
    accents: bytesOf('phrases-bare.table'),
    edges: bytesOf('phrases-edges.table'),
  }));

export const vocabularyReader = () => (reader ??= vocabulary());
function vocabulary() {
  const table = openTable(bytesOf('vocabulary.table'));
  return readerOf(${bias}, { get: (term) => {
    const weight = table.get(term);
    return weight === undefined ? undefined : weight / ${HUNDREDTHS};
  } });
}
`;

/** Stands in for `pipeline/cli/texts.ts`. */
const TEXTS = `
import { readFileSync } from 'node:fs';

export const textsOf = (language) =>
  JSON.parse(readFileSync(new URL(\`./${FOLDER}/texts-\${language}.json\`, import.meta.url), 'utf8'));
`;

export function preparedData(): Plugin {
  const stand: Readonly<Record<string, string>> = {
    '/pipeline/separate/built-in.ts': BUILT_IN(vocabulary.bias),
    '/pipeline/cli/texts.ts': TEXTS,
  };
  return {
    name: 'prepared-data',
    load(id) {
      const name = Object.keys(stand).find((one) => id.endsWith(one));
      return name === undefined ? null : { code: stand[name]!, moduleType: 'js' };
    },
    generateBundle() {
      const { exact, accents, edges, ...rest } = prepareIndex(phraseIndex());
      const files = {
        'texts-en.json': JSON.stringify(textsOf('en')),
        'texts-es.json': JSON.stringify(textsOf('es')),
        'phrasebook.json': JSON.stringify(phrasebook),
        'phrases.json': JSON.stringify(rest),
        'phrases.table': exact,
        'phrases-bare.table': accents,
        'phrases-edges.table': edges,
        'vocabulary.table': packTable(new Map(Object.entries(vocabulary.words).map(hundredths))),
      };
      for (const [name, source] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}`, source });
    },
  };
}

function hundredths([term, weight]: readonly [string, number]): [string, number] {
  const whole = Math.round(weight * HUNDREDTHS);
  if (whole / HUNDREDTHS !== weight)
    throw new RangeError(`"${term}" weighs ${weight}: more than two decimals`);
  return [term, whole];
}

/** Other JSON of ours as files beside the code, each parsed when the module that imports it is loaded. */
export function jsonBesideCode(): Plugin {
  return {
    name: 'json-beside-code',
    load(id) {
      if (!id.endsWith('.json') || id.includes('/node_modules/')) return null;
      const file = path
        .relative(import.meta.dirname, id)
        .split(path.sep)
        .slice(-2)
        .join('-');
      const source = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
      this.emitFile({ type: 'asset', fileName: `${FOLDER}/${file}`, source });
      return {
        code: `import { readFileSync } from 'node:fs';
export default /* @__PURE__ */ JSON.parse(readFileSync(new URL('./${FOLDER}/${file}', import.meta.url), 'utf8'));\n`,
        moduleType: 'js',
        moduleSideEffects: false,
      };
    },
  };
}
