/** What language models write beside a translation, in both languages. Allowed where the source says so too. */

const FAMILIES: readonly RegExp[] = [
  /\bas an? (?:AI|artificial intelligence|(?:large )?language model)\b|\bcomo (?:una? )?(?:IA|inteligencia artificial|modelo de lenguaje)\b/i,
  /\bI(?:['’]m| am) (?:sorry|unable)\b[^.]{0,40}\b(?:can(?:no|['’])t|translate|help|assist)\b|\blo siento\b[^.]{0,40}\b(?:no puedo|traducir|ayudar)\b/i,
  /\b(?:here(?:['’]s| is)|below is) the (?:\w+ )?translat|\b(?:aqu[ií]|a continuaci[oó]n) (?:est[aá]|tiene[ns]?|va) la traducci[oó]n\b/i,
  /^\s*(?:translation|translated text|traducci[oó]n|texto traducido)\s*:/i,
  /\bsystem prompt\b|\bmy instructions\b|\bmis instrucciones\b/i,
  /```/,
  /"(?:translations?|texts?|id)"\s*:/,
  /\[\[(?:t:|\/\]\])|\[[ke]\d+\]/,
];

/** The words that give it away, at most 60 characters; undefined when there are none. */
export function leakedFamily(source: string, target: string): string | undefined {
  for (const family of FAMILIES) {
    const found = family.exec(target);
    if (found && !family.test(source)) return found[0].slice(0, 60);
  }
  return undefined;
}
