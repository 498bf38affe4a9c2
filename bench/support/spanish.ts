/** Answers for a server that bills: no translation, but Spanish to whoever tests the language; the same text, the same answer. */

const WORDS =
  'que de la el en los las por con para una su al del se no más como pero sus este cuando muy sin sobre también hasta donde quien desde todo durante todos uno contra otros ese eso ante ellos nosotros antes algunos porque entonces gente ciudad mañana siempre nunca todavía mientras después'.split(
    ' ',
  );

/** Capitals inside a sentence, numbers, tags and entities stay. */
export function asSpanish(text: string): string {
  return text
    .split(/(<[^>]*>|&#?\w+;)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\p{L}[\p{L}’']*/gu, wordFor)))
    .join('');
}

function wordFor(word: string, at: number): string {
  if (word !== word.toLowerCase() && at > 0) return word;
  let sum = 0;
  for (const character of word.toLowerCase()) sum = (sum * 31 + character.codePointAt(0)!) % 9973;
  const chosen = WORDS[sum % WORDS.length]!;
  return word[0] === word[0]!.toLowerCase() ? chosen : chosen[0]!.toUpperCase() + chosen.slice(1);
}
