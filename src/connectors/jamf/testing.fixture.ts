import { build } from 'plist';
import type { Connection, Connector } from '../../actions/mdm/connector.ts';
import { meaningHash } from '../../blocking/meaning.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Reach, Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { simulatedConnection } from '../simulated/connection.ts';
import { type FleetOptions, type SimulatedFleet, simulatedFleet } from '../simulated/fleet.ts';
import { jamf } from './index.ts';
import { type SimulatedJamf, simulatedJamf } from './simulator/server.ts';
import { numberOf } from './simulator/state.ts';

export const KEY = 'block.apple-profile' as RestrictionKey;
export const TIKTOK = 'com.zhiliaoapp.musically';

/** A restrictions profile as the compiler writes it. */
export function restriction(
  identifiers: readonly string[],
  key: RestrictionKey = KEY,
): Restriction {
  const part = { PayloadVersion: 1, PayloadUUID: '00000000-0000-8000-8000-000000000000' };
  return {
    key,
    kind: 'apple-profile',
    content: build({
      ...part,
      PayloadType: 'Configuration',
      PayloadIdentifier: 'nl.example.grendel.block',
      PayloadDisplayName: 'Apps that may not be used',
      PayloadContent: [
        {
          ...part,
          PayloadType: 'com.apple.applicationaccess',
          PayloadIdentifier: 'nl.example.grendel.block.restrictions',
          blockedAppBundleIDs: [...identifiers],
          blacklistedAppBundleIDs: [...identifiers],
        },
      ],
    }),
    hash: meaningHash('apple-profile', identifiers),
    effect: 'prevents',
    apps: ['tiktok' as AppId],
    fits: {
      platforms: ['ios'],
      enrolments: ['supervised'],
      from: [9, 3],
      before: null,
      capability: null,
      unless: null,
    },
  };
}

export type Story = {
  readonly fleet: SimulatedFleet;
  readonly server: SimulatedJamf;
  readonly connector: Connector;
  readonly connection: Connection;
  readonly ref: (index: number) => DeviceRef;
  readonly only: (...indexes: readonly number[]) => Reach;
  readonly put: (
    content: Restriction,
    was?: Restriction | null,
  ) => ReturnType<Connector['carryOut']>;
  readonly reach: (was: Reach | null, now: Reach) => ReturnType<Connector['carryOut']>;
  readonly observe: () => ReturnType<Connector['observe']>;
};
export const never = (): AbortSignal => new AbortController().signal;
export const ref = (index: number): DeviceRef => numberOf({ index }) as DeviceRef;

/** A simulated Jamf Pro with supervised iPhones that all have TikTok, unless said otherwise. */
export async function inStory(
  options: Partial<FleetOptions> & { readonly tokenLife?: number },
  story: (story: Story) => Promise<void>,
): Promise<void> {
  const { tokenLife, ...more } = options;
  const fleet = simulatedFleet({
    seed: 11,
    devices: 5,
    appsEach: 3,
    prohibited: [{ identifier: TIKTOK, name: 'TikTok', platform: 'ios', share: 1 }],
    ...more,
    traits: (index) => ({
      platform: 'ios',
      enrolment: 'supervised',
      os: [26, 1],
      ownership: 'company',
      offFor: 0,
      notNow: 0,
      ...(typeof more.traits === 'function' ? more.traits(index) : more.traits),
    }),
  });
  const server = await simulatedJamf({ fleet, ...(tokenLife === undefined ? {} : { tokenLife }) });
  try {
    const connection = simulatedConnection(
      fleet,
      { ...server.settings, 'page-size': '100' },
      server.secrets,
    );
    const connector = jamf.open(connection);
    const carryOut = (step: Parameters<Connector['carryOut']>[0], content: Restriction | null) =>
      connector.carryOut(step, { id: step.kind, content }, never());
    await story({
      fleet,
      server,
      connector,
      connection,
      ref,
      only: (...indexes) => ({ kind: 'only', devices: indexes.map(ref) }),
      put: (content, was = null) =>
        carryOut(
          { kind: 'put', key: content.key, was: was?.hash ?? null, now: content.hash },
          content,
        ),
      reach: (was, now) => carryOut({ kind: 'reach', key: KEY, was, now }, null),
      observe: () => connector.observe({ keys: [KEY] }, never()),
    });
  } finally {
    await server.close();
  }
}
