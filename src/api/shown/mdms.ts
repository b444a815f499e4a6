import { z } from '@hono/zod-openapi';
import type { Ability, Lever } from '../../core/mdm/abilities.ts';
import type { Mdm } from '../mdm-actions.ts';
import { secretFile, secretVariable } from '../secret-place.ts';

const ShownAbility = z
  .object({
    can: z.boolean(),
    by: z.string().nullable().openapi({ description: 'By what; null where it can not.' }),
    needs: z.array(z.string()),
    because: z.string().nullable().openapi({ description: 'Why not; null where it can.' }),
    verified: z.boolean().openapi({
      description: 'Read in the source. Else it is from memory, and both readings are tolerated.',
    }),
    source: z.string(),
  })
  .openapi('Ability');

const ShownLever = z
  .object({
    platform: z.enum(['android', 'ios']),
    enrolment: z.string(),
    shows: z.string().openapi({ description: 'What the MDM sees of the apps on such a device.' }),
    ageHours: z
      .number()
      .nullable()
      .openapi({ description: 'How old the list of apps can be; null: the MDM does not say.' }),
    block: ShownAbility,
    remove: ShownAbility,
  })
  .openapi('Lever');

const Asked = z.object({
  name: z.string(),
  what: z.string(),
  optional: z.boolean(),
  use: z
    .enum(['read', 'apply'])
    .openapi({ description: '`apply`: without it everything but apply works.' }),
});

export const ShownMdm = z
  .object({
    mdm: z.string().openapi({ example: 'intune' }),
    title: z.string(),
    settings: z.array(Asked).openapi({ description: 'What `connect` takes.' }),
    secrets: z
      .array(Asked.extend({ variable: z.string(), file: z.string() }))
      .openapi({ description: 'Never sent: put into the variable or the file of the server.' }),
    matchesBy: z.enum(['identifier', 'name']),
    sendsByItself: z.boolean().openapi({ description: 'To `/api/connections/{connection}/hear`.' }),
    levers: z.array(ShownLever).openapi({ description: 'What can be seen and done, by device.' }),
    allowList: ShownAbility,
    exempt: ShownAbility,
    markNonCompliant: ShownAbility,
    messageHolder: ShownAbility,
    verify: z.object({ strongest: z.string(), by: z.string() }),
    limits: z.array(z.object({ what: z.string(), most: z.number(), of: z.string() })),
    rights: z
      .object({ read: z.array(z.string()), apply: z.array(z.string()) })
      .openapi({ description: 'The least rights that the credentials need.' }),
  })
  .openapi('Mdm');

export function mdmShown({ abilities, asks, hears }: Mdm): z.infer<typeof ShownMdm> {
  const { mdm, title, matchesBy, levers, verify, limits, rights } = abilities;
  const asked = ({ name, what, optional, use }: Mdm['asks'][number]) => ({
    name,
    what,
    optional,
    use,
  });
  return {
    mdm,
    title,
    settings: asks.filter(({ secret }) => !secret).map(asked),
    secrets: asks
      .filter(({ secret }) => secret)
      .map((ask) => ({
        ...asked(ask),
        variable: secretVariable(mdm, ask.name),
        file: secretFile(mdm, ask.name),
      })),
    matchesBy,
    sendsByItself: hears,
    levers: levers.map(leverShown),
    allowList: abilityShown(abilities.allowList),
    exempt: abilityShown(abilities.exempt),
    markNonCompliant: abilityShown(abilities.markNonCompliant),
    messageHolder: abilityShown(abilities.messageHolder),
    verify: { strongest: verify.strongest, by: verify.by },
    limits: limits.map(({ what, most, of }) => ({ what, most, of })),
    rights: { read: [...rights.read], apply: [...rights.apply] },
  };
}

const leverShown = (lever: Lever): z.infer<typeof ShownLever> => ({
  platform: lever.platform,
  enrolment: lever.enrolment,
  shows: lever.shows,
  ageHours: lever.age,
  block: abilityShown(lever.block),
  remove: abilityShown(lever.remove),
});

const abilityShown = (ability: Ability): z.infer<typeof ShownAbility> => ({
  can: ability.can,
  by: ability.can ? ability.by : null,
  needs: ability.can ? [...ability.needs] : [],
  because: ability.can ? null : ability.because,
  verified: ability.source.basis === 'read',
  source: ability.source.says,
});
