/** What every engine behind the Translator port must do, whatever it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodedText, parseCoded, plainText } from '../../pipeline/model/coded-text.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import type { TranslationBatch, Translator } from '../../pipeline/ports.ts';

export interface Subject {
  readonly translator: Translator;
  /** How many requests have left for the engine, where that can be seen. */
  readonly requests?: () => number;
  /** Takes the engine away, so that nothing answers any more. */
  readonly vanish?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
}

export interface ContractOptions {
  readonly start: () => Promise<Subject>;
  /** False where it is not installed on this machine. */
  readonly here?: boolean;
  /** True for an engine that has an answer for any two languages. */
  readonly anyPair?: boolean;
}

const EN = 'en' as Locale;
const ES = 'es' as Locale;

const CODED = [
  'Read <1>the report</1> now.',
  'The <1>red</1> car and the <2>old <3>house</3></2> were sold.',
  'The city <1/> said that the people <2/> are here.',
  '<1><2/></1> The government of the city.',
  '<1></1> The people of the city.',
] as CodedText[];

export function describeTranslator(
  name: string,
  { start, here = true, anyPair = false }: ContractOptions,
): void {
  describe.runIf(here)(`${name} keeps the contract of a translator`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await start();
    }, 30_000);
    afterAll(async () => {
      await subject.translator.close?.();
      await subject.stop?.();
    });

    const translate = async (
      texts: readonly string[],
      more: Partial<TranslationBatch> = {},
    ): Promise<CodedText[]> => {
      const batch = { source: EN, target: ES, texts: texts as CodedText[], ...more };
      const result = await subject.translator.translate(batch);
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      return result.value.map((answer) => {
        if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
        return answer.target;
      });
    };

    it('has a name and limits that let something through', () => {
      const { translator } = subject;
      expect(translator.name).toMatch(/^[a-z]+$/);
      expect(translator.limits.texts).toBeGreaterThan(0);
      expect(translator.limits.bytes).toBeGreaterThan(1000);
    });

    it('is ready for English and Spanish, both ways', async () => {
      expect(await subject.translator.ready(EN, ES)).toEqual({ ok: true, value: true });
      expect(await subject.translator.ready(ES, EN)).toEqual({ ok: true, value: true });
    });

    if (!anyPair)
      it('refuses a language it does not have, when asked and when used', async () => {
        const target = 'fr' as Locale;
        const failure = {
          reason: 'engine-unsupported',
          engine: subject.translator.name,
          source: 'en',
          target,
        };
        expect(await subject.translator.ready(EN, target)).toEqual({ ok: false, failure });
        const batch = { source: EN, target, texts: ['The city.' as CodedText] };
        expect(await subject.translator.translate(batch)).toEqual({ ok: false, failure });
      });

    it('answers nothing to nothing', async () => {
      expect(await translate([])).toEqual([]);
    });

    it('answers every text, in order', async () => {
      const texts = Array.from({ length: 30 }, (_, at) => `There are ${at + 100} people in the city.`);
      const answers = await translate(texts);
      expect(answers).toHaveLength(30);
      for (const [at, answer] of answers.entries()) expect(plainText(answer)).toContain(String(at + 100));
    });

    it('sends one call as one request', async () => {
      const before = subject.requests?.() ?? 0;
      await translate(['The people.', 'The city.', 'The year.']);
      expect((subject.requests?.() ?? 1) - before).toBe(1);
    });

    it('says the same of the same', async () => {
      const [first] = await translate(['The president of the city said that the house is old.']);
      const [, second] = await translate(['A day.', 'The president of the city said that the house is old.']);
      expect(second).toBe(first);
    });

    it('brings every code back, paired', async () => {
      const answers = await translate(CODED);
      for (const [at, answer] of answers.entries()) expect(codesOf(answer)).toEqual(codesOf(CODED[at]!));
    });

    it('leaves a text that only looks like a tag a text', async () => {
      const [answer] = await translate(['The tag \\<1> and the people <1/>.']);
      expect(plainText(answer!)).toContain('<1>');
      expect(codesOf(answer!)).toEqual(['<1/>']);
    });

    it('does not touch interpolations, addresses and words to keep', async () => {
      const [answer] = await translate(
        [
          'The city of New York has {{count}} people: see https://example.com/a?b=1&c=2 or write to a.b@example.com.',
        ],
        { keep: ['New York'] },
      );
      for (const part of ['New York', '{{count}}', 'https://example.com/a?b=1&c=2', 'a.b@example.com']) {
        expect(plainText(answer!)).toContain(part);
      }
    });

    it('carries characters that mean something to some format', async () => {
      const [answer] = await translate([
        'The people & the <city> [of] {them} \\ / ^ $ @ ~ | * # _ ` "say" 50% 😀.',
      ]);
      const marks = [...'&<>[]{}\\/^$@~|*#_`"%😀'];
      expect(marks.filter((mark) => !plainText(answer!).includes(mark))).toEqual([]);
    });

    it('keeps the context to itself', async () => {
      const [answer] = await translate(['The people.'], { context: 'Xylophone quartet wins.' });
      expect(plainText(answer!)).not.toMatch(/xylo|Ẋýļ/i);
    });

    it('is a failure, not an exception, when the engine is gone', async () => {
      if (!subject.vanish) return;
      await subject.vanish();
      const result = await subject.translator.translate({
        source: EN,
        target: ES,
        texts: ['A day.' as CodedText],
      });
      expect(result).toMatchObject({ ok: false, failure: { reason: 'engine-unreachable' } });
    });
  });
}

/** Sorted tags; an opening and a closing tag that do not pair show as such. */
function codesOf(text: CodedText): string[] {
  const open: number[] = [];
  const codes: string[] = [];
  for (const piece of parseCoded(text)) {
    if (piece.kind === 'text') continue;
    if (piece.type === 'open') open.push(piece.id);
    else if (piece.type === 'standalone') codes.push(`<${piece.id}/>`);
    else codes.push(open.pop() === piece.id ? `<${piece.id}></${piece.id}>` : `unpaired ${piece.id}`);
  }
  return [...codes, ...open.map((id) => `unclosed ${id}`)].sort();
}
