import { z } from '@hono/zod-openapi';
import type { Conflict } from '../../core/mdm/observation.ts';

export const ShownConflict = z
  .object({
    name: z.string().openapi({ description: "The other's name for it, as the MDM shows it." }),
    kind: z.string(),
    what: z.enum(['sets-the-same', 'allows-only-others', 'removes-ours']),
    devices: z.number().int().nullable().openapi({ description: 'Null: the MDM does not say.' }),
  })
  .openapi('Conflict', { description: "Another's restriction that gets in the way; left alone." });

export const conflictShown = ({
  name,
  kind,
  what,
  devices,
}: Conflict): z.infer<typeof ShownConflict> => ({ name, kind, what, devices });
