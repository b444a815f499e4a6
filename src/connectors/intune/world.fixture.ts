import type { Connector } from '../../actions/mdm/connector.ts';
import type { ArtefactKind } from '../../core/artefact.ts';
import type { Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import { meaningHash } from '../../blocking/meaning.ts';
import { memoryInProcess, simulatedConnection } from '../simulated/connection.ts';
import { type FleetOptions, type SimulatedFleet, simulatedFleet } from '../simulated/fleet.ts';
import { intune } from './index.ts';
import { type SimulatedIntune, simulateIntune } from './simulator/server.ts';
import type { Quirks } from './simulator/state.ts';

export const never = (): AbortSignal => new AbortController().signal;

export const TIKTOK = {
  identifier: 'example.clip.Phone',
  name: 'Clip Clip',
  platform: 'ios',
} as const;
export const TIKTOK_ANDROID = {
  identifier: 'example.clip.android',
  name: 'Clip Clip',
  platform: 'android',
} as const;

export type World = {
  readonly fleet: SimulatedFleet;
  readonly simulator: SimulatedIntune;
  readonly connector: Connector;
};

/** A simulated Intune with phones behind, and a connector to it; both are gone after the story. */
export async function inIntune(
  options: Partial<FleetOptions> & {
    readonly quirks?: Partial<Quirks>;
    readonly without?: 'apply';
  },
  story: (world: World) => Promise<void>,
): Promise<void> {
  const { quirks = {}, without, ...of } = options;
  const fleet = simulatedFleet({ seed: 11, devices: 40, appsEach: 6, ...of });
  const simulator = await simulateIntune(fleet, { quirks });
  const { settings, secrets } = simulator;
  try {
    const told = without === 'apply' ? { secret: secrets['secret'] ?? '' } : secrets;
    const connection = simulatedConnection(fleet, settings, told, memoryInProcess());
    await story({ fleet, simulator, connector: intune.open(connection) });
  } finally {
    await simulator.close();
  }
}

export type Read = {
  readonly cursor: string | null;
  readonly bytes: Buffer;
  readonly devices: number | null;
};
export async function readPages(connector: Connector): Promise<readonly Read[]> {
  const pages: Read[] = [];
  let cursor: string | null = null;
  do {
    const page = await connector.page(cursor, never());
    const pieces: Uint8Array[] = [];
    for await (const piece of page.content) pieces.push(Buffer.from(piece));
    pages.push({ cursor, bytes: Buffer.concat(pieces), devices: page.devices });
    cursor = page.next;
  } while (cursor !== null);
  return pages;
}

export const keyOf = (kind: ArtefactKind): RestrictionKey => `block.${kind}` as RestrictionKey;

export function restriction(
  kind: ArtefactKind,
  identifiers: readonly string[],
  content: (identifiers: readonly string[]) => string,
): Restriction {
  return {
    key: keyOf(kind),
    kind,
    content: content(identifiers),
    hash: meaningHash(kind, identifiers),
    effect: 'prevents',
    apps: [],
    fits: {
      platforms: [],
      enrolments: [],
      from: null,
      before: null,
      capability: null,
      unless: null,
    },
  };
}
