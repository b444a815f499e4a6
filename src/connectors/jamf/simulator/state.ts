import type { SimulatedFleet } from '../../simulated/fleet.ts';
import type { SimulatedPhone } from '../../simulated/phone.ts';

/** What a classic scope holds: lists of ids, by the list's name. */
export type SimulatedScope = {
  all: boolean;
  readonly lists: Map<string, readonly string[]>;
  readonly exclusions: Map<string, readonly string[]>;
};
export const emptyScope = (): SimulatedScope => ({
  all: false,
  lists: new Map(),
  exclusions: new Map(),
});

export type SimulatedProfile = {
  readonly id: string;
  name: string;
  description: string;
  /** Jamf's own; also the PayloadUUID of the content. */
  uuid: string;
  payloads: string;
  redeploy: string;
  scope: SimulatedScope;
  /** Counts the changes of its content, and those that go to devices that have it already. */
  version: number;
  sent: number;
};

export type SimulatedCatalogueApp = {
  readonly id: string;
  readonly bundle: string;
  scope: SimulatedScope;
};

/** What a phone reported of its profiles at its last inventory. */
export type Installed = {
  readonly profile: string;
  readonly sent: number;
  readonly displayName: string;
  readonly uuid: string;
  readonly identifier: string;
  readonly at: string;
};

export type JamfState = {
  readonly fleet: SimulatedFleet;
  readonly profiles: Map<string, SimulatedProfile>;
  readonly apps: Map<string, SimulatedCatalogueApp>;
  readonly installed: Map<number, readonly Installed[]>;
  /** Milliseconds since 1970, of phones that have spoken since the beginning. */
  readonly heard: Map<number, number>;
  /** Phones whose records are damaged, by their place in the fleet: which sections, and whether nothing can be given at all. */
  readonly damaged: Map<number, { readonly sections: readonly string[] }>;
  /** STRICT: 500 for a page with a damaged record; LENIENT: its section is null. */
  mode: 'STRICT' | 'LENIENT';
  /** Reading answers XML whatever was asked for. */
  xmlOnly: boolean;
  /** A device that is not listed any more. */
  readonly forget: (index: number) => void;
  readonly present: () => Iterable<SimulatedPhone>;
  readonly count: () => number;
  /** The phone at this place of the list by number. */
  readonly at: (place: number) => SimulatedPhone | null;
  readonly find: (id: string) => SimulatedPhone | null;
  nextId: number;
};

// Long enough to be found again in a message where it should not be.
const FIRST = 7_000_001;
/** Devices are numbered as they came. Phones with Android are nothing that Jamf has. */
export const numberOf = (phone: Pick<SimulatedPhone, 'index'>): string =>
  String(FIRST + phone.index);
export const indexOfNumber = (number: string): number => Number(number) - FIRST;

export function jamfState(fleet: SimulatedFleet): JamfState {
  // While nobody is gone and all are iPhones, no list is needed, however many they are.
  let places: readonly number[] | null = null;
  const gone = new Set<number>();
  const all = (): readonly number[] => {
    places ??= Array.from({ length: fleet.size }, (_, index) => index).filter(
      (index) => !gone.has(index) && fleet.phone(index).platform === 'ios',
    );
    return places;
  };
  return {
    fleet,
    profiles: new Map(),
    apps: new Map(),
    installed: new Map(),
    heard: new Map(),
    damaged: new Map(),
    mode: 'STRICT',
    xmlOnly: false,
    forget: (index) => {
      gone.add(index);
      places = null;
    },
    present: function* () {
      for (const index of all()) yield fleet.phone(index);
    },
    count: () => all().length,
    at: (place) => {
      const index = all()[place];
      return index === undefined ? null : fleet.phone(index);
    },
    find: (id) => {
      const index = indexOfNumber(id);
      return Number.isInteger(index) && index >= 0 && index < fleet.size && !gone.has(index)
        ? fleet.phone(index)
        : null;
    },
    nextId: 1,
  };
}
