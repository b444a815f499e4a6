import { setFlagsFromString } from 'node:v8';
import type { Fold } from '../actions/fold.ts';
import { READ_OPTIONS } from '../inventory/read.ts';
import { foldInWorker } from '../inventory/worker/fold-in-worker.ts';
import type { KeyRing } from '../privacy/keys.ts';

/** Each upload in a thread of its own, under the keys that hold when it begins. */
export const foldWith =
  (keys: () => KeyRing): Fold =>
  ({ like = null, ...request }) => {
    if (like !== null) collectLess();
    return foldInWorker({ ...request, keys: keys(), options: { ...READ_OPTIONS, like } });
  };

let collects = true;
/**
 * The pages of a sync lie outside V8's heap and are counted with it: ten megabytes that come and go had it mark the catalogue anew for each
 * page, which took a third of the processor's time (measured). With room for three times what lives it does so for every fifth.
 */
function collectLess(): void {
  if (collects) setFlagsFromString('--heap-growing-percent=200');
  collects = false;
}
