import type { Logger } from 'pino';
import { actAs } from '../../actions/sample/act-as.ts';
import { connectSampleMdm } from '../../actions/sample/connect-mdm.ts';
import type { SampleServer } from '../../actions/sample/door.ts';
import { loadSample, type SampleProgress } from '../../actions/sample/load-sample.ts';
import { sampleObstacle } from '../../actions/sample/may-load.ts';
import { readStart } from '../../actions/sample/read-start.ts';
import { sampleIn, sampleMarks } from '../../actions/sample/sample.ts';
import type { Rulebook } from '../../actions/rulebook.ts';
import { done, refused, type Context } from '../../actions/server.ts';
import { faultOf } from '../../api/access-log.ts';
import type { SampleActions, StartShown } from '../../api/sample-actions.ts';

export type BoundToSample = {
  readonly server: SampleServer;
  readonly stopping: AbortSignal;
  readonly log: Pick<Logger, 'error'>;
  /** Told of each load that begins, so that it is over before the database is closed. */
  readonly begun: (load: Promise<void>) => void;
};

/** What the doors ask for about the sample, bound to what it needs. One load at a time in a process. */
export function bindSampleActions(
  { server, stopping, log, begun }: BoundToSample,
  rulebook: () => Rulebook,
): SampleActions {
  let loading: StartShown['loading'] = null;

  async function load(context: Context): Promise<void> {
    const since = server.clock();
    let now: SampleProgress = { step: 'found', week: null, file: null, done: 0, of: 1 };
    const told = (failed: boolean) => (loading = { ...now, since, failed });
    told(false);
    try {
      const loaded = await loadSample(server, context, {
        rulebook,
        watch(progress) {
          now = progress;
          told(false);
        },
        signal: stopping,
      });
      if (loaded.ok) loading = null;
      else told(true);
    } catch (error) {
      if (!stopping.aborted) log.error({ job: 'load-sample', ...faultOf(error) }, 'job failed');
      told(true);
    }
  }

  return {
    start: async (context, isActing) => ({
      ...(await readStart(server, context, isActing)),
      loading,
    }),
    async load(context) {
      if ((await sampleIn(server.store))?.loaded === true) return done(null);
      const why = await sampleObstacle(server, server.store, context.actor);
      if (why !== null) return refused('sample-not-here', { why });
      if (loading === null || loading.failed) begun(load({ ...context, idempotency: null }));
      return done(null);
    },
    connectMdm: (context, asked) => connectSampleMdm(server, context, asked),
    actAs: (context, person) => actAs(server, context, person),
    marks: () => sampleMarks(server.store),
  };
}
