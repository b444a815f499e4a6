import type { PersonId, Role } from '../../core/rights.ts';
import type { ConnectionId } from '../mdm/stored.ts';
import { LOCAL_OPERATOR } from '../people/operator-session.ts';
import type { Context } from '../server.ts';
import type { SampleServer } from './door.ts';
import { SAMPLE_OBSTACLES, sampleObstacle } from './may-load.ts';
import { hasOwnData, sampleIn, type SimulatedMdm } from './sample.ts';

/** `own`: data that is not the sample's is here, also beside the sample. */
export const START_STATES = ['empty', 'loading', 'sample', 'own'] as const;
export const MAY_NOT = [...SAMPLE_OBSTACLES, 'loaded'] as const;

/** How far this server is set up, and what may be done with it. */
export type StartRead = {
  readonly state: (typeof START_STATES)[number];
  readonly sample: boolean;
  /** Why the sample may not be loaded; null: it may. */
  readonly mayNot: (typeof MAY_NOT)[number] | null;
  readonly mayActAs: boolean;
  readonly people: readonly {
    readonly person: PersonId;
    readonly name: string;
    readonly role: Role;
  }[];
  readonly mdm: {
    readonly mdm: SimulatedMdm;
    readonly connection: ConnectionId | null;
    /** In this process. */
    readonly running: boolean;
  } | null;
  readonly mayConnectMdm: boolean;
};

/** `isActing`: whoever asks is the operator, as somebody else. */
export async function readStart(
  server: SampleServer,
  { actor }: Context,
  isActing: boolean,
): Promise<StartRead> {
  const { store } = server;
  const sample = await sampleIn(store);
  const own = await hasOwnData(store, sample);
  const obstacle = await sampleObstacle(server, store, actor);
  const isPeopled = sample !== null || obstacle !== 'own-data';
  const mayActAs = sample !== null && !own && actor === LOCAL_OPERATOR;
  const mdm = sample?.mdm ?? null;
  return {
    state: own || !isPeopled ? 'own' : stateOf(sample),
    sample: sample !== null,
    mayNot: sample?.loaded === true ? 'loaded' : obstacle,
    mayActAs,
    people:
      sample !== null && (mayActAs || isActing)
        ? sample.people.map(({ id, name, role }) => ({ person: id, name, role }))
        : [],
    mdm: mdm && {
      mdm: mdm.mdm,
      connection: mdm.connection,
      running: server.sample.isSimulating(mdm.mdm),
    },
    mayConnectMdm: obstacle === null && mdm === null,
  };
}

function stateOf(sample: { readonly loaded: boolean } | null): StartRead['state'] {
  if (sample === null) return 'empty';
  return sample.loaded ? 'sample' : 'loading';
}
