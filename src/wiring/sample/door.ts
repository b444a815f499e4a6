import type { SampleDoor } from '../../actions/sample/door.ts';
import { dayOf, type Server } from '../../actions/server.ts';
import type { Instant } from '../../core/inventory.ts';
import type { BoundToChanges } from '../changes/actions.ts';
import { sampleFiles } from './files.ts';

export type SampleParts = {
  readonly server: Pick<Server, 'rules' | 'clock'>;
  readonly changes: Pick<BoundToChanges, 'door' | 'decided'>;
  readonly stir: () => void;
  /** Where this server answers, for a simulated MDM that sends; null: not yet. */
  readonly ownUrl: () => string | null;
};

/** About as many as have one in the exports. */
const SHARE = 0.015;

/** The invented fleet and a simulated MDM, in this process. `close` ends the simulated one. */
export function sampleDoor({ server, changes, stir, ownUrl }: SampleParts): SampleDoor & {
  readonly close: () => Promise<void>;
} {
  let playing: { readonly mdm: string; readonly close: () => Promise<void> } | null = null;
  const close = async (): Promise<void> => {
    const was = playing;
    playing = null;
    await was?.close();
  };
  return {
    files: () =>
      sampleFiles.list().map(({ week, name, moment }) => ({
        week,
        name,
        moment: moment as Instant,
      })),
    content({ week, name }) {
      const content = sampleFiles.read(week, name);
      if (content === null) throw new Error('an export of the sample is not there');
      return content;
    },
    changes: changes.door,
    decided: changes.decided,
    async simulate(asked) {
      await close();
      // Only where it is asked for: it is much to read at each start.
      const { startSimulator } = await import('../mdm/simulators.ts');
      const { promise, resolve } = Promise.withResolvers<void>();
      const options = { ...asked, share: SHARE };
      const today = dayOf(server.clock());
      const started = await startSimulator(options, server.rules(), today, promise);
      playing = {
        mdm: asked.mdm,
        async close() {
          resolve();
          await started.ended;
        },
      };
      return {
        port: Number(new URL(started.url).port),
        settings: started.settings,
        heardAt(connection) {
          const base = ownUrl();
          if (base !== null) started.sendTo?.(`${base}/api/connections/${connection}/hear`);
        },
      };
    },
    isSimulating: (mdm) => playing?.mdm === mdm,
    stir,
    close,
  };
}
