import type { ProblemCode } from './problems.ts';
import { readBytes } from './read-bytes.ts';

export type JsonLimits = {
  readonly bytes: number;
  readonly depth: number;
  readonly milliseconds: number;
};
export const JSON_LIMITS: JsonLimits = { bytes: 64 * 1024, depth: 8, milliseconds: 15_000 };

export type ReadJson =
  | { readonly ok: true; readonly value: unknown; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: ProblemCode };

const no = (code: ProblemCode): ReadJson => ({ ok: false, code });
const EMPTY = new Uint8Array();

/** Reads a JSON body within limits of size, time and depth. No body is `undefined`, as a field that is not there. */
export async function readJson(request: Request, limits: JsonLimits): Promise<ReadJson> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bytes)
    return no('body-too-large');
  const body = request.body;
  if (body === null) return { ok: true, value: undefined, bytes: EMPTY };
  const read = await readBytes(body, limits);
  if (typeof read === 'string') return no(read);
  if (read.length === 0) return { ok: true, value: undefined, bytes: EMPTY };
  if (!isJsonType(request.headers.get('content-type'))) return no('media-type-unsupported');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read);
  } catch {
    return no('body-malformed');
  }
  if (isDeeperThan(text, limits.depth)) return no('body-too-deep');
  try {
    return { ok: true, value: JSON.parse(text), bytes: read };
  } catch {
    return no('body-malformed');
  }
}

function isJsonType(header: string | null): boolean {
  const [essence = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset);
  return essence.trim() === 'application/json' && isUtf8;
}

/** Counts brackets outside of strings, before anything is built from them. */
export function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > most) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}
