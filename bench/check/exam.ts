/**
 * One pair of locale files with a known defect in each of some strings, and none in others, before galerada,
 * i18n-check, i18next-cli and pofilter: `node bench/check/exam.ts FOLDER` (FOLDER as for `peers.ts`; pofilter
 * is translate-toolkit's, and is left out where it is not installed).
 *
 * A program finds a defect when it names its key (pofilter: its text). Prints a table in Markdown.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PEERS = path.resolve(process.argv[2] ?? 'bench/check');
const MAIN = path.resolve(import.meta.dirname, '../../pipeline/cli/main.ts');

/** What is wrong, by key; `undefined`: the key is not there. */
const WRONG: Readonly<Record<string, readonly [en: string | undefined, es: string | undefined]>> = {
  keyMissing: ['Read the report', undefined],
  keyExtra: [undefined, 'Cadena que sobra'],
  textEmpty: ['Close the window', ''],
  notTranslated: ['Save your changes first', 'Save your changes first'],
  placeholderLost: ['Hello, {{name}}', 'Hola'],
  placeholderRenamed: ['Written by {{author}}', 'Escrito por {{autor}}'],
  placeholderBroken: ['Page {{page}} of the report', 'Página {{page} del informe'],
  plural_one: ['{{count}} comment', '{{count}} comentario'],
  plural_other: ['{{count}} comments', '{{count}} comentarios'],
  tagLost: ['Press <b>Enter</b> to send', 'Pulsa Intro para enviar'],
  tagOpen: ['Use the <b>bold</b> type', 'Usa la <b>negrita'],
  linkChanged: ['See https://example.org/help', 'Consulta https://example.com/help'],
  numberChanged: ['It takes 15 minutes', 'Tarda 51 minutos'],
  openingMark: ['Do you want to leave?', 'Quieres salir?'],
  doubleSpace: ['More news every day', 'Más  noticias cada día'],
  wordTwice: ['The end of the story', 'El final de de la historia'],
  wrongLanguage: [
    'The council voted against the plan on Monday evening after a long debate',
    'Le conseil a voté contre le projet lundi soir après un long débat avec les habitants',
  ],
  strayWord: [
    'The council and the mayor met in the town hall',
    'El pleno and el alcalde se reunieron en la casa consistorial',
  ],
  mojibake: ['See you tomorrow', 'Hasta maÃ±ana'],
  edgeSpace: ['Search here', 'Busca aquí '],
};
/** Right as they are. */
const RIGHT: Readonly<Record<string, readonly [en: string, es: string]>> = {
  okPlain: ['Subscribe to the newsletter', 'Suscríbete al boletín'],
  okNumber: ['It costs $1,234.50 a year', 'Cuesta 1.234,50 dólares al año'],
  okPercent: ['Up 5% in one year', 'Sube un 5 % en un año'],
  okBillion: ['A debt of 3 billion euros', 'Una deuda de 3000 millones de euros'],
  okTime: ['Closes at 5:30 p.m.', 'Cierra a las 17:30'],
  okDate: ['Published on March 3, 2024', 'Publicado el 3 de marzo de 2024'],
  okQuestion: ['Are you sure?', '¿Seguro?'],
  okQuote: ['He said “no more taxes for the town”', 'Dijo «no más impuestos para el municipio»'],
  okName: ['Dos Orillas', 'Dos Orillas'],
  okShared: ['Total', 'Total'],
  okWords: ['Two hundred people came', 'Vinieron doscientas personas'],
  okPlace: ['The tower of London', 'La torre de Londres'],
  okPlaceholder: ['{{count}} of {{total}}', '{{count}} de {{total}}'],
  okOrder: ['{{first}} before {{second}}', 'Antes que {{second}}, {{first}}'],
  okTag: ['Press <b>Enter</b> to send', 'Pulsa <b>Intro</b> para enviar'],
  okEllipsis: ['Loading…', 'Cargando…'],
  okShort: ['Yes', 'Sí'],
  okCase: ['Sign In With Google', 'Inicia sesión con Google'],
  okLonger: ['Log out', 'Cierra la sesión'],
  okStop: ['Done.', 'Hecho.'],
};

