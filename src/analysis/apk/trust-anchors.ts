import { createHash, X509Certificate } from 'node:crypto';
import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { bufferOf } from '../source.ts';
import { contentOf } from '../zip/open-zip.ts';
import { bounded } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { entryName, filesWith } from './inside.ts';
import type { Archive, File } from './inside.ts';

type Anchor = Facts['trustAnchors'][number];

/** Shortened names of resources (`res/aB.cer`) keep their ending. META-INF holds those of the signers. */
const CERTIFICATE = /^(?!META-INF\/).*\.(?:cer|crt|pem|der)$/iu;
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,20000})-----END CERTIFICATE-----/gu;

/**
 * Certificates that the app brings along, with which it may trust servers that the phone does not: those that its configuration names, and those in files
 * that are called so.
 */
export const trustAnchorsOf = (
  archives: readonly Archive[],
  named: readonly File[],
  report: (finding: FileFinding) => void,
): readonly Anchor[] => {
  const found = new Map<string, Anchor>();
  const files = [...named, ...filesWith(archives, (name) => CERTIFICATE.test(name))];
  for (const { archive, entry } of bounded(files, BOUNDS.certificates, 'certificates', report)) {
    const content = contentOf(archive.zip, entry, BOUNDS.certificateBytes);
    if (typeof content === 'string') continue;
    for (const { der, offset } of certificatesIn(bufferOf(content))) {
      const sha256 = createHash('sha256').update(der).digest('hex');
      if (found.has(sha256)) continue;
      const name = subjectOf(der) ?? lastPart(entry.name);
      found.set(sha256, { name, place: { entry: entryName(archive, entry), offset }, sha256 });
    }
  }
  return [...found.values()];
};

const certificatesIn = (
  content: Buffer,
): readonly { readonly der: Buffer; readonly offset: number }[] => {
  const der = wholeDer(content);
  if (der !== null) return [{ der, offset: 0 }];
  const texts = [...content.toString('latin1').matchAll(PEM)].slice(0, BOUNDS.certificates);
  return texts.flatMap((match) => {
    const inText = wholeDer(Buffer.from(match[1] ?? '', 'base64'));
    return inText === null ? [] : [{ der: inText, offset: match.index }];
  });
};

/** A SEQUENCE that begins with a SEQUENCE, as all certificates are; lengths of one to two bytes. What follows it is cut off. */
const wholeDer = (bytes: Buffer): Buffer | null => {
  if (bytes.length < 8 || bytes[0] !== 0x30) return null;
  const [head, size] =
    bytes[1] === 0x82
      ? [4, bytes.readUInt16BE(2)]
      : bytes[1] === 0x81
        ? [3, bytes.readUInt8(2)]
        : [0, 0];
  if (head === 0 || bytes[head] !== 0x30 || head + size > bytes.length) return null;
  return bytes.subarray(0, head + size);
};

/** Null where Node can't parse it (it refuses bad UTF-8, for one): the digest alone identifies it. */
const subjectOf = (der: Buffer): string | null => {
  try {
    return new X509Certificate(der).subject.replaceAll('\n', ', ').slice(0, 512) || null;
  } catch {
    return null;
  }
};

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1).slice(0, 512);
