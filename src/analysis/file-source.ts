import { fstatSync, readSync } from 'node:fs';
import { ofBytes, type Source } from './source.ts';

/** Small reads are served from the last page that was read: headers lie side by side. */
const PAGE = 2 ** 14;

/** A file of up to so many bytes is read at once: thousands of small reads cost more, and memory for this many is there. */
const AT_ONCE = 32 * 2 ** 20;

/** An open file as a source; who opened it closes it. The file must not change while it is read. */
export const fileSource = (fd: number, atOnce: number = AT_ONCE): Source => {
  const { size } = fstatSync(fd);
  if (size <= atOnce) return ofBytes(readFully(fd, 0, size));
  let page = new Uint8Array(0);
  let pageAt = 0;
  let room = Buffer.alloc(0);
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
    glimpse: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (room.length < wanted) room = Buffer.allocUnsafeSlow(wanted);
      return filled(fd, offset, room.subarray(0, wanted));
    },
  };
};

const readFully = (fd: number, offset: number, length: number): Uint8Array<ArrayBuffer> =>
  filled(fd, offset, Buffer.allocUnsafeSlow(Math.max(0, length)));

function filled(
  fd: number,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  let has = 0;
  while (has < bytes.length) {
    const got = readSync(fd, bytes, has, bytes.length - has, offset + has);
    if (got === 0) break;
    has += got;
  }
  return bytes.subarray(0, has);
}
