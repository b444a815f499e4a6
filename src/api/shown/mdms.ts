import { z } from '@hono/zod-openapi';
import type { Ability, Lever } from '../../core/mdm/abilities.ts';
import type { Language } from '../../core/notices/rules.ts';
import { abilityIn } from '../../sentences/mdm/abilities.ts';
import type { Mdm } from '../mdm-actions.ts';
import { secretFile, secretVariable } from '../secret-place.ts';

const ShownAbility = z
  .object({
    can: z.boolean(),
    code: z.string().openapi({
      description: 'Of `by` or `because`, the same in every language and version.',
    }),
    by: z.string().nullable().openapi({ description: 'By what; null where it can not.' }),
    needs: z.array(z.string()),
    needCodes: z.array(z.string()),
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
  fixed: z.boolean().openapi({
    description: 'It says which MDM it is, and stays as long as the connection.',
  }),
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

export function mdmShown(
  { abilities, asks, hears }: Mdm,
  language: Language,
): z.infer<typeof ShownMdm> {
  const { mdm, title, matchesBy, levers, verify, limits, rights } = abilities;
  const asked = ({ name, what, optional, use, address, which }: Mdm['asks'][number]) => ({
    name,
    what,
    optional,
    use,
    fixed: address === true || which === true,
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
    levers: levers.map((lever) => leverShown(lever, language)),
    allowList: abilityShown(abilities.allowList, language),
    exempt: abilityShown(abilities.exempt, language),
    markNonCompliant: abilityShown(abilities.markNonCompliant, language),
    messageHolder: abilityShown(abilities.messageHolder, language),
    verify: { strongest: verify.strongest, by: abilityIn(language, verify.by) },
    limits: limits.map(({ what, most, of }) => ({
      what: abilityIn(language, what),
      most,
      of: abilityIn(language, of),
    })),
    rights: { read: [...rights.read], apply: [...rights.apply] },
  };
}

const leverShown = (lever: Lever, language: Language): z.infer<typeof ShownLever> => ({
  platform: lever.platform,
  enrolment: lever.enrolment,
  shows: lever.shows,
  ageHours: lever.age,
  block: abilityShown(lever.block, language),
  remove: abilityShown(lever.remove, language),
});

const abilityShown = (ability: Ability, language: Language): z.infer<typeof ShownAbility> => ({
  can: ability.can,
  code: ability.can ? ability.by : ability.because,
  by: ability.can ? abilityIn(language, ability.by) : null,
  needs: ability.can ? ability.needs.map((one) => abilityIn(language, one)) : [],
  needCodes: ability.can ? [...ability.needs] : [],
  because: ability.can ? null : abilityIn(language, ability.because),
  verified: ability.source.basis === 'read',
  source: ability.source.says,
});
