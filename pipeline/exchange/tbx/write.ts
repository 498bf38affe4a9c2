/** Terms as TBX-Basic: ISO 30042:2019, style DCA, which the widest range of tools reads. */
import type { Term } from '../../model/glossary.ts';
import type { Language } from '../../model/locale.ts';
import { EXACT_CASE, NO_TRANSLATION, PARTS_OF_SPEECH } from './values.ts';

const HEADER = `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc><p>Glossary written by galerada</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
`;

/** Characters that XML cannot hold are left out of what it writes. */
export function writeTbx(terms: readonly Term[]): string {
  const concepts = terms.map((term, at) => writeConcept(term, at + 1));
  return `${HEADER}${concepts.join('')}    </body>\n  </text>\n</tbx>\n`;
}

function writeConcept(term: Term, number: number): string {
  const marks = [...(term.translate ? [] : [NO_TRANSLATION]), ...(term.exactCase ? [EXACT_CASE] : [])].join(
    ' ',
  );
  const lines = [
    ...(term.domain ? [element('descrip', 'subjectField', term.domain)] : []),
    ...(marks ? [element('admin', 'projectSubset', marks)] : []),
    ...(term.note ? [`<note>${escapeText(term.note)}</note>`] : []),
    ...(['en', 'es'] as const).flatMap((language) => writeLanguage(term, language)),
  ];
  const inner = lines.map((line) => `        ${line}\n`).join('');
  return `      <conceptEntry id="c${number}">\n${inner}      </conceptEntry>\n`;
}

function writeLanguage(term: Term, language: Language): string[] {
  const approved = term.forms[language].map((form, at) =>
    writeTerm(form, term, {
      language,
      status: at === 0 ? 'preferredTerm-admn-sts' : 'admittedTerm-admn-sts',
    }),
  );
  const forbidden = term.forbidden[language].map((form) =>
    writeTerm(form, term, { language, status: 'deprecatedTerm-admn-sts' }),
  );
  const all = [...approved, ...forbidden];
  return all.length === 0
    ? []
    : [`<langSec xml:lang="${language}">`, ...all.map((line) => `  ${line}`), '</langSec>'];
}

function writeTerm(
  form: string,
  term: Term,
  { language, status }: { language: Language; status: string },
): string {
  const grammar = status.startsWith('deprecated') ? undefined : term.grammar?.[language];
  const part = [...PARTS_OF_SPEECH].find(([, value]) => value === term.partOfSpeech)?.[0];
  const notes = [
    ['partOfSpeech', part],
    ['grammaticalGender', grammar?.gender],
    ['grammaticalNumber', grammar?.number],
    ['administrativeStatus', status],
  ] as const;
  const written = notes.map(([type, value]) => (value ? element('termNote', type, value) : '')).join('');
  return `<termSec><term>${escapeText(form)}</term>${written}</termSec>`;
}

function element(name: string, type: string, text: string): string {
  return `<${name} type="${type}">${escapeText(text)}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[&<>]/g, (character) => ENTITIES[character]!)
  );
}
