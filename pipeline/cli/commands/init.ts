import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type Survey, surveySite } from '../../plan/survey.ts';
import { CONFIG_FILE, openFiles } from '../../project.ts';
import type { BareCommand, Invocation } from '../command.ts';

interface Answers {
  readonly content: string;
  readonly english: string;
  readonly spanish: string;
  readonly translator: string;
}

export const init: BareCommand = {
  name: 'init',
  needs: 'nothing',
  options: { yes: { type: 'boolean', short: 'y' } },
  positionals: [],
  run: async (invocation) => {
    const { cwd, terminal, say, options, quiet } = invocation;
    const survey = await surveySite(openFiles(cwd));
    if (!quiet) terminal.out(say('init.found', { ...survey }));
    const asks = options['yes'] !== true && process.stdin.isTTY === true;
    const answers = asks ? await ask(survey, invocation) : { ...survey, translator: 'none' };
    try {
      await writeFile(path.join(cwd, CONFIG_FILE), configText(answers, survey.locales), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      terminal.err(`${say('init.exists', { file: CONFIG_FILE })}\n`);
      return 2;
    }
    if (!quiet) terminal.out(say('init.written', { file: CONFIG_FILE }));
    return 0;
  },
};

/** Enter takes what is proposed. */
async function ask({ content, english, spanish }: Survey, { say }: Invocation): Promise<Answers> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const question = async (name: keyof Answers, proposed: string): Promise<string> =>
    (await lines.question(`${say(`init.ask.${name}`)} [${proposed}] `)).trim() || proposed;
  try {
    return {
      content: await question('content', content),
      english: await question('english', english),
      spanish: await question('spanish', spanish),
      translator: await question('translator', 'none'),
    };
  } finally {
    lines.close();
  }
}

function configText({ content, english, spanish, translator }: Answers, locales: string): string {
  const config = {
    $schema: './node_modules/galerada/schemas/config.schema.json',
    content: [content],
    locales,
    output: 'dist',
    editions: { en: { locale: english }, es: { locale: spanish } },
    translator,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
