import type { Connection } from '../../actions/mdm/connector.ts';
import type { Mannered } from '../http/manners.ts';
import { type Contents, contentsIn } from './contents.ts';
import { type KmfddmApi, kmfddmApi } from './kmfddm-api.ts';
import { makeLock } from './lock.ts';
import { type NanomdmApi, nanomdmApi } from './nanomdm-api.ts';
import { readSettings, type Settings } from './settings.ts';

/** What the parts of one connection share. */
export type Tools = Pick<Connection, 'memory' | 'clock'> & {
  readonly settings: Settings;
  readonly nanomdm: NanomdmApi;
  /** Null: no declarations. */
  readonly kmfddm: KmfddmApi | null;
  readonly contents: Contents;
  readonly lock: ReturnType<typeof makeLock>;
};

export function makeTools(connection: Connection): Tools {
  const settings = readSettings(connection);
  const { memory, clock } = connection;
  const mannered: Mannered = connection;
  return {
    memory,
    clock,
    settings,
    nanomdm: nanomdmApi({
      base: settings.nanomdm,
      key: settings.key,
      push: settings.push,
      ...mannered,
    }),
    kmfddm: settings.kmfddm === null ? null : kmfddmApi({ ...settings.kmfddm, ...mannered }),
    contents: contentsIn(memory),
    lock: makeLock(),
  };
}
