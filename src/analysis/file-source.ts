import { fstatSync, readSync } from 'node:fs';
import { ofBytes, type Source } from './source.ts';

/** Small reads are served from the last page that was read: headers lie side by side. */
const PAGE = 2 ** 14;

/** A file of up to so many bytes is read at once: thousands of small reads cost more, and memory for this many is there. */
const AT_ONCE = 32 * 2 ** 20;

/** An open file as a source; who opened it closes it. The file must not change while it is read. */
export const fileSource = (fd: number): Source => {
  const { size } = fstatSync(fd);
  if (size <= AT_ONCE) return ofBytes(readFully(fd, 0, size));
  let page = new Uint8Array(0);
  let pageAt = 0;
  return {
    size,
    read: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (wanted > PAGE / 2) return readFully(fd, offset, wanted);
      if (offset < pageAt || offset + wanted > pageAt + page.length) {
        page = readFully(fd, offset, Math.min(PAGE, size - offset));
        pageAt = offset;
      }
      return page.subarray(offset - pageAt, offset - pageAt + wanted);
    },
  };
};

const readFully = (fd: number, offset: number, length: number): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.allocUnsafeSlow(Math.max(0, length));
  let has = 0;
  while (has < bytes.length) {
    const got = readSync(fd, bytes, has, bytes.length - has, offset + has);
    if (got === 0) break;
    has += got;
  }
  return bytes.subarray(0, has);
};
