/** Tells an article's own text from the site's strings, and finds words of the other language astray in it. */
import type { Article } from '../model/article.ts';
import type { Language } from '../model/locale.ts';
import type { Judgement, Separation } from '../model/separation.ts';
import { vocabularyReader } from './built-in.ts';
import { type Decision, indexDecisions, NO_DECISIONS } from './decisions.ts';
import { splitGlued } from './glued.ts';
import { judgeUnlisted } from './inherit.ts';
import { judgeLines } from './judge.ts';
import type { KnownStrings } from './known.ts';
import { foreignness } from './lean.ts';
import { mainTextOf } from './main-text.ts';
import { bodyLanguage, type Profile, profileArticle, type Reading } from './profile.ts';
import type { Repetition } from './repetition.ts';
import { mayHoldStray } from './stray-features.ts';
import { type BodyText, findStrays, type StrayWeights } from './strays.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';
import { openWeights, type Scale, type Weights } from './weigh.ts';
import weightsFile from './weights.json' with { type: 'json' };
import { wordsOf } from './words.ts';

export interface Knowledge {
  readonly known: KnownStrings;
  /** What a build learnt from all articles of the site. */
  readonly repetition?: Repetition;
  /** Told each text that was looked up in it. */
  readonly asked?: (text: string) => void;
  /** What people decided before. */
  readonly decisions?: readonly Decision[];
  /** Instead of the built-in ones. */
  readonly weights?: Weights;
  readonly vocabulary?: Vocabulary;
  readonly strayWeights?: StrayWeights;
}

/** A part is cut off a line only when it is the site's with this probability. */
const CUT = 0.8;

export function separate(article: Article, knowledge: Knowledge): Separation {
  const reading = readingOf(article, knowledge);
  const scale = scaleOf(knowledge.weights ?? weightsFile);
  const whole = profileArticle(reading);
  const language = bodyLanguage(whole, article.declared?.language);
  const { profiles, judgements: lines } = judgeWithCuts(reading, whole, { language, scale });
  const judgements = [...lines, ...judgeUnlisted(article, lines, knowledge.known)].sort(
    (a, b) => a.block - b.block || a.range.start - b.range.start,
  );
  const strays = findStrays({
    texts: bodyTexts(profiles, lines, language),
    language,
    article: article.id,
    decisions: reading.decisions ?? NO_DECISIONS,
    ...(knowledge.strayWeights ? { weights: knowledge.strayWeights } : {}),
  });
  return { language, judgements, strays };
}

const scales = new WeakMap<Weights, Scale>();
const readers = new WeakMap<Vocabulary, Reading['vocabulary']>();

function readingOf(article: Article, knowledge: Knowledge): Reading {
  const mainText = mainTextOf(article);
  return {
    article,
    known: knowledge.known,
    vocabulary: knowledge.vocabulary ? readerFor(knowledge.vocabulary) : vocabularyReader(),
    ...(mainText ? { mainText } : {}),
    ...(knowledge.repetition ? { repetition: knowledge.repetition } : {}),
    ...(knowledge.asked ? { asked: knowledge.asked } : {}),
    ...(knowledge.decisions ? { decisions: indexDecisions(knowledge.decisions) } : {}),
  };
}

function readerFor(vocabulary: Vocabulary): Reading['vocabulary'] {
  const reader = readers.get(vocabulary) ?? openVocabulary(vocabulary);
  readers.set(vocabulary, reader);
  return reader;
}

function scaleOf(weights: Weights): Scale {
  const scale = scales.get(weights) ?? openWeights(weights);
  scales.set(weights, scale);
  return scale;
}

interface Judged {
  readonly profiles: readonly Profile[];
  readonly judgements: readonly Judgement[];
}

/** Judges the lines with every cut that may be one, and again without those that did not hold. */
function judgeWithCuts(
  reading: Reading,
  whole: readonly Profile[],
  by: { readonly language: Language; readonly scale: Scale },
): Judged {
  const split = whole.map((profile) => splitGlued(reading, profile, by.language));
  const cut = { profiles: split.flat(), judgements: judgeLines(split.flat(), by) };
  if (cut.profiles.length === whole.length) return cut;
  const torn = tornBlocks(cut);
  if (torn.size === 0) return cut;
  const profiles = split.flatMap((parts, at) => (torn.has(whole[at]!.view.index) ? [whole[at]!] : parts));
  return { profiles, judgements: judgeLines(profiles, by) };
}

/** Blocks that were cut though their parts are all body, or though a part is the site's only perhaps. */
function tornBlocks({ profiles, judgements }: Judged): Set<number> {
  const torn = new Set<number>();
  profiles.forEach((profile, at) => {
    const { kind, confidence } = judgements[at]!;
    if (profile.end - profile.start === profile.view.text.length) return;
    const neighbour =
      judgements[at + 1]?.block === profile.view.index ? judgements[at + 1] : judgements[at - 1];
    if (kind === 'interface' ? confidence < CUT : neighbour?.kind === 'body') torn.add(profile.view.index);
  });
  return torn;
}

/** Log-odds from which a line is a quotation in the other language, and none of its words astray. */
const FOREIGN_LINE = 1;

/** Body in the body's own language that may hold stray words: a quotation in the other one has none. */
function bodyTexts(
  profiles: readonly Profile[],
  judged: readonly Judgement[],
  language: Language,
): BodyText[] {
  return profiles.flatMap((profile, at) => {
    const lean = foreignness(profile.lean, language);
    if (judged[at]!.kind !== 'body' || (lean > FOREIGN_LINE && profile.words >= 4)) return [];
    const { view, start, end, text } = profile;
    return mayHoldStray(text, language) ? [{ view, start, end, tokens: wordsOf(text), lean }] : [];
  });
}
