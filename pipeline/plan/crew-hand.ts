/** One thread of a build's crew: what it is told once, and how it works on batches with that. */
import { ExactTable } from '../memory/exact-table.ts';
import type { Files } from '../ports.ts';
import { parseTexts } from '../validate/json.ts';
import type { Answer } from './answers.ts';
import { type Bench, type Counter, type WorkedBatch, workOn } from './build-batch.ts';
import { type ArticleFile, Shelf } from './build-survey.ts';
import { type CrewStart, type LocaleText, packWants, type Question, type Replies } from './crew-messages.ts';
import { learnKnowledge } from './knowledge.ts';
import type { LocaleFile } from './snapshot.ts';
import type { StringAddition } from './strings.ts';
import type { Unmet } from './unmet-reasons.ts';

/** Puts a question to the thread that hired this one. */
export type Put = <K extends Question['kind']>(
  question: Extract<Question, { kind: K }>,
) => Promise<Replies[K]>;

export class Hand {
  readonly #bench: Bench;
  readonly #answers: Map<string, Answer>;
  readonly #unmet: Map<string, Unmet>;
  #additions: readonly StringAddition[] = [];
  #version = 0;

  constructor(start: CrewStart, files: Files) {
    this.#bench = benchFrom(start, files);
    this.#answers = new Map(start.answers);
    this.#unmet = new Map(start.unmet);
  }

  work(files: readonly ArticleFile[], put: Put): Promise<WorkedBatch> {
    return workOn(this.#bench, files, this.#counter(put));
  }

  #counter(put: Put): Counter {
    return {
      progress: () => void put({ kind: 'progress' }),
      label: async (labels) => {
        const { version, additions } = await put({ kind: 'label', labels, version: this.#version });
        this.#version = version;
        this.#additions = additions ?? this.#additions;
        return this.#additions;
      },
      find: (queries) => put({ kind: 'find', queries }),
      ask: async (wants) => {
        const known = { answers: this.#answers, unmet: this.#unmet };
        if (wants.size === 0) return known;
        const { answers, unmet } = await put({ kind: 'ask', wants: packWants(wants) });
        for (const [key, answer] of answers) this.#answers.set(key, answer);
        for (const [key, why] of unmet) this.#unmet.set(key, why);
        return known;
      },
      write: (records) =>
        put({
          kind: 'write',
          records: records.map(({ file: _, ...record }) => record),
        }),
    };
  }
}

function benchFrom(start: CrewStart, files: Files): Bench {
  const { config, decisions, unusable, publishes, frozen, asks } = start;
  const shelf = new Shelf({ files, config });
  const locales = start.locales.map(localeFile);
  return {
    config,
    unusable,
    knowledge: learnKnowledge({ articles: [], locales, config, decisions }, start.repetition),
    locales,
    memory: ExactTable.from(start.table, (path) => shelf.recordNow(path)),
    shelf,
    publishes,
    frozen,
    asks,
  };
}

function localeFile({ locale, namespace, file, text }: LocaleText): LocaleFile {
  const document = parseTexts(file, text);
  if (!document.ok) throw new Error(`A locale file that was read and is no JSON: ${file}`);
  return { locale, namespace, document: document.value };
}
