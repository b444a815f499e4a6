import { statSync } from 'node:fs';
import type { KeyStock } from '../actions/keys/stock.ts';
import { changeKeyFile } from '../privacy/change-key-file.ts';
import { contactContext } from '../privacy/contact.ts';
import { readKeyFile } from '../privacy/key-file.ts';
import { dropKey, fingerprintsOf, type KeyRing } from '../privacy/keys.ts';
import { openSealed, seal, type SealContext } from '../privacy/seal.ts';
import { KeyProblem, loadKeys } from './keys.ts';

export type HeldKeys = { readonly keys: () => KeyRing; readonly stock: KeyStock };

/**
 * The keys of pseudonyms and seals, as this process works with them. The file is what all processes have in common, so each looks
 * whether it was replaced, and takes its keys over once the database knows them (`src/actions/keys/record.ts`).
 */
export function holdKeys(path: string, isNew: boolean): HeldKeys {
  let held = loadKeys(path, isNew);
  let taken = '';
  let usable = true;
  const stock: KeyStock = {
    look() {
      const version = versionOf(path);
      if (version === taken) return null;
      const ring = ringIn(path);
      const takeOver = (): void => {
        held = ring;
        taken = version;
      };
      return { marks: fingerprintsOf(ring), takeOver };
    },
    held: () => fingerprintsOf(held),
    setUsable: (now) => void (usable = now),
    current: () => ({ pseudonym: held.pseudonym[0].number, sealing: held.sealing[0].number }),
    reseal({ what, context, sealed }) {
      const place: SealContext =
        what === 'contact' ? contactContext(context) : { table: 'opening', row: context };
      const opened = openSealed(held.sealing, place, sealed);
      return opened.ok ? seal(held.sealing, place, opened.value) : null;
    },
    drop(marks) {
      const unwanted = (ring: KeyRing): KeyRing =>
        fingerprintsOf(ring)
          .filter((key) =>
            marks.some(
              (one) => one.use === key.use && one.number === key.number && one.print === key.print,
            ),
          )
          .reduce((left, { use, number }) => {
            const dropped = dropKey(left, use, number);
            return dropped.ok ? dropped.ring : left;
          }, ring);
      if (marks.length === 0) return;
      const changed = changeKeyFile(path, unwanted);
      if (!changed.ok) throw new KeyProblem(`${path}: ${changed.message}`);
    },
  };
  const keys = (): KeyRing => {
    if (!usable)
      throw new KeyProblem(`${path}: the database is written with newer keys than are in it.`);
    return held;
  };
  return { keys, stock };
}

/** Another one after each replacement: `writeKeyFile` makes a new file and renames it. Read before the content: so a change between the two is seen next time. */
function versionOf(path: string): string {
  const { ino, mtimeNs, size } = statSync(path, { bigint: true });
  return `${ino} ${mtimeNs} ${size}`;
}

function ringIn(path: string): KeyRing {
  const read = readKeyFile(path);
  if (!read.ok) throw new KeyProblem(`${path}: ${read.message}`);
  return read.ring;
}
