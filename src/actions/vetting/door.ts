import type { Examined } from '../../core/vetting/report.ts';
import type { Server } from '../server.ts';
import type { Edition } from './stored.ts';

/** What vetting needs from outside; `src/wiring/vetting` builds it. */
export type VettingDoor = {
  /** By what a file would be read now: our readers, and the signs of the catalogue in force. */
  readonly edition: () => Promise<Edition>;
  /** Reads a file behind walls, with the signs of that edition. Null: the signal ended it. */
  readonly examine: (
    pieces: AsyncIterable<Uint8Array>,
    edition: Edition,
    signal: AbortSignal,
  ) => Promise<Examined | null>;
  /** SHA-256 as bytes come; the digest in hex. */
  readonly hash: () => {
    readonly update: (bytes: Uint8Array) => void;
    readonly digest: () => string;
  };
  /** How many files this process reads at a time. */
  readonly atOnce: number;
};

export type VettingServer = Server & { readonly vetting: VettingDoor };
