import type { ExemptionId } from '../actions/mdm/stored.ts';
import { done, refused } from '../actions/server.ts';
import type { MdmActions } from './mdm-actions.ts';
import { isSensitive, once, type World } from './world.fixture.ts';

/** The register in memory. Its rules are those of the policy `nl`, on a day in November 2026. */
export function fakeExemptions(
  world: World,
): Pick<MdmActions, 'exemptions' | 'exemption' | 'nameExemption' | 'exempt' | 'endExemption'> {
  const { mdm } = world;
  return {
    exemptions: async (_, fleet) =>
      mdm.exemptions
        .map(({ exemption }) => exemption)
        .filter((one) => one.ended === null && (fleet === null || one.fleet === fleet)),
    async exemption(_, id) {
      const found = mdm.exemptions.find(({ exemption }) => exemption.id === id);
      return found ? done(found.exemption) : refused('unknown-exemption');
    },
    async nameExemption(_, id) {
      const found = mdm.exemptions.find(({ exemption }) => exemption.id === id);
      if (!found) return refused('unknown-exemption');
      mdm.looks.push(id);
      return done(found);
    },
    exempt: (context, { finding, until, ground, task, restricted }) =>
      once(world, context, () => {
        const of = world.findings.find(({ id }) => id === finding);
        const [, pattern] = mdm.exemptions;
        if (!of || !pattern) return refused('unknown-finding');
        if (ground !== 'inspection') return refused('unknown-ground', { grounds: ['inspection'] });
        if (until <= '2026-11-24') return refused('ends-in-past');
        if (until > '2028-01-01') return refused('ends-too-late', { days: 365 });
        const naming = isSensitive(of.app)
          ? { app: null, appName: null, category: 'dating' }
          : { app: of.app, appName: 'TikTok', category: null };
        const exemption = {
          ...pattern.exemption,
          ...naming,
          id: world.newId() as ExemptionId,
          finding,
          ground,
          until,
          restricted,
        };
        mdm.exemptions.push({ ...pattern, exemption, app: of.app, ground, task });
        return done(exemption);
      }),
    endExemption: (context, id) =>
      once(world, context, () => {
        const at = mdm.exemptions.findIndex(({ exemption }) => exemption.id === id);
        const found = mdm.exemptions[at];
        if (!found) return refused('unknown-exemption');
        if (found.exemption.ended !== null) return refused('exemption-ended');
        const exemption = { ...found.exemption, ended: world.now() };
        mdm.exemptions[at] = { ...found, exemption };
        return done(exemption);
      }),
  };
}
