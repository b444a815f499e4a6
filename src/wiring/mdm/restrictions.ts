import type { MdmDoor } from '../../actions/mdm/door.ts';
import { allowedOn } from '../../blocking/allowed.ts';
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
  approved,
}) => {
  if (!isRestrictionTarget(mdm)) return { restrictions: [], leftOut: [], notes: [] };
  const compiled = compileBlockList({ policy, catalogue: catalogue.version, products }, ESSENTIALS);
  const { list } = compiled;
  const blocked = restrictionsFor(mdm, list, exemptions, { limits: LIMITS });
  if (approved === null) return blocked;
  const allowed = allowedOn(mdm, approved, list, exemptions);
  return {
    leftOut: blocked.leftOut,
    restrictions: [...blocked.restrictions, ...allowed.restrictions],
    notes: [...blocked.notes, ...allowed.notes],
  };
};

/** Each is added to the tenant's Managed Google Play and assigned by itself, some requests for each, at a hundred writes in 20 seconds. */
const LIMITS = { 'intune-play-uninstall': 100 } as const;
