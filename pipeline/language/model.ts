/**
 * The trained data, read once from `model.bin` (made by bench/language/train.ts; docs/language.md says from
 * what). The only file a pure layer reads: it is part of the program, as code is.
 */
import { readFileSync } from 'node:fs';
import { decodeModel, type Model } from './format.ts';

export const model: Model = decodeModel(readFileSync(new URL('./model.bin', import.meta.url)));
