import { setTimeout as sleep } from 'node:timers/promises';
import { productsToBlock } from '../../actions/export-block.ts';
import { rulebookOf, type Rules } from '../../actions/rulebook.ts';
import type {
  Simulator,
  SimulatorDoor,
  SimulatorOptions,
} from '../../cli/server/simulator-door.ts';
import { UserError } from '../../cli/user-error.ts';
import { simulateIntune } from '../../connectors/intune/simulator/server.ts';
import { simulatedJamf } from '../../connectors/jamf/simulator/server.ts';
import { simulatedNanomdm } from '../../connectors/nanomdm/fake/simulated.ts';
import { CONNECTORS } from '../../connectors/registry.ts';
import { simulatedFleet, type SimulatedFleet } from '../../connectors/simulated/fleet.ts';
import { compileBlockList } from '../../core/block-list-compile.ts';
import { ESSENTIALS } from '../../core/block-list-essentials.ts';
import type { Day } from '../../core/day.ts';

/** Phones speak with their MDM so often; time passes for them as it does here. */
const EVERY = 5000;
const HOUR = 3_600_000;
/** Products that some phones of a demonstration have. */
const PROHIBITED = 6;
const POLICY = 'nl';

type Playing = Pick<Simulator, 'url' | 'settings' | 'sendTo'> & {
  /** All phones that are on speak with the MDM. */
  readonly settle: () => unknown;
  readonly close: () => Promise<void>;
};
const PLAYED: Readonly<
  Record<SimulatorOptions['mdm'], (fleet: SimulatedFleet, port: number) => Promise<Playing>>
> = {
  async intune(fleet, port) {
    const played = await simulateIntune(fleet, { port, quirks: { inventory: 'weekly' } });
    return { ...played, sendTo: null };
  },
  async jamf(fleet, port) {
    const played = await simulatedJamf({ fleet, port });
    return { ...played, sendTo: null, settle: () => played.checkIn() };
  },
  async nanomdm(fleet, port) {
    const played = await simulatedNanomdm({ fleet, port });
    return {
      ...played,
      sendTo: (url) => void played.sendTo(url),
      settle: () => played.checkIn(),
    };
  },
};

/** Simulated MDMs with phones that nobody owns, for a look at the whole and for load. `asked`: the process is to end. */
export function simulatorDoor(
  rules: () => Promise<Rules>,
  today: Day,
  asked: () => Promise<void>,
): SimulatorDoor {
  return {
    async start(options) {
      const { mdm } = options;
      const started = startSimulator(options, await rules(), today, asked());
      const { url, settings, sendTo, ended } = await started.catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
          throw new UserError(
            'Another program answers on that port',
            'Say --port N, or --port 0 for any that is free.',
          );
        throw error;
      });
      const title = CONNECTORS[mdm]?.abilities.title ?? mdm;
      return { title, url, settings, sendTo, ended };
    },
  };
}

/**
 * Phones and the MDM that manages them, until `asked` resolves. Throws where the port is taken. `share`: of the phones that have one
 * of these apps, from 0 to 1.
 */
export async function startSimulator(
  { mdm, devices, seed, port, share = 0.05 }: SimulatorOptions & { readonly share?: number },
  rules: Rules,
  today: Day,
  asked: Promise<void>,
): Promise<Omit<Simulator, 'title'>> {
  const fleet = simulatedFleet({
    seed,
    devices,
    prohibited: prohibitedIn(rules, today).map((app) => ({ ...app, share })),
    begins: Date.now(),
    ...(mdm === 'intune' ? {} : { traits: { platform: 'ios' } as const }),
  });
  const playing = await PLAYED[mdm](fleet, port);
  const { url, settings, sendTo } = playing;
  return { url, settings, sendTo, ended: play(fleet, playing, asked) };
}

async function play(
  fleet: SimulatedFleet,
  { settle, close }: Playing,
  asked: Promise<void>,
): Promise<void> {
  const over = new AbortController();
  void asked.then(() => over.abort());
  while (!over.signal.aborted) {
    fleet.advance(EVERY / HOUR);
    await settle();
    await sleep(EVERY, undefined, { signal: over.signal }).catch(() => {});
  }
  await close();
}

/** Named by most governments first, and known on both platforms. */
function prohibitedIn(rules: Rules, today: Day) {
  const assessment = rulebookOf(rules, today).assessment(POLICY);
  const products = productsToBlock(assessment, []);
  const { list } = compileBlockList(
    { policy: POLICY, catalogue: rules.catalogue.version, products },
    ESSENTIALS,
  );
  const platforms = ['ios', 'android'] as const;
  return list.products
    .flatMap(({ name, identifiers }) => {
      const of = platforms.flatMap(
        (platform) => identifiers.find((one) => one.platform === platform) ?? [],
      );
      return of.length === platforms.length
        ? [of.map(({ identifier, platform }) => ({ identifier, platform, name }))]
        : [];
    })
    .slice(0, PROHIBITED)
    .flat();
}
