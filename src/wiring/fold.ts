import type { Fold } from '../actions/fold.ts';
import { foldInWorker } from '../inventory/worker/fold-in-worker.ts';
import type { KeyRing } from '../privacy/keys.ts';

/** Each upload in a thread of its own, under the keys that hold when it begins. */
export const foldWith =
  (keys: () => KeyRing): Fold =>
  (request) =>
    foldInWorker({ ...request, keys: keys() });
