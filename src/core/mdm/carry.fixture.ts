import type { Observation, SeenRestriction, SeenStanding } from './observation.ts';
import type { Delivery, Step } from './plan.ts';
import { memberOf, NOBODY, reach } from './reach.ts';

/**
 * An MDM that does at once what it is told, and devices that are always on: what is seen after a step. `fleet`: content and reach lie
 * in the MDM, and devices have what reaches them. `device`: nothing lies in the MDM but what some device has.
 */
export function afterStep(seen: Observation, step: Step, delivery: Delivery): Observation {
  return delivery === 'fleet' ? onFleet(seen, step) : onDevice(seen, step);
}

export const afterSteps = (
  seen: Observation,
  steps: readonly Step[],
  delivery: Delivery,
): Observation => steps.reduce((state, step) => afterStep(state, step, delivery), seen);

function onFleet(seen: Observation, step: Step): Observation {
  const others = (key: string): readonly SeenRestriction[] =>
    seen.restrictions.filter((one) => one.key !== key);
  const there = 'key' in step ? seen.restrictions.find(({ key }) => key === step.key) : undefined;
  switch (step.kind) {
    case 'put': {
      const put = { key: step.key, hash: step.now, reach: there?.reach ?? NOBODY };
      return delivered({ ...seen, restrictions: [...others(step.key), put] });
    }
    case 'reach':
      if (there === undefined) throw new Error('the reach of a restriction that is not there');
      return delivered({
        ...seen,
        restrictions: [...others(step.key), { ...there, reach: step.now }],
      });
    case 'drop':
      return delivered({ ...seen, restrictions: others(step.key) });
    case 'remove-app':
      return seen;
    case 'give':
    case 'take':
      throw new Error('not with this delivery');
  }
}

/** What reaches a device is there; which content, the MDM says of itself alone. */
export function delivered(seen: Observation): Observation {
  const keys = new Set(seen.restrictions.map(({ key }) => key));
  const standings = seen.restrictions.flatMap(({ key, reach: to }) => {
    const isIn = memberOf(to);
    return seen.devices
      .filter(({ ref }) => isIn(ref))
      .map(({ ref: device }): SeenStanding => {
        const common = { device, key, hash: null, at: null, reason: null };
        return { ...common, standing: 'reported' };
      });
  });
  const rest = seen.standings.filter(({ key }) => !keys.has(key) && !key.startsWith('block.'));
  return { ...seen, standings: [...standings, ...rest] };
}

function onDevice(seen: Observation, step: Step): Observation {
  if (!('device' in step) || step.kind === 'remove-app') return seen;
  const { key, device } = step;
  const others = seen.standings.filter((one) => one.device !== device || one.key !== key);
  if (step.kind === 'take') return listed({ ...seen, standings: others });
  const common = { device, key, at: seen.at, reason: null };
  const given: SeenStanding = { ...common, hash: step.now, standing: 'reported' };
  return listed({ ...seen, standings: [...others, given] });
}

/** With device delivery a restriction is there where a device has it, once for each content. */
export function listed(seen: Observation): Observation {
  const there = new Map<string, SeenRestriction>();
  for (const { key, hash } of seen.standings)
    there.set(`${key} ${hash}`, { key, hash, reach: null });
  return { ...seen, restrictions: [...there.values()] };
}

/** The same state is the same text: nobody is nobody, whatever the order. */
export function stateOf({ restrictions, standings }: Observation): unknown {
  const text = (value: unknown): string => JSON.stringify(value);
  return {
    restrictions: restrictions
      .map(({ key, hash, reach: to }) => {
        const { kind, devices } = to ?? NOBODY;
        return text([key, hash, reach(kind, devices)]);
      })
      .toSorted(),
    standings: standings.map(({ device, key, hash }) => text([device, key, hash])).toSorted(),
  };
}
