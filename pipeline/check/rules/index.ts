/** Every rule there is, in the order they run. A test holds this list against the folder. */
import type { Rule } from '../rule.ts';
import { altMissing } from './article/alt-missing.ts';
import { captionMissing } from './article/caption-missing.ts';
import { interfaceInBody } from './article/interface-in-body.ts';
import { linkEdition } from './article/link-edition.ts';
import { pageLanguage } from './article/page-language.ts';
import { separationUnsure } from './article/separation-unsure.ts';
import { sourceLanguage } from './article/source-language.ts';
import { sourceStyle } from './article/source-style.ts';
import { strayWord } from './article/stray-word.ts';
import { stringClash } from './bundle/string-clash.ts';
import { stringEmpty } from './bundle/string-empty.ts';
import { stringExtra } from './bundle/string-extra.ts';
import { stringMissing } from './bundle/string-missing.ts';
import { stringPlural } from './bundle/string-plural.ts';
import { stringPluralExtra } from './bundle/string-plural-extra.ts';
import { stringTwin } from './bundle/string-twin.ts';
import { sameSource } from './edition/same-source.ts';
import { sameTarget } from './edition/same-target.ts';
import { canonical } from './pages/canonical.ts';
import { hreflang } from './pages/hreflang.ts';
import { slugCollision } from './pages/slug-collision.ts';
import { articleMissing } from './segment/article-missing.ts';
import { segmentCodeOrder } from './segment/segment-code-order.ts';
import { segmentCodes } from './segment/segment-codes.ts';
import { segmentStale } from './segment/segment-stale.ts';
import { segmentState } from './segment/segment-state.ts';
import { segmentUntranslated } from './segment/segment-untranslated.ts';
import { keyUndefined } from './site/key-undefined.ts';
import { keyUnused } from './site/key-unused.ts';
import { namespaceMissing } from './site/namespace-missing.ts';
import { acronym } from './text/acronym.ts';
import { acronymPlural } from './text/acronym-plural.ts';
import { blockCount } from './text/block-count.ts';
import { brackets } from './text/brackets.ts';
import { capitalAccent } from './text/capital-accent.ts';
import { clockStyle } from './text/clock-style.ts';
import { commaBeforeQuestion } from './text/comma-before-question.ts';
import { controlCharacter } from './text/control-character.ts';
import { currencyPosition } from './text/currency-position.ts';
import { dash } from './text/dash.ts';
import { dateAmbiguous } from './text/date-ambiguous.ts';
import { dateValue } from './text/date-value.ts';
import { dateWeekday } from './text/date-weekday.ts';
import { dayHalf } from './text/day-half.ts';
import { decimalApostrophe } from './text/decimal-apostrophe.ts';
import { doubleSpace } from './text/double-space.ts';
import { doubledPunctuation } from './text/doubled-punctuation.ts';
import { edgeWhitespace } from './text/edge-whitespace.ts';
import { eeuu } from './text/eeuu.ts';
import { ellipsis } from './text/ellipsis.ts';
import { email } from './text/email.ts';
import { endPunctuation } from './text/end-punctuation.ts';
import { entity } from './text/entity.ts';
import { exonym } from './text/exonym.ts';
import { foreignWord } from './text/foreign-word.ts';
import { handle } from './text/handle.ts';
import { hashtag } from './text/hashtag.ts';
import { headlineCase } from './text/headline-case.ts';
import { headlineStop } from './text/headline-stop.ts';
import { initialCase } from './text/initial-case.ts';
import { invertedMark } from './text/inverted-mark.ts';
import { lengthLimit } from './text/length-limit.ts';
import { lengthRatio } from './text/length-ratio.ts';
import { lineBreaks } from './text/line-breaks.ts';
import { lowerCaseName } from './text/lower-case-name.ts';
import { markdownLinks } from './text/markdown-links.ts';
import { mojibake } from './text/mojibake.ts';
import { moneyAmount } from './text/money-amount.ts';
import { moneyCurrency } from './text/money-currency.ts';
import { nameKept } from './text/name-kept.ts';
import { numberAmbiguous } from './text/number-ambiguous.ts';
import { numberFormat } from './text/number-format.ts';
import { numberGrouping } from './text/number-grouping.ts';
import { numberMagnitude } from './text/number-magnitude.ts';
import { numberMixed } from './text/number-mixed.ts';
import { numberValue } from './text/number-value.ts';
import { officeCase } from './text/office-case.ts';
import { openingMark } from './text/opening-mark.ts';
import { ordinalStop } from './text/ordinal-stop.ts';
import { percentPoints } from './text/percent-points.ts';
import { percentSpacing } from './text/percent-spacing.ts';
import { percentValue } from './text/percent-value.ts';
import { phone } from './text/phone.ts';
import { placeholderBroken } from './text/placeholder-broken.ts';
import { placeholderEscape } from './text/placeholder-escape.ts';
import { placeholderFormat } from './text/placeholder-format.ts';
import { placeholders } from './text/placeholders.ts';
import { printf } from './text/printf.ts';
import { quotationCount } from './text/quotation-count.ts';
import { quoteBalance } from './text/quote-balance.ts';
import { quoteStop } from './text/quote-stop.ts';
import { quoteStyle } from './text/quote-style.ts';
import { repeatedWord } from './text/repeated-word.ts';
import { replacementCharacter } from './text/replacement-character.ts';
import { sameAsSource } from './text/same-as-source.ts';
import { sentenceCount } from './text/sentence-count.ts';
import { shouting } from './text/shouting.ts';
import { sourceLeak } from './text/source-leak.ts';
import { spaceAfter } from './text/space-after.ts';
import { spaceBefore } from './text/space-before.ts';
import { stopAfterMark } from './text/stop-after-mark.ts';
import { tagNesting } from './text/tag-nesting.ts';
import { tags } from './text/tags.ts';
import { termForbidden } from './text/term-forbidden.ts';
import { termKept } from './text/term-kept.ts';
import { termMissing } from './text/term-missing.ts';
import { timeValue } from './text/time-value.ts';
import { unicodeForm } from './text/unicode-form.ts';
import { unitValue } from './text/unit-value.ts';
import { unsafeHtml } from './text/unsafe-html.ts';
import { url } from './text/url.ts';
import { wrongLanguage } from './text/wrong-language.ts';
import { zeroWidth } from './text/zero-width.ts';

