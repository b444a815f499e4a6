import type { PersonId } from '../core/rights.ts';

/** A file of the built console, packed beforehand. Its name holds a hash of its content, so it never changes. */
export type ConsoleAsset = {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
};
export type BuiltConsole = {
  /** `index.html`, with addresses relative to where it lies. */
  readonly page: string;
  /** By name below `/assets/`. */
  readonly assets: ReadonlyMap<string, ConsoleAsset>;
};
/** What there is of the console now; asking has it built where it is not there yet. */
export type ConsoleDoor = () => BuiltConsole | 'being-built' | 'not-built';

/** One browser in the place of the token of the start. */
export type OperatorDoor = {
  /** Opens once. */
  readonly newLink: () => { readonly link: string; readonly ends: string };
  /** Gives the token of the session that begins; null: it opens nothing. */
  readonly use: (link: string) => Promise<string | null>;
  /** The session of this token is the operator's, as somebody else. */
  readonly actsAs: (token: string, person: PersonId) => void;
  /** Null: whoever brings it is who they are. */
  readonly actingAs: (token: string) => PersonId | null;
  /** Gives the token of a session as the operator; null: nobody acted by it. */
  readonly actsNoMore: (token: string) => string | null;
};

/** First parts of the addresses at which the console shows a page; `console/src/pages` has a folder for each. */
export const CONSOLE_PAGES = [
  'app',
  'blocking',
  'exceptions',
  'findings',
  'ledger',
  'policies',
  'reports',
  'search',
  'settings',
  'sign-in',
  'start',
  'vetting',
] as const;
