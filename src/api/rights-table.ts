import Papa from 'papaparse';
import { rightsOf, type Rights } from '../core/rights.ts';

/** Reads the text of `spec/rights.csv`. Throws with all that is wrong: a server whose rights are unclear must not start. */
export function rightsIn(text: string): Rights {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const torn = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row = 0, message }) => `spec/rights.csv:${row + 1} ${message}`);
  const { rights, problems } = rightsOf(data);
  const wrong = [...torn, ...problems];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return rights;
}
