import type { OpenContact } from '../findings/name.ts';
import type { Server } from '../server.ts';

/** What the actions about exceptions need from outside, beside the server's. */
export type ExceptionServer = Server & {
  readonly openContact: OpenContact;
  /** What a person wrote, of an opening of the ledger; null where it can't be opened. */
  readonly openText: (commitment: string, sealed: Uint8Array) => string | null;
};
