/** Constraints of XLIFF 2, one small document each. */
import { describe, expect, it } from 'vitest';
import { readXliff } from '../../../pipeline/exchange/xliff/read.ts';

const MODULES = [
  'mtc="urn:oasis:names:tc:xliff:matches:2.0"',
  'gls="urn:oasis:names:tc:xliff:glossary:2.0"',
  'mda="urn:oasis:names:tc:xliff:metadata:2.0"',
  'res="urn:oasis:names:tc:xliff:resourcedata:2.0"',
  'slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"',
  'val="urn:oasis:names:tc:xliff:validation:2.0"',
  'fs="urn:oasis:names:tc:xliff:fs:2.0"',
  'its="http://www.w3.org/2005/11/its"',
  'my="urn:example:my"',
].map((one) => `xmlns:${one}`);

function document(file: string, root = 'trgLang="es"'): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${MODULES.join(' ')} version="2.1" srcLang="en" ${root}><file id="f1">${file}</file></xliff>`;
}

const unit = (inner: string, id = 'u1'): string => `<unit id="${id}">${inner}</unit>`;
const segment = (source: string, target?: string): string =>
  `<segment id="s1"><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`;

function rulesOf(xml: string): string[] {
  const failures = readXliff('a.xlf', new TextEncoder().encode(xml));
  return failures.map((failure) => ('detail' in failure ? failure.detail : failure.reason));
}

describe('what is right', () => {
  const right: [string, string][] = [
    ['text', unit(segment('a', 'b'))],
    ['codes that overlap', unit(segment('<sc id="1"/>a<sc id="2"/>b<ec startRef="1"/>c<ec startRef="2"/>'))],
    ['a start without its end', unit(segment('<sc id="1" isolated="yes"/>a'))],
    ['a pair that became two halves', unit(segment('<pc id="1">a</pc>', '<sc id="1"/>b<ec startRef="1"/>'))],
    ['a code only the target has', unit(segment('a', '<ph id="x"/>b'))],
    ['elements of others, in place', unit(`<my:a id="1"><my:b id="2"/></my:a>${segment('a')}`)],
    ['one id in two units', unit(segment('<ph id="1"/>')) + unit(segment('<ph id="1"/>'), 'u2')],
    [
      'a language that is a kind of the announced',
      unit('<segment><source xml:lang="en-GB">a</source></segment>'),
    ],
    [
      'a match',
      unit(
        `<mtc:matches><mtc:match ref="#s1"><source>a</source><target>b</target></mtc:match></mtc:matches>${segment('a')}`,
      ),
    ],
    ['empty groups', `<group id="g1"/><group id="g2"/>${unit(segment('a'))}`],
  ];
  it.each(right)('%s', (_, file) => expect(rulesOf(document(file))).toEqual([]));

  it('2.2: notes and metadata before files, pgs on segments', () => {
    const xml = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" version="2.2" srcLang="en"><notes><note id="n1" ref="#f=f1">x</note></notes><file id="f1"><unit id="u1" pgs:switch="plural:count"><segment pgs:case="one"><source>a</source></segment><segment pgs:case="other"><source>b</source></segment></unit></file></xliff>`;
    expect(rulesOf(xml)).toEqual([]);
    expect(rulesOf(xml.replaceAll('2.2', '2.0').replace('version="2.0"', 'version="2.1"'))).not.toEqual([]);
  });
});

