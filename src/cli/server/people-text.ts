import { paragraph, type Style } from '../text/style.ts';
import { visible } from '../text/visible.ts';
import type { Client, Items, ShownOrganisation } from './door.ts';
import type { ShownApiKey, ShownGrant, ShownGroupRole, ShownPerson } from './people-of.ts';

export type NameOf = (organisation: string) => string;

export async function organisationNames(client: Client): Promise<NameOf> {
  const { items } = await client.get<Items<ShownOrganisation>>('/organisations');
  const names = new Map(items.map(({ id, name }) => [id, visible(name)]));
  return (id) => names.get(id) ?? id;
}

export function personText(style: Style, one: ShownPerson, nameOf: NameOf): readonly string[] {
  const marks = [
    ...(one.cleared ? ['cleared'] : []),
    ...(one.signsIn === 'by-link' ? [] : ['logs in at the login server']),
    ...(one.ended === null ? [] : [`ended ${one.ended.slice(0, 10)}`]),
  ];
  const title = [visible(one.name), ...marks].join(', ');
  return [
    ...paragraph(style, title, '', 'strong'),
    ...one.grants.flatMap((grant) => paragraph(style, grantText(grant, nameOf), '  ')),
    ...paragraph(style, one.id, '  ', 'quiet'),
  ];
}

function grantText({ role, organisation, rank, delegated, group }: ShownGrant, nameOf: NameOf) {
  const ranked = rank === null ? '' : ` (${visible(rank)}${delegated ? ', delegated' : ''})`;
  const from = group ? `, by the group ${visible(group)}` : '';
  return `${role}${ranked} in ${nameOf(organisation)}${from}`;
}

export function groupText(style: Style, one: ShownGroupRole, nameOf: NameOf): readonly string[] {
  const cleared = one.cleared ? ', cleared' : '';
  return [
    ...paragraph(style, visible(one.group), '', 'strong'),
    ...paragraph(style, `${grantText({ ...one, group: null }, nameOf)}${cleared}`, '  '),
    ...paragraph(style, one.id, '  ', 'quiet'),
  ];
}

export function keyText(style: Style, one: ShownApiKey, nameOf: NameOf): readonly string[] {
  const until = one.until === null ? '' : `, until ${one.until}`;
  const ended = one.ended === null ? '' : `, ended ${one.ended.slice(0, 10)}`;
  return [
    ...paragraph(style, `${visible(one.name)}${until}${ended}`, '', 'strong'),
    ...paragraph(style, `${one.role} in ${nameOf(one.organisation)}`, '  '),
    ...(one.operations === null ? [] : paragraph(style, one.operations.join(', '), '  ')),
    ...paragraph(style, one.id, '  ', 'quiet'),
  ];
}
