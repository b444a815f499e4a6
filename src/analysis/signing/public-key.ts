import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BOUNDS } from './bounds.ts';
import { remembering } from './remembering.ts';

/** A key from its SPKI (DER); null where it is none that OpenSSL takes, or beyond our bound. */
export const publicKeyOf = remembering((spki): KeyObject | null => {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'dsa' && bits > BOUNDS.dsaBits ? null : key;
  } catch {
    return null;
  }
});

/** `RSA 2048`, `EC P-256`, `DSA 2048`. */
export const nameOfKey = (key: KeyObject): string | null => {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return `RSA ${details?.modulusLength}`;
    case 'dsa':
      return `DSA ${details?.modulusLength}`;
    case 'ec':
      return `EC ${CURVES[details?.namedCurve ?? ''] ?? details?.namedCurve ?? 'other'}`;
    default:
      return key.asymmetricKeyType?.toUpperCase() ?? null;
  }
};

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};