describe('what is refused', () => {
  const data = '<originalData><data id="d1">x</data></originalData>';
  const wrong: [rule: string, file: string, root?: string][] = [
    ['element-unknown', unit(`<mtc:nothing/>${segment('a')}`)],
    ['element-misplaced', unit(`${segment('a')}<notes><note>n</note></notes>`)],
    ['element-misplaced', unit('<segment><source>a</source><source>b</source></segment>')],
    ['element-missing', unit('<segment><target>a</target></segment>')],
    ['element-missing', ''],
    ['text-misplaced', unit(`stray${segment('a')}`)],
    ['attribute-unknown', unit('<segment order="1"><source>a</source></segment>')],
    ['attribute-unknown', unit(segment('<pc id="1" my:x="1">a</pc>'))],
    ['attribute-unknown', `<group id="g" fs:other="p">${unit(segment('a'))}</group>`],
    ['attribute-missing', `<group>${unit(segment('a'))}</group>`],
    ['attribute-value', unit(segment('a'), '#1')],
    ['attribute-value', unit(segment('a')), 'trgLang="e s"'],
    ['attribute-value', unit('<segment state="done"><source>a</source></segment>')],
    ['unit-without-segment', unit('<ignorable><source> </source></ignorable>')],
    ['target-language-missing', unit(segment('a', 'b')), ''],
    ['language-differs', unit('<segment><source xml:lang="fr">a</source></segment>')],
    ['language-differs', unit(segment('a')), 'trgLang="es" xml:lang="fr"'],
    ['space-differs', unit('<segment><source xml:space="preserve">a</source><target>b</target></segment>')],
    ['id-twice', unit(segment('a')) + unit(segment('b'))],
    ['id-twice', `<group id="g"/><group id="g">${unit(segment('a'))}</group>`],
    ['id-twice', unit(segment('<ph id="1"/><ph id="1"/>'))],
    ['id-twice', unit(segment('<ph id="s1"/>'))],
    ['id-twice', unit(`<my:a id="1"/><my:b xml:id="1"/>${segment('a')}`)],
    ['id-twice', unit(`<notes><note id="n">1</note><note id="n">2</note></notes>${segment('a')}`)],
    ['target-code-differs', unit(segment('<pc id="1">a</pc>', '<ph id="1"/>b'))],
    ['data-missing', unit(data + segment('<ph id="1" dataRef="d2"/>'))],
    ['copy-of-nothing', unit(segment('<ph id="1" copyOf="9"/>'))],
    ['copy-of-data', unit(data + segment('<ph id="1" dataRef="d1"/><ph id="2" copyOf="1"/>'))],
    ['copy-with-data', unit(data + segment('<ph id="1"/><ph id="2" copyOf="1" dataRef="d1"/>'))],
    ['copy-forbidden', unit(segment('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>'))],
    ['subtype-of-other-type', unit(segment('<ph id="1" type="link" subType="xlf:b"/>'))],
    ['attribute-alone', unit(segment('<ph id="1" subType="my:b"/>'))],
    ['attribute-alone', unit('<segment subState="my:x"><source>a</source></segment>')],
    ['cp-plain', unit(segment('<cp hex="0041"/>'))],
    ['flow-missing', unit(segment('<ph id="1" subFlows="u9"/>'))],
    ['ec-without-sc', unit(segment('<ec startRef="1"/><sc id="1"/>'))],
    ['sc-without-ec', unit(segment('<sc id="1"/>a'))],
    ['sc-isolated', unit(segment('<sc id="1" isolated="yes"/>a<ec startRef="1"/>'))],
    ['sc-closed-twice', unit(segment('<sc id="1"/>a<ec startRef="1"/><ec startRef="1"/>'))],
    ['ec-id-or-start', unit(segment('<ec id="1" startRef="2" isolated="yes"/>'))],
    ['ec-not-isolated', unit(segment('<sc id="1"/>a<ec startRef="1" fs:fs="b"/>'))],
    ['pair-differs', unit(segment('<sc id="1" canCopy="no"/>a<ec startRef="1"/>'))],
    ['sm-without-em', unit(segment('<sm id="m1" type="generic"/>a'))],
    ['em-without-sm', unit(segment('a<em startRef="m1"/>'))],
    ['reorder-not-fixed', unit(segment('<ph id="1" canReorder="firstNo"/>'))],
    ['reorder-without-first', unit(segment('<ph id="1" canReorder="no" canCopy="no" canDelete="no"/>'))],
    ['code-deleted', unit(segment('<ph id="1" canDelete="no"/>a', 'b'))],
    [
      'order-twice',
      unit(
        '<segment><source>a</source><target order="2">a</target></segment><segment><source>b</source><target>b</target></segment>',
      ),
    ],
    ['order-too-large', unit('<segment><source>a</source><target order="2">a</target></segment>')],
    ['comment-value-or-ref', unit(segment('<mrk id="m" type="comment">a</mrk>'))],
    ['comment-without-note', unit(segment('<mrk id="m" type="comment" ref="#n=9">a</mrk>'))],
    ['fragment-order', unit(segment('<mrk id="m" type="my:x" ref="#/u=u1/f=f1">a</mrk>'))],
    ['fragment-prefix', unit(segment('<mrk id="m" type="my:x" ref="#/f=f1/zz=1">a</mrk>'))],
    ['fragment-syntax', unit(segment('<mrk id="m" type="my:x" ref="#/f=f1/u=">a</mrk>'))],
    [
      'span-missing',
      unit(
        `<mtc:matches><mtc:match ref="#s9"><source>a</source><target>b</target></mtc:match></mtc:matches>${segment('a')}`,
      ),
    ],
    [
      'span-not-fragment',
      unit(
        `<mtc:matches><mtc:match ref="s1"><source>a</source><target>b</target></mtc:match></mtc:matches>${segment('a')}`,
      ),
    ],
    [
      'term-alone',
      unit(
        `<gls:glossary><gls:glossEntry><gls:term>a</gls:term></gls:glossEntry></gls:glossary>${segment('a')}`,
      ),
    ],
    ['href-or-content', `<skeleton/>${unit(segment('a'))}`],
    ['href-or-content', `<skeleton href="a">b</skeleton>${unit(segment('a'))}`],
    [
      'rule-tests',
      unit(`<val:validation><val:rule isPresent="a" endsWith="b"/></val:validation>${segment('a')}`),
    ],
    [
      'rule-disabled',
      `<val:validation><val:rule isPresent="a" disabled="yes"/></val:validation>${unit(segment('a'))}`,
    ],
    [
      'attributes-together',
      `<slr:data profile="p"><my:x id="i"/></slr:data><group id="g" slr:sizeInfo="1" slr:sizeInfoRef="i">${unit(segment('a'))}</group>`,
    ],
    ['size-data-missing', `<group id="g" slr:sizeInfoRef="i">${unit(segment('a'))}</group>`],
    ['its-version', unit(segment('<mrk id="m" its:mtConfidence="0.5">a</mrk>'))],
    ['its-annotators', unit(segment('<mrk id="m" its:annotatorsRef="a b">x</mrk>')), 'its:version="2.0"'],
  ];
  it.each(wrong)('%s: %s', (rule, file, root = 'trgLang="es"') => {
    expect(rulesOf(document(file, root))).toContain(rule);
  });

  it('names the line, the column and the place', () => {
    const xml = document(`\n\n  ${unit(`\n   ${segment('<ph id="1"/><ph id="1"/>')}`)}`);
    const [failure] = readXliff('a.xlf', new TextEncoder().encode(xml));
    expect(failure).toMatchObject({
      file: 'a.xlf',
      start: { line: 4 },
      message: { key: 'exchange:rule.id-twice', values: { id: '1', scope: 'unit', at: '#/f=f1/u=u1/s1/1' } },
    });
  });

  it('says no more than a hundred things', () => {
    const many = Array.from({ length: 300 }, (_, at) => unit(segment('<sc id="1"/>'), `u${at}`)).join('');
    expect(rulesOf(document(many))).toHaveLength(100);
  });
});

