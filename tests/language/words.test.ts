import { describe, expect, it } from 'vitest';
import { frequency, isWordOf, wordOdds } from '../../pipeline/language/words.ts';

describe('frequency', () => {
  it.each(['the', 'and', 'of', 'with', 'which'])('knows %j as everyday English', (word) => {
    expect(frequency(word, 'en')).toBeGreaterThan(100);
    expect(wordOdds(word)).toBeGreaterThan(3);
    expect(isWordOf(word, 'en')).toBe(true);
  });

  it.each(['y', 'de', 'que', 'también', 'según', 'año', 'pero'])('knows %j as everyday Spanish', (word) => {
    expect(frequency(word, 'es')).toBeGreaterThan(50);
    expect(wordOdds(word)).toBeLessThan(-3);
    expect(isWordOf(word, 'es')).toBe(true);
    expect(isWordOf(word, 'en')).toBe(false);
  });

  it('gives accents their due', () => {
    expect(frequency('está', 'es')).toBeGreaterThan(frequency('esta', 'en'));
    expect(frequency('más', 'es')).not.toBe(frequency('mas', 'es'));
  });

  it('knows words that both languages have', () => {
    for (const word of ['no', 'actual', 'general', 'internet']) {
      expect(isWordOf(word, 'en')).toBe(true);
      expect(isWordOf(word, 'es')).toBe(true);
      expect(Math.abs(wordOdds(word))).toBeLessThan(3);
    }
  });

  it('does not care about letter case, or how an accent is encoded', () => {
    expect(frequency('SEGÚN', 'es')).toBe(frequency('según', 'es'));
    expect(frequency('según'.normalize('NFD'), 'es')).toBe(frequency('según', 'es'));
  });

  it.each(['', ' ', 'the and', '12', 'qwxzkj', 'plurflexible'])('does not know %j', (text) => {
    expect(frequency(text, 'en')).toBe(0);
    expect(frequency(text, 'es')).toBe(0);
    expect(wordOdds(text)).toBe(0);
    expect(isWordOf(text, 'en')).toBe(false);
  });
});
