/** The pages of `docs/rules`, where they were installed with us. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function rulePages(): (rule: string) => string | undefined {
  const root = packageRoot(import.meta.dirname);
  return (rule) => {
    const file = root && /^[a-z-]+$/.test(rule) ? path.join(root, 'docs', 'rules', `${rule}.md`) : undefined;
    return file && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
}

function packageRoot(folder: string): string | undefined {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  return above === folder ? undefined : packageRoot(above);
}
