import { type Device, makeDevice } from './device.ts';
import { looksOf } from './look.ts';
import { SOURCES, type Source } from './plan.ts';
import { chance } from './random.ts';

/** One device in forty-five is handed in between the weeks, and another one handed out in its place. */
const REPLACED = 0.022;

/** Every device that was in the fleet in one week or both, each week exactly as many as the plan says. */
export function makeFleet(): readonly Device[] {
  return SOURCES.flatMap(devicesOf);
}

function devicesOf(source: Source): readonly Device[] {
  const slots = Array.from({ length: source.devices }, (_, i) => i + 1);
  return slots.flatMap((slot): readonly Device[] => {
    const device = makeDevice(source, slot);
    const looks = looksOf(device);
    if (chance(device.key, 'replaced') >= REPLACED) return [{ ...device, looks }];
    // Numbers from 5001 on are those handed out later.
    const next = makeDevice(source, 5000 + slot);
    return [
      { ...device, looks: { 'week-47': looks['week-47'] } },
      { ...next, looks: { 'week-48': looksOf(next)['week-48'] } },
    ];
  });
}
