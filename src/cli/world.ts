import type { Artefact } from '../core/artefact.ts';
import type { InventoryReader } from '../actions/scan.ts';
import type { Candidate } from '../actions/explain.ts';
import type { Decisions } from '../core/situation.ts';
import type { BlockList } from '../core/block-list.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import type { Policy } from '../core/policy.ts';
import type { LedgerDoor } from './ledger/door.ts';
import type { ServerDoor } from './server/door.ts';
import type { SimulatorDoor } from './server/simulator-door.ts';
import type { Terminal } from './text/terminal.ts';
import type { VettingDoor } from './vet/door.ts';

/** All that commands need from outside: `main.ts` builds the real one, tests another. */
export type World = {
  readonly out: Output;
  readonly err: Output;
  readonly version: string;
  /** The day in UTC. */
  readonly today: Day;
  /** Milliseconds that only ever grow: for rates and durations. */
  readonly clock: () => number;
  readonly files: Files;
  readonly catalogue: CatalogueDoor;
  readonly policies: PolicyDoor;
  readonly inventory: InventoryDoor;
  readonly vetting: VettingDoor;
  readonly blocking: BlockingDoor;
  readonly server: ServerDoor;
  readonly ledger: LedgerDoor;
  readonly simulators: SimulatorDoor;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Folder of an invented fleet to try things on. */
  readonly sampleFleet: string;
};

export type Output = {
  readonly terminal: Terminal;
  readonly write: (text: string) => void;
};

export type Files = {
  /** Whole; throws `UserError` when there already is one and it may not be replaced, or the folder is missing. */
  readonly write: (path: string, content: string, options: WriteOptions) => void;
  readonly read: (path: string) => string;
  readonly exists: (path: string) => boolean;
  readonly makeFolder: (path: string) => void;
  /** The file itself, or the files of a folder, sorted; hidden ones and folders within are left out. */
  readonly within: (path: string) => readonly string[];
};

/** `secret`: names phones or people, so that nobody else on the machine may read it. */
type WriteOptions = { readonly replace: boolean; readonly secret: boolean };

export type CatalogueDoor = {
  /** The shipped one where no folder is named. */
  readonly read: (dir: string | null) => Promise<CatalogueRead>;
  readonly check: (dir: string | null) => Promise<CatalogueCheck>;
  readonly diff: (before: string, after: string) => Promise<CatalogueChanges>;
  readonly search: (catalogue: Catalogue, text: string) => Promise<readonly Found[]>;
  readonly readDecisions: (file: string) => Promise<Decisions>;
};
type CatalogueRead = {
  readonly catalogue: Catalogue;
  readonly errors: readonly RowProblem[];
};
export type RowProblem = {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly remedy: string;
};
type CatalogueCheck = {
  readonly errors: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
  readonly rows: number;
  /** How many identifiers rest on wholly read chains. */
  readonly summary: () => Promise<{
    readonly identifiers: number;
    readonly byPublisher: number;
    readonly strictly: number;
  }>;
};
type RowCells = Readonly<Record<string, string>>;
export type CatalogueChanges = {
  readonly tables: readonly {
    readonly table: string;
    readonly added: readonly RowCells[];
    readonly removed: readonly RowCells[];
    readonly changed: readonly {
      readonly key: RowCells;
      readonly cells: readonly {
        readonly column: string;
        readonly before: string;
        readonly after: string;
      }[];
    }[];
  }[];
  readonly problems: readonly RowProblem[];
};
/** A candidate, and by what it was found. */
export type Found = Candidate & { readonly by: string; readonly text: string };

export type PolicyDoor = {
  /** By the name of a shipped one, or by file. */
  readonly read: (nameOrFile: string) => Promise<Policy>;
  readonly all: () => Promise<readonly Policy[]>;
};

type InventoryRequest = {
  /** Files and folders; `-` is the standard input. */
  readonly files: readonly string[];
  readonly encoding: string | null;
  /** What the user says of columns, as typed: `device=Asset,identifier=Package`. */
  readonly map: string | null;
  /** File of mappings kept before. */
  readonly mapping: string | null;
  /** File to keep this one in. */
  readonly saveMap: string | null;
  /** Whose export it is, where the file does not say. */
  readonly device: string | null;
  readonly at: Day;
};

export type InventoryDoor = {
  readonly reader: (
    request: InventoryRequest,
    watch: (progress: Progress) => void,
  ) => Promise<InventoryReader>;
};
/** How far the reading is. `of` is null where nobody can know (standard input). */
export type Progress = {
  readonly file: string;
  readonly bytes: number;
  readonly of: number | null;
};

export const TARGETS = ['apple', 'android', 'intune'] as const;
export type Target = (typeof TARGETS)[number];
export type BlockingDoor = {
  readonly compile: (
    target: Target,
    list: BlockList,
    options: BlockOptions,
  ) => Promise<readonly Artefact[]>;
};
type BlockOptions = {
  readonly domain?: string;
  readonly organisation?: string;
  readonly group?: string;
};
