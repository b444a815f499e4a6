import { fromBER } from 'asn1js';
import { bufferOf } from '../source.ts';

/** A piece of DER (or BER): its tag, all its bytes, and either its parts or its content. */
export type Asn1 = {
  /** 0 universal … as in the first byte: 0x30 sequence, 0xa0 context 0 constructed. The number of the tag is in the low bits. */
  readonly tag: number;
  readonly bytes: Buffer;
  readonly content: Buffer;
  readonly parts: readonly Asn1[];
};

const CONSTRUCTED = 0x20;
type Block = ReturnType<typeof fromBER>['result'];

/** The first value in these bytes; null where it is broken or beyond asn1js's bounds on depth and number of values. */
export const readAsn1 = (bytes: Uint8Array): Asn1 | null => {
  try {
    const { offset, result } = fromBER(bytes, { parseEmbedded: false, copyInput: false });
    return offset === -1 ? null : node(result);
  } catch {
    // It throws for some contents (dates, for one) instead of saying so.
    return null;
  }
};

const node = (block: Block): Asn1 => {
  const bytes = bufferOf(block.valueBeforeDecodeView);
  const tag = bytes[0] ?? 0;
  const { value } = block.valueBlock as { readonly value?: unknown };
  const parts: readonly unknown[] = (tag & CONSTRUCTED) !== 0 && Array.isArray(value) ? value : [];
  return {
    tag,
    bytes,
    content: bytes.subarray(block.blockLength - block.valueBlock.blockLength),
    parts: parts.map((part) => node(part as Block)),
  };
};

/** `1.2.840.113549.1.7.2` */
export const oidOf = (value: Asn1 | undefined): string | null => {
  if (value === undefined || value.tag !== 0x06 || value.content.length === 0) return null;
  const numbers: number[] = [];
  let number = 0;
  for (const byte of value.content) {
    number = number * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...others] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...others].join('.');
};
