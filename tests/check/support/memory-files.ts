/** The Files port over a map, for tests that look at what a check reads and writes. */
import { ok } from '../../../pipeline/model/finding.ts';
import type { Files } from '../../../pipeline/ports.ts';

export interface MemoryFiles extends Files {
  readonly texts: Map<string, string>;
  /** Paths in the order they were written. */
  readonly written: string[];
}

export function memoryFiles(given: Readonly<Record<string, string | object>>): MemoryFiles {
  const texts = new Map(
    Object.entries(given).map(([file, text]) => [
      file,
      typeof text === 'string' ? text : `${JSON.stringify(text, null, 2)}\n`,
    ]),
  );
  const written: string[] = [];
  return {
    texts,
    written,
    list: async (folder) => {
      const files = [...texts.keys()].filter((file) => folder === '.' || file.startsWith(`${folder}/`));
      return { files: files.sort(), failures: [] };
    },
    read: async (file) => {
      const text = texts.get(file);
      return text === undefined
        ? { ok: false, failure: { reason: 'unreadable', file, detail: 'there is no such file' } }
        : ok(new TextEncoder().encode(text));
    },
    readText: async (file) => ok(texts.get(file)),
    write: async (file, text) => {
      texts.set(file, text);
      written.push(file);
      return ok(true);
    },
    readTextNow: (file) => ok(texts.get(file)),
    stage: async () => {
      throw new Error('nothing is published from memory');
    },
  };
}
