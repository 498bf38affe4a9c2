import type { Language } from '../model/locale.ts';

/** Words that link other words, by the language whose sentences they have no business in, loan or not. */
export const LINKING_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set(
    'the and with for of is by it you how will can to from that this which these those their they were was are have has been would could should because about into than then there when where while also but not your our his its who what between through after before during without only such other'.split(
      ' ',
    ),
  ),
  en: new Set(
    'el los las una unos unas del con por para pero porque como cuando donde desde hasta entre sobre según también más muy sin este esta estos estas ese esos esas aquel fue son están hay ser sus nuestro nuestra ya pues aunque mientras quien cual cuyo que'.split(
      ' ',
    ),
  ),
};
