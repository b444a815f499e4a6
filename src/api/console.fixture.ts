import type { BuiltConsole, OperatorDoor } from './console-door.ts';

/** For tests only: a console of one script, a link that opens. */
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const START_LINK = `go_${'a'.repeat(43)}`;
export const ASSET = 'main-a1.js';

export const fakeConsole: BuiltConsole = {
  page: `<meta name="grendel-root" content="" /><script src="./assets/${ASSET}"></script><link href="./assets/main-b2.css">`,
  assets: new Map([
    [
      ASSET,
      {
        type: 'text/javascript; charset=utf-8',
        plain: bytes('plain'),
        gzip: bytes('gz'),
        brotli: bytes('br'),
      },
    ],
  ]),
};

export const fakeOperators: OperatorDoor = {
  newLink: () => ({ link: START_LINK, ends: '2027-02-01T08:00:00Z' }),
  use: async (link) => (link === START_LINK ? `gs_${'a'.repeat(43)}` : null),
  actsAs: () => undefined,
  actingAs: () => null,
  actsNoMore: () => `gs_${'o'.repeat(43)}`,
};
