import { createHash } from 'node:crypto';
import type { IdempotencyKey } from '../actions/server.ts';

/**
 * draft-ietf-httpapi-idempotency-key-header (read 2026-11-26): a structured string, that is in double quotes. Many clients send
 * a bare UUID; it is taken for the same key as the quoted one. Bounded, and without backslashes: the draft asks for a fixed
 * format that is checked before anything is looked up.
 */
export const KEY_FORM = '^("[ !#-\\[\\]-~]{1,100}"|[A-Za-z0-9_.:-]{1,100})$';
const FORM = new RegExp(KEY_FORM);

/** Null: the header does not have the form. */
export function keyOf(header: string): string | null {
  if (!FORM.test(header)) return null;
  return header.startsWith('"') ? header.slice(1, -1) : header;
}

/** The same only for the same method, address and bytes. Each part is preceded by its length, so that none runs into another. */
export function idempotencyKey(
  key: string,
  request: { readonly method: string; readonly path: string; readonly body: Uint8Array },
): IdempotencyKey {
  const hash = createHash('sha256');
  for (const part of [Buffer.from(request.method), Buffer.from(request.path), request.body]) {
    hash.update(`${part.length}:`).update(part);
  }
  return { key, request: hash.digest() };
}