const all = Object.entries({ ...WRONG, ...RIGHT });
const root = mkdtempSync(path.join(tmpdir(), 'galerada-exam-'));
writeSite();
const told = {
  galerada: galerada(),
  'i18n-check': run(process.execPath, [
    path.join(PEERS, 'node_modules/@lingual/i18n-check/dist/bin/index.js'),
    ...['--locales', 'locales', '--source', 'en', '-f', 'i18next'],
  ]),
  'i18next-cli': i18nextCli(),
  pofilter: pofilter(),
};
rmSync(root, { recursive: true });
report();

function writeSite(): void {
  for (const [index, language] of (['en', 'es'] as const).entries()) {
    const texts = all.flatMap(([key, pair]) =>
      pair[index] === undefined ? [] : [[key, pair[index]] as const],
    );
    mkdirSync(path.join(root, 'locales', language), { recursive: true });
    const file = path.join(root, 'locales', language, 'translation.json');
    writeFileSync(file, JSON.stringify(Object.fromEntries(texts), null, 2));
  }
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(
    path.join(root, 'i18next.config.js'),
    "export default { locales: ['en', 'es'], extract: { input: ['src/**/*.js'], output: 'locales/{{language}}/{{namespace}}.json' } };",
  );
  mkdirSync(path.join(root, 'src'));
  const keys = Object.keys({ ...WRONG, ...RIGHT }).filter((key) => !key.startsWith('plural_'));
  const uses = keys.map((key) => `t('${key}');`);
  writeFileSync(path.join(root, 'src/a.js'), `${uses.join('\n')}\nt('plural', { count: 2 });\n`);
}

function run(program: string, args: readonly string[]): string | undefined {
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', LANG: 'en' },
  });
  return error ? undefined : stdout + stderr;
}

/** The keys of the lines that findings stand at; remarks are no alarms. */
function galerada(): string | undefined {
  const out = run(process.execPath, [MAIN, 'check', '--locales', 'locales', '--format', 'json']);
  const { findings } = JSON.parse(out ?? '{"findings":[]}') as { findings: Finding[] };
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, start, message }) => {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      return `${/"(\w+)":/.exec(lines[(start?.line ?? 1) - 1] ?? '')?.[1] ?? ''} ${message}`;
    })
    .join('\n');
}

interface Finding {
  readonly severity: string;
  readonly file: string;
  readonly start?: { readonly line: number };
  readonly message: string;
}

/** It lists every key, with a mark. */
function i18nextCli(): string | undefined {
  const program = path.join(PEERS, 'node_modules/i18next-cli/dist/esm/cli.js');
  const out = run(process.execPath, [program, 'status', 'es']);
  return out
    ?.split('\n')
    .filter((line) => line.includes('✗'))
    .join('\n');
}

function pofilter(): string | undefined {
  const quoted = (text: string) => JSON.stringify(text);
  const units = all.flatMap(([key, [en, es]]) =>
    en === undefined
      ? []
      : [`#: ${key}\nmsgctxt ${quoted(key)}\nmsgid ${quoted(en)}\nmsgstr ${quoted(es ?? '')}\n`],
  );
  const head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"\n';
  writeFileSync(path.join(root, 'es.po'), `${head}\n${units.join('\n')}`);
  return run('pofilter', ['--language=es', 'es.po']);
}

/** The last missing plural form is told at the plural's own key. */
function names(out: string, key: string): boolean {
  return new RegExp(`\\b${key.replace(/_\w+$/, '')}(?:_\\w+)?\\b`).test(out);
}

function report(): void {
  const programs = Object.entries(told).flatMap(([name, out]) => (out === undefined ? [] : [{ name, out }]));
  console.log(`| | ${programs.map(({ name }) => name).join(' | ')} |`);
  console.log(`|---|${programs.map(() => '---').join('|')}|`);
  const kinds = [...new Set(Object.keys(WRONG).map((key) => key.replace(/_\w+$/, '')))];
  for (const kind of kinds)
    console.log(`| ${kind} | ${programs.map(({ out }) => (names(out, kind) ? 'yes' : '')).join(' | ')} |`);
  const count = (keys: readonly string[], out: string) => keys.filter((key) => names(out, key)).length;
  console.log(
    `| **found of ${kinds.length}** | ${programs.map(({ out }) => count(kinds, out)).join(' | ')} |`,
  );
  const right = Object.keys(RIGHT);
  console.log(
    `| **false, of ${right.length}** | ${programs.map(({ out }) => count(right, out)).join(' | ')} |`,
  );
}
