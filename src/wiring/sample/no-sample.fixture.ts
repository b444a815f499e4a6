import type { SampleServer } from '../../actions/sample/door.ts';
import { CHANGES } from '../rights-seeds.fixture.ts';
import { secretMaker } from '../people/secrets.ts';
import type { BoundToSample } from './actions.ts';

/** For tests only: a server that the sample never comes to. */
export const noSample = (server: Omit<SampleServer, 'secrets' | 'sample'>): BoundToSample => ({
  server: {
    ...server,
    secrets: secretMaker,
    sample: {
      files: () => [],
      content: () => new Uint8Array(),
      changes: CHANGES,
      decided: async () => undefined,
      simulate: () => Promise.reject(new Error('there is no simulator here')),
      isSimulating: () => false,
      stir: () => undefined,
    },
  },
  stopping: new AbortController().signal,
  log: { error: () => undefined },
  begun: () => undefined,
});
