/** What is in a file or a folder, as a few bytes. */
import { hash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';

/** Hexadecimal digits of a digest: 128 bits. */
export const DIGITS = 32;

/** Stands for content that is not kept: any difference of the stamp counts as another content. */
export const UNKNOWN = '0'.repeat(DIGITS);

export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, DIGITS);
}

/** Undefined where it cannot be read. */
export function digestOfFile(absolute: string): string | undefined {
  try {
    return digestOf(readFileSync(absolute));
  } catch {
    return undefined;
  }
}

export interface Listing {
  /** Everything that is in the folder, in the order the system gives. */
  readonly names: string;
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly links: readonly string[];
}

/** Between names: no name has one. */
const SLASH = '/';

/** Undefined where it cannot be listed. */
export function namesOf(absolute: string): string | undefined {
  try {
    return readdirSync(absolute).join(SLASH);
  } catch {
    return undefined;
  }
}

export function listingOf(absolute: string, skipped: ReadonlySet<string>): Listing | undefined {
  try {
    const entries = readdirSync(absolute, { withFileTypes: true });
    const named = (is: (entry: Dirent) => boolean) => entries.filter(is).map(({ name }) => name);
    return {
      names: entries.map(({ name }) => name).join(SLASH),
      folders: named((entry) => entry.isDirectory() && !skipped.has(entry.name)).sort(),
      files: named((entry) => entry.isFile()).sort(),
      links: named((entry) => entry.isSymbolicLink()).sort(),
    };
  } catch {
    return undefined;
  }
}
