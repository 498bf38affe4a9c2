/** The built-in phrasebook alone, as a site without locale files has it. */
import { buildKnownStrings, type KnownStrings, type PhrasebookEntry } from '../../pipeline/separate/known.ts';
import phrasebook from '../../pipeline/separate/phrasebook.json' with { type: 'json' };

export function knownStrings(): KnownStrings {
  return buildKnownStrings({ phrasebook: phrasebook as readonly PhrasebookEntry[] });
}
