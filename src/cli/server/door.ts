/** What commands need to talk with a server, or to be one. `src/wiring` builds it. */
export type ServerDoor = {
  /**
   * The server that is said, else the one that runs on this machine's data folder. Throws `UserError` where there is none, or
   * where no token fits.
   */
  readonly connect: (url: string | null) => Promise<Client>;
  /** Uses a sign-in link up. Throws `UserError` where it does not open. */
  readonly signIn: (link: string) => Promise<SignedIn>;
  /** Opens everything and answers until it is told to stop. Throws `UserError` where it can't. */
  readonly serve: (options: ServeOptions) => Promise<Served>;
  /** All that the database of this machine's data folder (or of PostgreSQL) keeps, into one file, and back into an empty one. */
  readonly exportTo: (file: string, replace: boolean) => Promise<Transferred>;
  readonly importFrom: (file: string) => Promise<Transferred>;
  /** Works through what runs by itself, beside a server, until it is told to stop. */
  readonly work: () => Promise<{ readonly ended: Promise<void> }>;
  /** Puts a new key into the key file of this machine's data folder. Gives all keys of that use, the new one first. */
  readonly changeKey: (use: KeyUse) => Promise<readonly KeyMark[]>;
  /** The same for the ledger, while no server runs on the folder. Gives the public keys, the new one first. */
  readonly changeLedgerKey: () => Promise<readonly string[]>;
};

export const KEY_USES = ['pseudonym', 'sealing'] as const;
type KeyUse = (typeof KEY_USES)[number];
export type KeyMark = { readonly use: KeyUse; readonly number: number; readonly print: string };

export type SignedIn = {
  readonly token: string;
  readonly person: { readonly name: string };
  readonly ends: string;
};

export type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly policy: string;
  /** Name of the organisation above all, of a new server. */
  readonly organisation: string;
};
export type Served = {
  readonly url: string;
  /** Signs a browser in, once, as whoever started the server; null: not to be printed. */
  readonly opens: string | null;
  readonly tokenFile: string;
  /** `embedded in grendel-data`, `PostgreSQL`. */
  readonly database: string;
  readonly isNew: boolean;
  /** Resolves when it was told to stop and has. */
  readonly ended: Promise<void>;
};

export type Transferred = { readonly rows: number };

/** Requests of the API; a refusal throws `UserError` with the problem's words. Paths begin behind `/api`. */
export type Client = {
  readonly url: string;
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  readonly put: <T>(path: string, body: unknown) => Promise<T>;
  readonly bytes: (path: string) => Promise<Uint8Array | null>;
  /** Sends a file as it is read; `watch` hears the bytes sent. */
  readonly sendFile: <T>(
    path: string,
    file: string,
    watch: (bytes: number, of: number | null) => void,
  ) => Promise<T>;
};

export const SERVER_OPTION = {
  server: {
    type: 'string',
    value: 'URL',
    help: 'another server than the one on this machine (with GRENDEL_TOKEN)',
  },
} as const;

/** A list of the API. */
export type Items<T> = { readonly items: readonly T[]; readonly next?: string | null };

export type ShownOrganisation = {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
};
export type ShownFleet = {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly mdm: string;
};
export type ShownInventory = {
  readonly id: string;
  readonly fleet: string;
  readonly state: string;
  readonly coverage: string;
  readonly moment: string | null;
  readonly title?: string | null;
  readonly format: string | null;
  readonly announced: string;
  readonly summary: {
    readonly devices: number;
    readonly installs: number;
    readonly notAssessed: number;
    readonly outcome: string;
    readonly changes: Readonly<Record<'opened' | 'reopened' | 'seen' | 'closed', number>> | null;
  } | null;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
    readonly line: number | null;
    readonly times: number;
  }[];
  readonly heldFor:
    | readonly {
        readonly what: string;
        readonly organisation: string | null;
        readonly before: number;
        readonly now: number;
      }[]
    | null;
};
export type ListedFinding = {
  readonly id: string;
  readonly device: number;
  readonly fleet: string;
  readonly organisation: string;
  readonly app: string | null;
  readonly appName: string | null;
  readonly category: string | null;
  readonly state: string;
  readonly because: string | null;
  readonly certain: boolean;
  readonly secondCopy: boolean;
  readonly opened: string;
  readonly seen: string;
  readonly closed: string | null;
  readonly reopenings: number;
};
