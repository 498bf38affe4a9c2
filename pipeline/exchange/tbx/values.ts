/** Values of TBX-Basic (TBX-Basic Dialect, LTAC Global 2019) and what they are in the model. */
import type { Grammar, PartOfSpeech } from '../../model/glossary.ts';

export const PARTS_OF_SPEECH: ReadonlyMap<string, PartOfSpeech> = new Map([
  ['noun', 'noun'],
  ['verb', 'verb'],
  ['adjective', 'adjective'],
  ['adverb', 'adverb'],
  ['properNoun', 'proper noun'],
  ['other', 'other'],
]);

export const GENDERS: readonly NonNullable<Grammar['gender']>[] = ['masculine', 'feminine', 'neuter'];
export const NUMBERS: readonly NonNullable<Grammar['number']>[] = ['singular', 'plural'];

/** Beginnings of `administrativeStatus` for what is not to be used. */
export const FORBIDDEN = ['deprecatedTerm', 'supersededTerm'] as const;

/** What TBX-Basic has no category for goes as subsets of a project, which every tool keeps. */
export const NO_TRANSLATION = 'galerada:do-not-translate';
export const EXACT_CASE = 'galerada:exact-case';
