/** The published program with its code kept: whatever the cache holds, what runs is what the files say. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LOADER = path.resolve(import.meta.dirname, '../../../pipeline/adapters/program/code-cache.ts');

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galerada-program-'));
  cache = path.join(folder, 'code.bin');
  write('main.cjs', "const { name } = require('./part.cjs'); exports.say = () => 'I am ' + name();");
  write('part.cjs', "const path = require('node:path'); exports.name = () => path.basename(__filename);");
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, code: string): void {
  writeFileSync(path.join(folder, name), code);
}

/** Another process each time, as every start is. */
function run(kept: string | undefined = cache, main = 'main.cjs'): string {
  const root = JSON.stringify(folder + path.sep);
  const code = `import { programLoader } from ${JSON.stringify(LOADER)};
const load = programLoader(${root}, ${JSON.stringify(kept)});
console.log(load(${root} + '${main}').say(), load(${root} + '${main}') === load(${root} + '${main}'));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim();
}

describe('the program with its code kept', () => {
  it('says the same from kept code, which it leaves as it is', () => {
    expect(run()).toBe('I am part.cjs true');
    utimesSync(cache, 1, 1);
    const bytes = readFileSync(cache);
    expect(run()).toBe('I am part.cjs true');
    expect(statSync(cache).mtimeMs).toBe(1000);
    expect(readFileSync(cache).equals(bytes)).toBe(true);
  });

  it('keeps the code of files that are asked for at other times, as long as they are there', () => {
    write('other.cjs', "exports.say = () => 'other';");
    run();
    expect(run(cache, 'other.cjs')).toBe('other true');
    utimesSync(cache, 1, 1);
    expect([run(), run(cache, 'other.cjs')]).toEqual(['I am part.cjs true', 'other true']);
    expect(statSync(cache).mtimeMs).toBe(1000);
    rmSync(path.join(folder, 'other.cjs'));
    write('part.cjs', "exports.name = () => 'new';");
    run();
    expect(readFileSync(cache, 'latin1')).toContain('main.cjs');
    expect(readFileSync(cache, 'latin1')).not.toContain('other.cjs');
  });

  it('runs what a file says now, whether it is as long as before or not', () => {
    run();
    write('main.cjs', "const { name } = require('./part.cjs'); exports.say = () => 'Am I ' + name();");
    expect(run()).toBe('Am I part.cjs true');
    write('part.cjs', "exports.name = () => 'new';");
    expect(run()).toBe('Am I new true');
  });

  it.each([
    ['torn', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    [
      'another in one byte',
      (bytes: Buffer) => bytes.fill(bytes.at(-99)! ^ 1, bytes.length - 99, bytes.length - 98),
    ],
    ['overwritten', (bytes: Buffer) => bytes.fill(7, bytes.indexOf('\n') + 1)],
    ['no cache at all', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
  ])('compiles where the cache is %s, and keeps it anew', (_, spoil) => {
    run();
    const bytes = readFileSync(cache);
    const spoilt = spoil(Buffer.from(bytes));
    writeFileSync(cache, spoilt);
    expect(run()).toBe('I am part.cjs true');
    expect(readFileSync(cache).equals(spoilt)).toBe(false);
  });

  it('needs no cache, and no place to write one', () => {
    expect(run(path.join(folder, 'nowhere/code.bin'))).toBe('I am part.cjs true');
    const code = `import { programLoader } from ${JSON.stringify(LOADER)};
console.log(programLoader(${JSON.stringify(folder + path.sep)}, undefined)(${JSON.stringify(path.join(folder, 'main.cjs'))}).say());`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect(said.trim()).toBe('I am part.cjs');
    expect(existsSync(cache)).toBe(false);
  });
});
