import { hash, X509Certificate } from 'node:crypto';
import { BOUNDS } from './bounds.ts';

/**
 * SHA-256 of Apple's roots (apple.com/certificateauthority, by memory and seen in ten public sources, 2026-11; the first one also at the end of the chain of
 * a framework that Apple signed): Apple Root CA, G2, G3.
 */
const ROOTS = new Set([
  'b0b1730ecbc7ff4505142c49f1295e6eda6bcaed7e2c68c5be91b5a11001f024',
  'c2b9b042dd57830e7d117dac55ac8ae19407d38e41d88f3215bc3a890444a050',
  '63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179',
]);

/**
 * Whether a certificate comes from Apple, by the certificates that the message brings: signature by signature up to one of Apple's roots. Dates are not
 * looked at: what was signed stays signed.
 */
export const isFromApple = (certificate: Uint8Array, brought: readonly Uint8Array[]): boolean => {
  const others = brought.flatMap((der) => parsed(der) ?? []);
  let at = parsed(certificate);
  for (let steps = 0; at !== null && steps < BOUNDS.chain; steps += 1) {
    const below = at;
    const issuer = others.find((other) => isIssuer(other, below));
    if (issuer === undefined) return false;
    if (ROOTS.has(hash('sha256', issuer.raw))) return true;
    at = issuer;
  }
  return false;
};

/**
 * Whether a certificate that comes from Apple is the one that Apple signs profiles with: every developer's certificate leads to the same roots. (Its name from
 * memory: `Apple iPhone OS Provisioning Profile Signing`.)
 */
export const signsProfiles = (subject: string): boolean =>
  isApple(subject) && /(?:^|, )CN=[^,]*Provisioning Profile Signing/.test(subject);

/**
 * Whether a developer with this certificate may sign for this team: Apple writes the team into it, as its unit. Apple's own certificates sign for all teams, as
 * those of the App Store.
 */
export const signsForTeam = (subject: string, team: string | null): boolean =>
  isApple(subject) ||
  team === null ||
  new RegExp(`(?:^|, )OU=${team.replaceAll(/\W/g, '')}(?:,|$)`).test(subject);

const isApple = (subject: string): boolean => /(?:^|, )O=Apple Inc\.(?:,|$)/.test(subject);

const isIssuer = (issuer: X509Certificate, of: X509Certificate): boolean => {
  try {
    return (
      issuer.raw.equals(of.raw) === false &&
      issuer.ca &&
      of.checkIssued(issuer) &&
      of.verify(issuer.publicKey)
    );
  } catch {
    return false;
  }
};

const parsed = (der: Uint8Array): X509Certificate | null => {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
};
