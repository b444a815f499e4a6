/** Bytes of a file. The format's own limit is 4 GiB for what phones install; ZIP64 archives of splits may be larger, and are not looked at. */
export const LARGEST = 2 ** 32;
