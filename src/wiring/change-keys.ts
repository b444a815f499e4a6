import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  parseSigner,
  parseVerifier,
  signerFrom,
  signerText,
  verifierText,
} from '../ledger/note.ts';
import { changeKeyFile } from '../privacy/change-key-file.ts';
import {
  addKey,
  fingerprintsOf,
  MOST_KEYS,
  type Fingerprint,
  type KeyUse,
} from '../privacy/keys.ts';
import { writeSecretFile } from '../privacy/secret-file.ts';
import { lockFolder } from '../store/lock.ts';
import { KeyProblem } from './keys.ts';
import { Refusal } from './refused.ts';

/** Puts a new key into the key file, before the one that was current. Processes that run on the folder take it over by themselves. */
export function changeKey(folder: string, use: KeyUse): readonly Fingerprint[] {
  const path = join(folder, 'keys.json');
  if (!existsSync(path))
    throw new Refusal(
      `${path}: there is no key file`,
      'Start the server once: it makes one. Or set GRENDEL_DATA to the folder of your server.',
    );
  const changed = changeKeyFile(path, (ring) => {
    if (ring[use].length === MOST_KEYS)
      throw new Refusal(
        `${path}: there are ${MOST_KEYS} ${use} keys already`,
        'Wait until old ones were dropped: grendel keys show says what still needs them.',
      );
    return addKey(ring, use);
  });
  if (!changed.ok) throw new KeyProblem(`${path}: ${changed.message}`);
  return fingerprintsOf(changed.ring).filter((key) => key.use === use);
}

/**
 * Puts a new key for the ledger before the one that was current, which signs on beside it. Gives the public keys, the current one
 * first. Only while no server runs on the folder: it reads the file once.
 */
export function changeLedgerKey(folder: string, given: string | null): readonly string[] {
  if (given !== null)
    throw new Refusal(
      'The key of the ledger comes from GRENDEL_LEDGER_KEY, not from a file',
      'Put a new PRIVATE+KEY+… line before the old one in what the variable is set from.',
    );
  const path = join(folder, 'ledger.key');
  if (!existsSync(path))
    throw new Refusal(
      `${path}: there is no key of a ledger`,
      'Start the server once: it makes one. Or set GRENDEL_DATA to the folder of your server.',
    );
  const locked = lockFolder(folder);
  if (!locked.ok)
    throw new Refusal(
      `${folder}: a server runs on this folder, and signs with the key that it read at its start`,
      'Stop it and its workers, change the key, and start them again.',
    );
  try {
    return prependKey(path);
  } finally {
    locked.lock.release();
  }
}

function prependKey(path: string): readonly string[] {
  const lines = readFileSync(path, 'utf8')
    .split(/\s+/)
    .filter((line) => line !== '');
  const current = parseSigner(lines[0] ?? '');
  if (!current)
    throw new KeyProblem(`${path}: its first line is no secret key of a ledger (PRIVATE+KEY+…).`);
  const next = signerFrom(current.name, randomBytes(32));
  writeSecretFile(path, `${[signerText(next), ...lines].join('\n')}\n`, { replace: true });
  const before = lines.flatMap((line) => parseSigner(line) ?? parseVerifier(line) ?? []);
  return [next, ...before].map(verifierText);
}
