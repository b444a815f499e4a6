import { X509Certificate } from 'node:crypto';
import { placeOf } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';
import type { Gather } from './gather.ts';

/** Certificates of authorities that lie in the app, one a file. */
export const readAnchors = (root: string, into: Gather): void => {
  let read = 0;
  for (const entry of into.zip.entries) {
    if (!entry.name.startsWith(root) || !/\.(?:cer|crt|der|pem)$/i.test(entry.name)) continue;
    read += 1;
    if (read > BOUNDS.certificates) return into.unread('resources', 'limit', placeOf(entry.name));
    const bytes = into.content(entry, BOUNDS.certificate, 'resources');
    const certificate = bytes === null ? null : parsed(bytes);
    if (certificate?.ca !== true) continue;
    const sha256 = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    into.add(
      'trustAnchors',
      { name: certificate.subject.slice(0, 1000), sha256, place: placeOf(entry.name, 0) },
      sha256,
    );
  }
};

const parsed = (bytes: Uint8Array): X509Certificate | null => {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
};
