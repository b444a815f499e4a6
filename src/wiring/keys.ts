import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  parseNote,
  parseSigner,
  parseVerifier,
  signedBy,
  signerFrom,
  signerText,
  verifierText,
  type Signer,
} from '../ledger/note.ts';
import { readKeyFile, writeKeyFile } from '../privacy/key-file.ts';
import { newKeyRing, type KeyRing } from '../privacy/keys.ts';
import { writeSecretFile } from '../privacy/secret-file.ts';

/** What is wrong with a key, in words for whoever runs the server; never the key. */
export class KeyProblem extends Error {
  override readonly name = 'KeyProblem';
}

/** The keys of pseudonyms and seals; made where there are none and nothing was written with any yet. */
export function loadKeys(path: string, isNew: boolean): KeyRing {
  if (!existsSync(path)) {
    if (!isNew)
      throw new KeyProblem(
        `${path}: the key file is not there, and the database was written with one. Restore it from the backup: without it no device is known again and no name can be read.`,
      );
    const ring = newKeyRing();
    writeKeyFile(path, ring, { replace: false });
    return ring;
  }
  const read = readKeyFile(path);
  if (!read.ok) throw new KeyProblem(`${path}: ${read.message}`);
  return read.ring;
}

export type LedgerKeys = {
  /** The current one first. */
  readonly signers: readonly [Signer, ...Signer[]];
  /** Public keys as text, one a line: the current one first, then those of before. */
  readonly verifiers: readonly string[];
};

/**
 * The ledger's keys, one a line: the current secret key first; below it those of before, secret as long as they are to sign too, then
 * public. Made where there is none and nothing was signed yet.
 */
export function loadLedgerKeys(
  path: string,
  given: string | null,
  log: { readonly origin: string; readonly checkpoint: string | null },
): LedgerKeys {
  const from = given === null ? path : 'GRENDEL_LEDGER_KEY';
  if (given === null && !existsSync(path)) {
    if (log.checkpoint !== null)
      throw new KeyProblem(
        `${path}: the key of the ledger is not there, and the ledger was signed with one. Restore it from the backup; a new key would look like somebody else's.`,
      );
    const signer = signerFrom(log.origin, randomBytes(32));
    writeSecretFile(path, `${signerText(signer)}\n`, { replace: false });
    return { signers: [signer], verifiers: [verifierText(signer)] };
  }
  const lines = (given ?? readFileSync(path, 'utf8')).split(/\s+/).filter((line) => line !== '');
  const signers = lines.flatMap((line) => parseSigner(line) ?? []);
  const verifiers = lines.map((line) => parseSigner(line) ?? parseVerifier(line));
  const [current, ...others] = signers;
  if (!current || verifiers.includes(null))
    throw new KeyProblem(
      `${from}: these are no keys of a ledger (PRIVATE+KEY+name+id+key, the current one first).`,
    );
  if (signers.some(({ name }) => name !== log.origin))
    throw new KeyProblem(
      `${from}: the key is of the log ${current.name}, and this database holds the log ${log.origin}.`,
    );
  const known = verifiers.filter((key) => key !== null);
  const note = log.checkpoint === null ? null : parseNote(log.checkpoint);
  if (note && signedBy(note, known).length === 0)
    throw new KeyProblem(
      `${from}: none of these keys signed the last checkpoint of this ledger. Restore the key file from the backup.`,
    );
  return { signers: [current, ...others], verifiers: known.map(verifierText) };
}
