import { done, refused } from '../actions/server.ts';
import type { MdmActions } from './mdm-actions.ts';
import type { World } from './world.fixture.ts';

/** What exceptions came to, in memory. */
export function fakeExemptions({ mdm }: World): Pick<MdmActions, 'exemptions' | 'exemption'> {
  return {
    exemptions: async (_, fleet) =>
      mdm.exemptions.filter((one) => one.ended === null && (fleet === null || one.fleet === fleet)),
    async exemption(_, id) {
      const found = mdm.exemptions.find((exemption) => exemption.id === id);
      return found ? done(found) : refused('unknown-exemption');
    },
  };
}