export const RULES: readonly Rule[] = [
  stringClash,
  stringEmpty,
  stringExtra,
  stringMissing,
  stringPluralExtra,
  stringPlural,
  stringTwin,
  keyUndefined,
  keyUnused,
  namespaceMissing,
  altMissing,
  captionMissing,
  interfaceInBody,
  linkEdition,
  pageLanguage,
  canonical,
  hreflang,
  slugCollision,
  separationUnsure,
  sourceLanguage,
  sourceStyle,
  strayWord,
  articleMissing,
  segmentCodeOrder,
  segmentCodes,
  segmentStale,
  segmentState,
  segmentUntranslated,
  acronymPlural,
  acronym,
  blockCount,
  brackets,
  capitalAccent,
  clockStyle,
  commaBeforeQuestion,
  controlCharacter,
  currencyPosition,
  dash,
  dateAmbiguous,
  dateValue,
  dateWeekday,
  dayHalf,
  decimalApostrophe,
  doubleSpace,
  doubledPunctuation,
  edgeWhitespace,
  eeuu,
  ellipsis,
  email,
  endPunctuation,
  entity,
  exonym,
  foreignWord,
  handle,
  hashtag,
  headlineCase,
  headlineStop,
  initialCase,
  invertedMark,
  lengthLimit,
  lengthRatio,
  lineBreaks,
  lowerCaseName,
  markdownLinks,
  mojibake,
  moneyAmount,
  moneyCurrency,
  nameKept,
  numberAmbiguous,
  numberFormat,
  numberGrouping,
  numberMagnitude,
  numberMixed,
  numberValue,
  officeCase,
  openingMark,
  ordinalStop,
  percentPoints,
  percentSpacing,
  percentValue,
  phone,
  placeholderBroken,
  placeholderEscape,
  placeholderFormat,
  placeholders,
  printf,
  quotationCount,
  quoteBalance,
  quoteStop,
  quoteStyle,
  repeatedWord,
  replacementCharacter,
  sameAsSource,
  sentenceCount,
  shouting,
  sourceLeak,
  spaceAfter,
  spaceBefore,
  stopAfterMark,
  tagNesting,
  tags,
  termForbidden,
  termKept,
  termMissing,
  timeValue,
  unicodeForm,
  unitValue,
  unsafeHtml,
  url,
  wrongLanguage,
  zeroWidth,
  sameSource,
  sameTarget,
];