describe('units made to be slow are judged all the same', () => {
  const MANY = 15_000;
  const times = (part: (at: number) => string): string =>
    Array.from({ length: MANY }, (_, at) => part(at)).join('');
  const hostile: [string, string][] = [
    [
      'one id everywhere',
      unit(
        segment(
          times(() => '<ph id="1"/>'),
          times(() => '<ph id="1"/>'),
        ),
      ),
    ],
    [
      'comments without end',
      unit(segment(times((at) => `<mrk id="m${at}" type="comment" ref="#n=1">a</mrk>`))),
    ],
    [
      'matches without end',
      unit(
        `<mtc:matches>${times(() => '<mtc:match ref="#s9"><source>a</source><target>b</target></mtc:match>')}</mtc:matches>${segment('a')}`,
      ),
    ],
    ['sizes without end', unit(segment(times((at) => `<ph id="${at}" slr:sizeInfoRef="x"/>`)))],
    [
      'segments without end',
      unit(times((at) => `<segment id="s${at}"><source>a</source><target order="1">b</target></segment>`)),
    ],
    ['starts without ends', unit(segment(times((at) => `<sc id="${at}"/>`)))],
  ];
  it.each(hostile)('%s', { timeout: 60_000 }, (_, file) => {
    expect(rulesOf(document(file)).length).toBeGreaterThan(0);
  });
});
