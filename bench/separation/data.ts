/** Labelled documents and strings, read from a folder that is not part of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface GoldBlock {
  readonly text: string;
  readonly kind: 'body' | 'ui';
  readonly lang: string;
}

export interface GoldStray {
  readonly block: number;
  readonly offset: number;
  readonly length: number;
  readonly word: string;
  readonly suggestion: string;
}

export interface Gold {
  readonly id: string;
  readonly blocks: readonly GoldBlock[];
  readonly strays: readonly GoldStray[];
  readonly meta: {
    readonly type: string;
    readonly bodyLang: 'en' | 'es';
    readonly body: { readonly repo: string };
    readonly ui: readonly string[];
  };
}

export interface LabelledString {
  readonly text: string;
  readonly lang: string;
  readonly kind: string;
  readonly repo: string;
}

export interface StraySentence {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly strays: readonly Omit<GoldStray, 'block'>[];
  readonly carrier: 'en' | 'es';
  readonly repo: string;
}

export const FORMATS = ['txt', 'md', 'html'] as const;

export function readGold(folder: string): Gold[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Gold);
}

export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
