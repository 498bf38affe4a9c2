/**
 * The trained data, read once from `model.bin` (made by bench/language/train.ts; docs/language.md says from
 * what). The only file a pure layer reads: it is part of the program, as code is.
 */
import { decodeModel, type Model } from './format.ts';

/** Not imported: an ES module that imports `node:fs` has Node load all of its streams, which takes longer than this. */
const { readFileSync } = process.getBuiltinModule('node:fs');

export const model: Model = decodeModel(readFileSync(new URL('./model.bin', import.meta.url)));
