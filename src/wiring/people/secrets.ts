import { createHash, randomBytes } from 'node:crypto';
import { PREFIXES, type SecretMaker } from '../../actions/people/door.ts';

const digestOf = (text: string): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(text).digest());

/** A digest without salt or stretching is enough for 256 bits of chance: nobody tries them through (OWASP ASVS 5, 11.4; memory). */
export const secretMaker: SecretMaker = {
  make(kind) {
    const text = PREFIXES[kind] + randomBytes(32).toString('base64url');
    return { text, digest: digestOf(text) };
  },
  digestOf,
};
