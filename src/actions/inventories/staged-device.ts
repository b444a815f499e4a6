import type { completeness } from '../../core/completeness.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { classOf } from '../../core/where-devices-stand.ts';
import type { FoldedDevice } from '../fold.ts';
import type { PolicyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { StagedDevice } from '../store.ts';

export type StagedBy = {
  readonly rulebook: Rulebook;
  readonly policies: PolicyChoice;
  readonly moment: Instant;
  readonly complete: ReturnType<typeof completeness>;
};

/** Only hits that are prohibited for this very device are kept: another policy may hold for another. */
export function stagedDeviceOf(
  device: FoldedDevice,
  organisation: OrganisationId,
  { rulebook, policies, moment, complete }: StagedBy,
): StagedDevice {
  const { policy } = policies.of(organisation, device.ownership);
  const hits = device.hits.filter(({ app }) => rulebook.verdict(policy, app) === 'prohibited');
  const { staleAfterDays } = rulebook.assessment(policy).policy;
  return {
    ...device,
    organisation,
    hits,
    contact: hits.length > 0 ? device.contact : null,
    complete: complete(device.visibility),
    stands: classOf({ ...device, organisation, hits }, moment, staleAfterDays),
  };
}
