import type { ConnectorKind } from '../../actions/mdm/connector.ts';
import { probed } from '../http/probe.ts';
import { abilities } from './abilities.ts';
import { carryOut } from './carry-out.ts';
import { hear } from './hear.ts';
import { observe } from './observe.ts';
import { nudge, page } from './page.ts';
import { ASKS } from './settings.ts';
import { makeTools } from './tools.ts';
import { trialsOf } from './trials.ts';
import { baseOf } from './uuid.ts';

/** NanoMDM, with KMFDDM beside it for declarations where there is one. */
export const nanomdm: ConnectorKind = {
  abilities,
  hears: true,
  asks: ASKS,
  open(connection) {
    const tools = makeTools(connection);
    const hour = (): string => tools.clock().slice(0, 13);
    return {
      abilities,
      page: page(tools),
      observe: observe(tools),
      carryOut: carryOut(tools),
      probe: (signal) => probed(trialsOf(tools), signal),
      nudge: nudge(tools, (ids) => baseOf('nudge', hour(), ...ids)),
      hear: hear(tools),
    };
  },
};
