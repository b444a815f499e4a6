import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseSigner, signerFrom, signerText, type Signer } from '../ledger/note.ts';
import { readKeyFile, writeKeyFile } from '../privacy/key-file.ts';
import { newKeyRing, type KeyRing } from '../privacy/keys.ts';

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

/** The ledger's key: given as text, else from its file, else made, named after the log. */
export function loadSigner(path: string, given: string | null, origin: string): Signer {
  if (given === null && !existsSync(path)) {
    const signer = signerFrom(origin, randomBytes(32));
    writeFileSync(path, `${signerText(signer)}\n`, { mode: 0o600, flag: 'wx' });
    return signer;
  }
  const signer = parseSigner(given ?? readFileSync(path, 'utf8'));
  if (!signer)
    throw new KeyProblem(
      `${given === null ? path : 'GRENDEL_LEDGER_KEY'}: this is no key of a ledger (PRIVATE+KEY+name+id+key).`,
    );
  if (signer.name !== origin)
    throw new KeyProblem(
      `The key of the ledger is of the log ${signer.name}, and this database holds the log ${origin}.`,
    );
  return signer;
}
