/** Help written for a person, with an example each; all of it comes from the option tables and the bundles. */
import type { Command } from './command.ts';
import type { Say } from './messages.ts';
import { type OptionTable, SHARED_OPTIONS } from './options.ts';
import type { Terminal } from './terminal.ts';

export function overview(commands: readonly string[], say: Say, { style }: Terminal): string {
  const rows = commands.map((name) => [`galerada ${name}`, say(`commands.${name}.summary`)] as const);
  return [
    `${style('bold', 'galerada')} – ${say('help.tagline')}`,
    '',
    style('bold', say('help.commands')),
    ...columns(rows),
    '',
    style('bold', say('help.everywhere')),
    ...columns(optionRows(SHARED_OPTIONS, say)),
    '',
    style('bold', say('help.start')),
    '  npx galerada init',
    '  npx galerada build',
    '',
    say('help.more'),
  ].join('\n');
}

export function commandHelp(command: Command, say: Say, { style }: Terminal): string {
  const { name, positionals, options } = command;
  const places = positionals.map((place) => (place.endsWith('?') ? `[${place.slice(0, -1)}]` : place));
  const own = Object.keys(options).length
    ? ['', style('bold', say('help.options')), ...columns(optionRows(options, say, name))]
    : [];
  return [
    `${style('bold', ['galerada', name, ...places].join(' '))} – ${say(`commands.${name}.summary`)}`,
    '',
    say(`commands.${name}.description`),
    ...own,
    '',
    style('bold', say('help.everywhere')),
    ...columns(optionRows(SHARED_OPTIONS, say)),
    '',
    style('bold', say('help.example')),
    ...say(`commands.${name}.example`)
      .split('\n')
      .map((line) => `  ${line}`),
  ].join('\n');
}

function optionRows(table: OptionTable, say: Say, command?: string): (readonly [string, string])[] {
  return Object.entries(table).map(([name, { short, value, choices }]) => {
    const head = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
    const text = say(command ? `commands.${command}.options.${name}` : `options.${name}`);
    return [head, choices ? `${text} (${choices.join(', ')})` : text];
  });
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([head]) => head.length)) + 3;
  return rows.map(([head, text]) => `  ${head.padEnd(width)}${text}`);
}
