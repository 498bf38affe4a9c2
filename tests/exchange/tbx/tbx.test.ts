import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTbx, type TbxTerms } from '../../../pipeline/exchange/tbx/read.ts';
import { writeTbx } from '../../../pipeline/exchange/tbx/write.ts';
import type { Term } from '../../../pipeline/model/glossary.ts';

function read(text: string): TbxTerms {
  const result = readTbx('glossary.tbx', text);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const TRUCE: Term = {
  forms: { en: ['trade truce'], es: ['tregua comercial', 'tregua arancelaria'] },
  forbidden: { en: ['ceasefire'], es: ['alto el fuego'] },
  translate: true,
  exactCase: false,
  note: 'Not <war> & peace.',
  partOfSpeech: 'noun',
  domain: 'economy',
  grammar: { es: { gender: 'feminine', number: 'singular' } },
  line: 1,
};

/** ISO 30042:2008, as older tools write it. */
const OLD = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
  <termEntry id="t1"><descrip type="subjectField">politics</descrip>
    <langSet xml:lang="en-US"><tig><term>prime minister</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
    <langSet xml:lang="es-ES">
      <tig><term>premier</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
      <tig><term>jefe de Gobierno</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
      <tig><term>primer
        ministro</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    </langSet>
    <langSet xml:lang="fr"><tig><term>premier ministre</term></tig></langSet>
  </termEntry>
  <termEntry id="t2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry>
</body></text></martif>`;

/** ISO 30042:2019, style DCT. */
const NEW = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="c1"><min:subjectField>sport</min:subjectField>
    <langSec xml:lang="en"><termSec><term>coach</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
    <langSec xml:lang="es"><termSec><term>entrenador</term><basic:grammaticalGender>masculine</basic:grammaticalGender></termSec></langSec>
  </conceptEntry></body></text></tbx>`;

describe('TBX-Basic', () => {
  it('reads the form of 2008', () => {
    expect(read(OLD)).toEqual({
      terms: [
        {
          forms: { en: ['prime minister'], es: ['primer ministro', 'jefe de Gobierno'] },
          forbidden: { en: [], es: ['premier'] },
          translate: true,
          exactCase: false,
          partOfSpeech: 'noun',
          domain: 'politics',
          line: 1,
        },
      ],
      skipped: ['t2'],
    });
  });

  it('reads the form of 2019, with elements for categories', () => {
    expect(read(NEW).terms).toEqual([
      {
        forms: { en: ['coach'], es: ['entrenador'] },
        forbidden: { en: [], es: [] },
        translate: true,
        exactCase: false,
        partOfSpeech: 'noun',
        domain: 'sport',
        grammar: { es: { gender: 'masculine' } },
        line: 1,
      },
    ]);
  });

  it('writes what it reads', () => {
    const name: Term = { ...TRUCE, translate: false, exactCase: true, partOfSpeech: 'proper noun', line: 2 };
    const written = writeTbx([TRUCE, name]);
    expect(read(written)).toEqual({ terms: [TRUCE, name], skipped: [] });
    expect(writeTbx(read(written).terms)).toBe(written);
  });

  it('survives whatever a glossary holds', () => {
    const form = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replace(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ').trim())
      .filter((text) => text !== '' && text.isWellFormed());
    const forms = fc.uniqueArray(form, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(forms, forms, forms, (en, es, forbidden) => {
        const term: Term = { ...TRUCE, forms: { en, es }, forbidden: { en: forbidden, es: [] } };
        expect(read(writeTbx([term])).terms).toEqual([term]);
      }),
    );
  });

  it.each([
    [
      'entities of its own',
      `<!DOCTYPE martif [<!ENTITY a "b">]>${OLD.slice(OLD.indexOf('<martif'))}`,
      'invalid',
    ],
    ['another kind of file', '<html/>', 'invalid'],
    ['broken XML', OLD.slice(0, -20), 'unparsable'],
    ['nothing', '', 'unparsable'],
  ])('refuses %s', (_, text, reason) => {
    const result = readTbx('glossary.tbx', text);
    expect(result.ok ? undefined : result.failure).toMatchObject({ reason, file: 'glossary.tbx' });
  });
});
