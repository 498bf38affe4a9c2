/** Other identifiers behind one shape, each told to choose between English and Spanish where it can be told. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** True for English, false for Spanish, undefined when it does not say. */
export type Guess = (text: string) => boolean | undefined;

export interface Peer {
  readonly name: string;
  /** What is installed for it: folders or files whose size counts. */
  readonly installed: readonly string[];
  /** Loads it and identifies one string: what a program waits for before its first answer. */
  readonly load: () => Promise<Guess>;
}

const MODULES = join(import.meta.dirname, 'node_modules');
const OWN = join(import.meta.dirname, '../../pipeline/language');

export const PEERS: readonly Peer[] = [
  { name: 'galerada', installed: [join(OWN, 'model.bin')], load: loadOwn },
  { name: 'eld (large)', installed: [join(MODULES, 'eld')], load: loadEld },
  {
    name: 'franc',
    installed: ['franc', 'trigram-utils', 'n-gram'].map((name) => join(MODULES, name)),
    load: loadFranc,
  },
  { name: 'tinyld', installed: [join(MODULES, 'tinyld')], load: loadTinyld },
  { name: 'fasttext (wasm)', installed: [join(MODULES, 'fasttext.wasm.js')], load: loadFasttext },
];

async function loadOwn(): Promise<Guess> {
  const { identify } = await import('../../pipeline/language/identify.ts');
  return (text) => {
    const { odds } = identify(text);
    return odds === 0 ? undefined : odds > 0;
  };
}

async function loadEld(): Promise<Guess> {
  const { eld } = (await load('eld/src/entries/static.large.js')) as {
    eld: { setLanguageSubset(languages: string[]): unknown; detect(text: string): { language: string } };
  };
  eld.setLanguageSubset(['en', 'es']);
  return (text) => english(eld.detect(text).language, 'en', 'es');
}

async function loadFranc(): Promise<Guess> {
  const { franc } = (await load('franc/index.js')) as {
    franc(text: string, options: { only: string[]; minLength: number }): string;
  };
  return (text) => english(franc(text, { only: ['eng', 'spa'], minLength: 1 }), 'eng', 'spa');
}

async function loadTinyld(): Promise<Guess> {
  const { detect } = (await load('tinyld/dist/tinyld.normal.node.mjs')) as {
    detect(text: string, options: { only: string[] }): string;
  };
  return (text) => english(detect(text, { only: ['en', 'es'] }), 'en', 'es');
}

async function loadFasttext(): Promise<Guess> {
  const { getLIDModel } = (await load('fasttext.wasm.js/dist/main/node.mjs')) as {
    getLIDModel(): Promise<FasttextLoader>;
  };
  const loader = await getLIDModel();
  await loader.load();
  const { model } = loader;
  return (text) => {
    // All 176 languages, likeliest first: the one of ours that comes first.
    const ranked = model.predict(text.replaceAll('\n', ' '), 176, 0);
    for (let at = 0; at < ranked.size(); at++) {
      const guess = english(ranked.get(at)[1], '__label__en', '__label__es');
      if (guess !== undefined) return guess;
    }
    return undefined;
  };
}

interface FasttextLoader {
  load(): Promise<unknown>;
  readonly model: {
    predict(
      text: string,
      count: number,
      threshold: number,
    ): { size(): number; get(at: number): [number, string] };
  };
}

function english(answer: string, yes: string, no: string): boolean | undefined {
  if (answer === yes) return true;
  return answer === no ? false : undefined;
}

function load(path: string): Promise<unknown> {
  return import(pathToFileURL(join(MODULES, path)).href);
}
