/**
 * TBX-Basic into terms: ISO 30042:2019 (`<tbx>`, both styles) and its forerunner of 2008 (`<martif>`).
 * A document type is passed over without being fetched; one that declares entities of its own is refused.
 */
import { type Element, parseXmlDocument } from 'slimdom';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { Grammar, PartOfSpeech, Term } from '../../model/glossary.ts';
import { type Language, languageOf } from '../../model/locale.ts';
import { EXACT_CASE, FORBIDDEN, GENDERS, NO_TRANSLATION, NUMBERS, PARTS_OF_SPEECH } from './values.ts';

export interface TbxTerms {
  readonly terms: readonly Term[];
  /** Concepts without a term in both English and Spanish, by their ids. */
  readonly skipped: readonly string[];
}

const LARGEST = 64 * 1024 * 1024;

export function readTbx(file: string, text: string): Result<TbxTerms> {
  if (text.length > LARGEST) return fail({ reason: 'too-large', file, bytes: text.length, limit: LARGEST });
  if (/<!DOCTYPE[^>[]{0,1000}\[/.test(text.slice(0, 4096)))
    return fail({
      reason: 'invalid',
      file,
      expected: 'a DOCTYPE without declarations of its own',
      found: '[',
    });
  let root: Element;
  try {
    root = parseXmlDocument(text.replace(/^\uFEFF/, ''), { treatCDataAsText: true }).documentElement!;
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return fail({ reason: 'unparsable', file, detail });
  }
  if (!['tbx', 'martif'].includes(root.localName))
    return fail({ reason: 'invalid', file, expected: '<tbx> or <martif>', found: `<${root.localName}>` });
  return ok(readConcepts(root));
}

function readConcepts(root: Element): TbxTerms {
  const terms: Term[] = [];
  const skipped: string[] = [];
  descendants(root, ['conceptEntry', 'termEntry']).forEach((concept, at) => {
    const term = readConcept(concept, at + 1);
    if (term.forms.en.length > 0 && term.forms.es.length > 0) terms.push(term);
    else skipped.push(concept.getAttribute('id') ?? String(at + 1));
  });
  return { terms, skipped };
}

interface Name {
  readonly language: Language;
  readonly text: string;
  readonly isForbidden: boolean;
  readonly isPreferred: boolean;
  readonly partOfSpeech: PartOfSpeech | undefined;
  readonly grammar: Grammar;
}

/** `line` counts concepts: an XML tree has no lines. */
function readConcept(concept: Element, line: number): Term {
  const names = descendants(concept, ['langSec', 'langSet']).flatMap(readLanguage);
  const marks = valuesOf(concept, 'projectSubset').flatMap((value) => value.split(/\s+/));
  const note = descendants(concept, ['note']).map(textOf).find(Boolean);
  const [domain] = valuesOf(concept, 'subjectField');
  const partOfSpeech = names.find((name) => name.partOfSpeech)?.partOfSpeech;
  const grammar = grammarOf(names);
  return {
    forms: { en: formsIn(names, 'en', false), es: formsIn(names, 'es', false) },
    forbidden: { en: formsIn(names, 'en', true), es: formsIn(names, 'es', true) },
    translate: !marks.includes(NO_TRANSLATION),
    exactCase: marks.includes(EXACT_CASE),
    ...(note ? { note } : {}),
    ...(partOfSpeech ? { partOfSpeech } : {}),
    ...(domain ? { domain } : {}),
    ...(grammar ? { grammar } : {}),
    line,
  };
}

function readLanguage(section: Element): Name[] {
  const language = languageOf(section.getAttribute('xml:lang') ?? '');
  if (!language) return [];
  return descendants(section, ['termSec', 'tig', 'termGrp']).flatMap((group): Name[] => {
    const [term] = descendants(group, ['term']);
    const text = term ? textOf(term) : '';
    if (text === '') return [];
    const status = valuesOf(group, 'administrativeStatus')[0] ?? '';
    const gender = GENDERS.find((value) => value === valuesOf(group, 'grammaticalGender')[0]);
    const number = NUMBERS.find((value) => value === valuesOf(group, 'grammaticalNumber')[0]);
    return [
      {
        language,
        text,
        isForbidden: FORBIDDEN.some((value) => status.startsWith(value)),
        isPreferred: status.startsWith('preferred'),
        partOfSpeech: PARTS_OF_SPEECH.get(valuesOf(group, 'partOfSpeech')[0] ?? ''),
        grammar: { ...(gender ? { gender } : {}), ...(number ? { number } : {}) },
      },
    ];
  });
}

/** The preferred one first, the others in the order of the file. */
function formsIn(names: readonly Name[], language: Language, isForbidden: boolean): string[] {
  const own = names.filter((name) => name.language === language && name.isForbidden === isForbidden);
  own.sort((a, b) => Number(b.isPreferred) - Number(a.isPreferred));
  return [...new Set(own.map(({ text }) => text))];
}

function grammarOf(names: readonly Name[]): Term['grammar'] {
  const known = names.filter((name) => !name.isForbidden && Object.keys(name.grammar).length > 0);
  if (known.length === 0) return undefined;
  return Object.fromEntries(known.toReversed().map(({ language, grammar }) => [language, grammar]));
}

/** Of `<termNote type="partOfSpeech">` and its like, or, in the other style, of `<basic:partOfSpeech>`. */
function valuesOf(element: Element, type: string): string[] {
  const holders = descendants(element, ['termNote', 'descrip', 'admin', type]);
  return holders
    .filter((holder) => holder.localName === type || holder.getAttribute('type') === type)
    .map(textOf)
    .filter(Boolean);
}

/** In document order, whatever their namespace. */
function descendants(element: Element, names: readonly string[]): Element[] {
  const found: Element[] = [];
  const walk = (from: Element): void => {
    for (const child of from.children) {
      if (names.includes(child.localName)) found.push(child);
      walk(child);
    }
  };
  walk(element);
  return found;
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
