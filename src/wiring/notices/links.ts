import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NoticeId } from '../../actions/notices/stored.ts';
import type { KeyRing, NumberedKey } from '../../privacy/keys.ts';

const ID = 16;
const MAC = 16;
/** 32 bytes, base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * What stands in a link: the notice's id, and 128 bits of an HMAC over it under a key made of one of the pseudonym keys. Nobody who
 * has the database alone can make one; and one that was seen tells nothing of the next, though ids lie close together.
 */
export const linkOf = (keys: KeyRing, notice: NoticeId, key: number): string => {
  const numbered = keys.pseudonym.find(({ number }) => number === key) ?? keys.pseudonym[0];
  const id = Buffer.from(notice.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(numbered, id)]).toString('base64url');
};

/** Under whichever key it was signed that still holds. */
export function noticeOf(keys: KeyRing, token: string): NoticeId | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.toString('base64url') !== token) return null;
  const id = bytes.subarray(0, ID);
  const isOurs = keys.pseudonym
    .map((key) => timingSafeEqual(macOf(key, id), bytes.subarray(ID)))
    .includes(true);
  if (!isOurs) return null;
  const hex = id.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as NoticeId;
}

function macOf({ secret }: NumberedKey, id: Uint8Array): Buffer {
  const key = createHmac('sha256', secret).update('grendel holder link').digest();
  return createHmac('sha256', key).update(id).digest().subarray(0, MAC);
}
