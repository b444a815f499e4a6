import { buildConsole } from './build.ts';
import { fingerprint } from './fingerprint.ts';
import { BUILT } from './open-console.ts';

/** `node src/wiring/console/prebuild.ts`: builds the console where nothing can be written later, as in an image. */
await buildConsole(BUILT, fingerprint());
