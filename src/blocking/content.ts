import { createHash } from 'node:crypto';

/** A UUID that is the content's fingerprint (RFC 9562, version 8: SHA-256), so that drift shows in it. */
export function contentUuid(content: string): string {
  const hex = contentHash(content);
  const variant = '89AB'[Number.parseInt(hex.slice(16, 17), 16) % 4];
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-').toUpperCase();
}

export const contentHash = (content: string): string =>
  createHash('sha256').update(content, 'utf8').digest('hex');

export const bytesOf = (content: string): number => Buffer.byteLength(content, 'utf8');

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Controls, direction marks (they can make a name read as another one), half characters. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu;

/** A name as it may stand in a file that people and phones read. */
export const plain = (text: string): string => text.replaceAll(UNSEEN, ' ').trim();
