/** Whether two texts may say other numbers, as far as a glance at both tells. */
import { measured } from '../language/numbers/measured.ts';
import { CUES } from './cues.ts';
import { readWord } from './glance-stretches.ts';
import { KIND, LETTER, slotOf } from './glance-units.ts';
import { cuesOfWord } from './glance-words.ts';

interface Said {
  readonly text: string;
  readonly cues: number;
  readonly digits: number;
}

/** Figures are read; what is only digits is compared here, and words where neither text is without a telling one. */
export function mayDiffer(ours: Said, theirs: Said): boolean {
  if ((ours.cues | theirs.cues) & CUES.figures || ours.digits !== theirs.digits) return true;
  const haveWords = (ours.cues & theirs.cues & CUES.number) !== 0;
  const mayBeRoman = ((ours.cues | theirs.cues) & CUES.capitals) !== 0;
  // `primero de mayo` is a date as `1 de mayo` is.
  if ((haveWords || mayBeRoman) && (ours.text.includes(FIRST) || theirs.text.includes(FIRST))) return true;
  return haveWords && isTelling(ours) && isTelling(theirs);
}

const FIRST = 'rimero';

/** Only a word above two, or one of something that is measured, is ever told of: articles are in most texts. */
function isTelling({ text, cues }: Said): boolean {
  if (cues & CUES.large) return true;
  for (let at = 0; at < text.length; ) {
    if (KIND[slotOf(text.charCodeAt(at))] !== LETTER) {
      at++;
      continue;
    }
    const { end, hash } = readWord(text, at);
    if (cuesOfWord(hash) & CUES.number && isMeasure(text, at, end)) return true;
    at = end;
  }
  return false;
}

function isMeasure(text: string, start: number, end: number): boolean {
  const { kind, unit } = measured({
    text,
    start,
    end,
    values: [],
    digits: '',
    language: 'en',
    written: 'hint',
  });
  return kind !== 'number' || unit !== undefined;
}
