import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDoor } from '../src/api/door.fixture.ts';
import { typesOf, type ApiDocument } from './types-of-document.ts';

/** `node console/generate-api.ts`: writes the types of our own API for the console; `--check` only says whether they are those. */
const FILE = join(import.meta.dirname, 'src', 'api', 'generated.ts');

export async function generated(): Promise<string> {
  const answer = await newDoor().ask('/api/openapi.json');
  return typesOf((await answer.json()) as ApiDocument);
}

export const committed = (): string => readFileSync(FILE, 'utf8');

if (import.meta.main) {
  const text = await generated();
  if (process.argv.includes('--check')) process.exitCode = text === committed() ? 0 : 1;
  else writeFileSync(FILE, text);
}
