import type { MdmDoor } from '../../actions/mdm/door.ts';
import { isRestrictionTarget, restrictionsFor } from '../../blocking/restrictions.ts';
import { compileBlockList } from '../../core/block-list-compile.ts';
import { ESSENTIALS } from '../../core/block-list-essentials.ts';

/** Compiles the block list as one MDM is to have it. What has a side effect is left out: nobody was asked to accept it here. */
export const restrictionsOf: MdmDoor['restrictions'] = ({
  mdm,
  policy,
  catalogue,
  products,
  exemptions,
}) => {
  if (!isRestrictionTarget(mdm)) return { restrictions: [], leftOut: [], notes: [] };
  const compiled = compileBlockList({ policy, catalogue: catalogue.version, products }, ESSENTIALS);
  return restrictionsFor(mdm, compiled.list, exemptions, { limits: LIMITS });
};

/** Each is added to the tenant's Managed Google Play and assigned by itself, some requests for each, at a hundred writes in 20 seconds. */
const LIMITS = { 'intune-play-uninstall': 100 } as const;
