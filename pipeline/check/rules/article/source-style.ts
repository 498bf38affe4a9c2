import type { Range } from '../../../model/text.ts';
import { type Asked, Asking } from '../../asked.ts';
import { excerpt } from '../../excerpt.ts';
import { visitOriginals } from '../../originals.ts';
import { isInOtherLanguage } from '../../reads-as.ts';
import { articleWithOptions, type Report, type TextReport, type TextRule } from '../../rule.ts';
import { optionsOf } from '../../settings.ts';
import type { Place } from '../../subjects.ts';
import type { TextSubject } from '../../texts.ts';
import { acronymPlural } from '../text/acronym-plural.ts';
import { brackets } from '../text/brackets.ts';
import { capitalAccent } from '../text/capital-accent.ts';
import { clockStyle } from '../text/clock-style.ts';
import { commaBeforeQuestion } from '../text/comma-before-question.ts';
import { controlCharacter } from '../text/control-character.ts';
import { currencyPosition } from '../text/currency-position.ts';
import { dash } from '../text/dash.ts';
import { dateWeekday } from '../text/date-weekday.ts';
import { dayHalf } from '../text/day-half.ts';
import { decimalApostrophe } from '../text/decimal-apostrophe.ts';
import { doubleSpace } from '../text/double-space.ts';
import { doubledPunctuation } from '../text/doubled-punctuation.ts';
import { eeuu } from '../text/eeuu.ts';
import { ellipsis } from '../text/ellipsis.ts';
import { headlineCase } from '../text/headline-case.ts';
import { headlineStop } from '../text/headline-stop.ts';
import { invertedMark } from '../text/inverted-mark.ts';
import { lowerCaseName } from '../text/lower-case-name.ts';
import { mojibake } from '../text/mojibake.ts';
import { numberFormat } from '../text/number-format.ts';
import { numberGrouping } from '../text/number-grouping.ts';
import { numberMixed } from '../text/number-mixed.ts';
import { officeCase } from '../text/office-case.ts';
import { openingMark } from '../text/opening-mark.ts';
import { ordinalStop } from '../text/ordinal-stop.ts';
import { percentSpacing } from '../text/percent-spacing.ts';
import { quoteBalance } from '../text/quote-balance.ts';
import { quoteStop } from '../text/quote-stop.ts';
import { quoteStyle } from '../text/quote-style.ts';
import { repeatedWord } from '../text/repeated-word.ts';
import { replacementCharacter } from '../text/replacement-character.ts';
import { shouting } from '../text/shouting.ts';
import { spaceAfter } from '../text/space-after.ts';
import { spaceBefore } from '../text/space-before.ts';
import { stopAfterMark } from '../text/stop-after-mark.ts';
import { unicodeForm } from '../text/unicode-form.ts';
import { zeroWidth } from '../text/zero-width.ts';

/** Rules that need nothing to compare a text with. */
const STYLE: readonly TextRule[] = [
  acronymPlural,
  brackets,
  capitalAccent,
  clockStyle,
  commaBeforeQuestion,
  controlCharacter,
  currencyPosition,
  dash,
  dateWeekday,
  dayHalf,
  decimalApostrophe,
  doubleSpace,
  doubledPunctuation,
  eeuu,
  ellipsis,
  headlineCase,
  headlineStop,
  invertedMark,
  lowerCaseName,
  mojibake,
  numberFormat,
  numberGrouping,
  numberMixed,
  officeCase,
  openingMark,
  ordinalStop,
  percentSpacing,
  quoteBalance,
  quoteStop,
  quoteStyle,
  repeatedWord,
  replacementCharacter,
  shouting,
  spaceAfter,
  spaceBefore,
  stopAfterMark,
  unicodeForm,
  zeroWidth,
];

/** An article's own sentences, held to what is asked of translations: its house's way of writing, in its own language. */
export const sourceStyle = articleWithOptions({
  id: 'source-style',
  on: 'article',
  severity: 'warning',
  options: {
    except: {
      type: 'array',
      items: { type: 'string' },
      default: ['comma-before-question', 'headline-case'],
      description: 'Rules that are not asked about the article itself.',
    },
  },
  run: (subject, { except }) => {
    const { whole, part } = askingBut(except);
    const counts = new Map<number, number>();
    for (const { block } of subject.original?.segments ?? []) counts.set(block, (counts.get(block) ?? 0) + 1);
    const found: Report[] = [];
    visitOriginals(subject, ({ segment, glance, subject: read }) => {
      const rules = (counts.get(segment.block) === 1 ? whole : part).of(glance);
      if (rules.length === 0) return;
      const text = read();
      const reports = rules.flatMap(({ rule, options }) =>
        rule.run(text, options).flatMap((report) => told(rule, text, report)),
      );
      // A sentence of the other language is a quotation, or another rule's matter.
      if (reports.length && !isInOtherLanguage(text.target)) found.push(...reports);
    });
    return found;
  },
});

/** What opens in one sentence may close in the next of the paragraph. */
const ACROSS: readonly TextRule[] = [brackets, quoteBalance];

interface AskedStyle {
  /** Of a sentence that is a whole block. */
  readonly whole: Asking<Asked>;
  /** Of one among others. */
  readonly part: Asking<Asked>;
}

const known = new WeakMap<readonly string[], AskedStyle>();

/** The same for every article of a run. */
function askingBut(except: readonly string[]): AskedStyle {
  const before = known.get(except);
  if (before) return before;
  const rules = STYLE.filter(({ id }) => !except.includes(id)).map((rule) => ({
    rule,
    options: optionsOf(rule, {}),
  }));
  const asking = {
    whole: new Asking(rules),
    part: new Asking(rules.filter(({ rule }) => !ACROSS.includes(rule))),
  };
  known.set(except, asking);
  return asking;
}

/**
 * In the rule's own words, with its name to look it up by. Without a fix: the sentence's translations were made
 * of what it says now, and whoever changes it should see them.
 */
function told({ id }: TextRule, { target, place }: TextSubject, report: TextReport): Report[] {
  const { at, variant, values, evidence = [] } = report;
  const where = place(at);
  // A space on either side of a tag, or before the end of a line, is one to the reader.
  if (id === doubleSpace.id && at && !isOneStretch(where, at)) return [];
  const found = excerpt(at ? target.text.slice(at.start, at.end) : target.text);
  return [
    {
      place: where,
      message: { key: `check:${id}${variant ? `.${variant}` : ''}`, values: { found, ...values } },
      evidence: [...evidence, { key: 'check:source-style', values: { rule: id } }],
    },
  ];
}

function isOneStretch({ start, end }: Place, at: Range): boolean {
  return start?.line === end?.line && (end?.column ?? 0) - (start?.column ?? 0) === at.end - at.start;
}
