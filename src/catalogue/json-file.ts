import { readFileSync } from 'node:fs';
import { FileProblem } from './file-problem.ts';

/** Reads one JSON file, with or without a byte order mark. Throws `FileProblem`, and nothing else. */
export function readJson(file: string): unknown {
  return parseJson(readText(file), file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new FileProblem(file, [
      whole('cannot be read', 'check that it exists and that you may read it'),
    ]);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const place = /line \d+ column \d+/.exec(String(error))?.[0];
    throw new FileProblem(file, [
      whole(
        place ? `is no JSON, from ${place} on` : 'is no JSON',
        'look there for a comma, bracket or quotation mark too many or too few',
      ),
    ]);
  }
}

const whole = (problem: string, remedy: string) => ({ member: '', problem, remedy });
