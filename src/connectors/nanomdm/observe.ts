import { createHash } from 'node:crypto';
import type { Connector } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import type {
  Observation,
  SeenRestriction,
  SeenStanding,
  Unread,
} from '../../core/mdm/observation.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { ContentHash, RestrictionKey } from '../../core/mdm/restriction.ts';
import { conflictsOf } from './conflicts.ts';
import type { Content } from './contents.ts';
import { declaredStandings } from './declared.ts';
import { managedDevice } from './devices.ts';
import { holds, isOut, recallAll, recordsUnder } from './records.ts';
import { type DeviceStanding, profileStandings } from './standing.ts';
import { type DeviceSteps, settle } from './steps.ts';
import type { Tools } from './tools.ts';

/**
 * What devices said last, each at its own time: `at` of a standing. Here NanoMDM is asked only whether it is there: what its webhook
 * once brought would look well for ever although it is gone. `nudge` asks the devices.
 * A device that never said which profiles it has is unread.
 */
export const observe =
  (tools: Tools): Connector['observe'] =>
  async (_wanted, signal) => {
    const { memory } = tools;
    await tools.nanomdm.alive(signal);
    const contents = await tools.contents.all();
    const enrolled = await recallAll(memory, 'enrolled', signal);
    const facts = await recallAll(memory, 'facts', signal);
    const profiles = await recallAll(memory, 'profiles', signal);
    const limits = await recallAll(memory, 'limits', signal);
    const capable = await recallAll(memory, 'capable', signal);
    const steps = new Map<string, DeviceSteps['steps']>();
    for await (const value of recordsUnder(memory, 'steps/', signal)) {
      const kept = value as DeviceSteps;
      steps.set(kept.id, kept.steps);
    }

    const devices: Observation['devices'][number][] = [];
    const standings: SeenStanding[] = [];
    const unread: Unread[] = [];
    const current = [...enrolled.values()].filter((device) => !isOut(device));
    for (const device of current) {
      const now = <R extends { readonly id: string; readonly at: Instant; readonly got: Instant }>(
        all: ReadonlyMap<string, R>,
      ): R | null => {
        const found = all.get(device.id);
        return found !== undefined && holds(found, device) ? found : null;
      };
      const told = {
        facts: now(facts),
        profiles: now(profiles),
        limits: now(limits),
        capable: now(capable),
      };
      const heard = latest([device.token, ...Object.values(told).map((record) => record?.at)]);
      devices.push(managedDevice(device, told.facts, told.capable, heard));
      if (told.profiles === null) unread.push(deviceUnread(device.id, 'unavailable'));
      const settled = await settle(memory, steps.get(device.id) ?? [], told.profiles);
      for (const standing of profileStandings(settled, told.profiles, told.limits, contents))
        standings.push(seen(device.id, standing));
    }
    const declared = await declaredStandings(tools, current, capable, steps, contents, signal);
    standings.push(...declared.standings.map(({ id, ...standing }) => seen(id, standing)));
    unread.push(...declared.unread);

    const at = tools.clock();
    return {
      id: createHash('sha256')
        .update(JSON.stringify([at, devices, standings]))
        .digest('hex')
        .slice(0, 32),
      at,
      devices,
      restrictions: restrictionsIn(standings, contents),
      standings,
      conflicts: conflictsOf(current, profiles, limits),
      unread,
    };
  };

const seen = (id: string, standing: DeviceStanding): SeenStanding => ({
  ...standing,
  device: id as DeviceRef,
  key: standing.key as RestrictionKey,
  hash: standing.hash as ContentHash | null,
});
const deviceUnread = (id: string, why: string): Unread => ({
  what: { kind: 'device', device: id as DeviceRef },
  why,
});

const latest = (times: readonly (Instant | null | undefined)[]): Instant | null =>
  times.reduce<Instant | null>(
    (last, time) =>
      time !== null && time !== undefined && (last === null || time > last) ? time : last,
    null,
  );

/** Nothing lies in NanoMDM itself: a restriction is there where a device has it. */
function restrictionsIn(
  standings: readonly SeenStanding[],
  contents: readonly Content[],
): readonly SeenRestriction[] {
  const there = new Map<string, SeenRestriction>();
  for (const { key, hash } of standings)
    if (hash === null || contents.some((content) => content.hash === hash))
      there.set(`${key} ${hash ?? ''}`, { key, hash, reach: null });
  return [...there.values()];
}
