import { join } from 'node:path';
import type { Logger } from 'pino';
import { faultOf } from '../../api/access-log.ts';
import type { BuiltConsole, ConsoleDoor } from '../../api/console-door.ts';
import { ROOT } from '../places.ts';
import { buildConsole } from './build.ts';
import { fingerprint } from './fingerprint.ts';
import { readBuilt } from './read-built.ts';

/** Where builds lie: beside the sources, so that an image holds one. */
export const BUILT = join(ROOT, 'dist', 'console');

type Builder = {
  readonly name: () => string;
  readonly read: (name: string) => BuiltConsole | null;
  readonly build: (name: string) => Promise<void>;
};
const REAL: Builder = {
  name: fingerprint,
  read: (name) => readBuilt(join(BUILT, name)),
  build: (name) => buildConsole(BUILT, name),
};

/**
 * The console as far as it is there. It is built when it is asked for the first time and is missing or stale, in the background: no
 * start and no answer waits for it. A build that failed is tried again by the next start.
 */
export function openConsole(log: Logger, builder: Builder = REAL): ConsoleDoor {
  let state: ReturnType<ConsoleDoor> | null = null;
  return () => (state ??= begin());

  function begin(): ReturnType<ConsoleDoor> {
    const name = builder.name();
    const built = builder.read(name);
    if (built !== null) return built;
    void build(name);
    return 'being-built';
  }

  async function build(name: string): Promise<void> {
    try {
      await builder.build(name);
      state = builder.read(name) ?? 'not-built';
    } catch (error) {
      // What the builder said is about our own sources, and nothing of anybody is in it.
      const said = error instanceof Error ? error.message : String(error);
      log.error({ ...faultOf(error), said }, 'the console could not be built');
      state = 'not-built';
    }
  }
}
