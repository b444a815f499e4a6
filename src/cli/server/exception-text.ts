import type { Day } from '../../core/day.ts';
import { longDay } from '../../sentences/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import type { ShownApproval, ShownException } from './exceptions-shown.ts';

/** A restricted one is a number, its state and its end. */
export function exceptionText(style: Style, one: ShownException): readonly string[] {
  const { id, number, state, ended, until, file, mitigations, from } = one;
  const end =
    ended === null ? `until ${longDay(until as Day)}` : `ended on ${longDay(dayIn(ended))}`;
  const begins = from === null ? '' : `, from ${longDay(from as Day)}`;
  return [
    ...paragraph(style, `${number}. ${aboutOf(one)}: ${state}${begins}, ${end}`),
    ...(mitigations && mitigations.length > 0
      ? paragraph(style, `with ${mitigations.join(', ')}`, '  ')
      : []),
    ...(file?.task ? paragraph(style, `${file.askedBy ?? 'The holder'}: ${file.task}`, '  ') : []),
    ...(file?.events ?? []).flatMap((event) => paragraph(style, eventText(event), '  ')),
    ...paragraph(style, id, '  ', 'quiet'),
  ];
}

function aboutOf({ restricted, file, ...one }: ShownException): string {
  if (restricted && file === null) return 'Restricted';
  const app = file?.appName ?? one.appName ?? `an app of the category ${one.category}`;
  const group = one.group === null ? '' : ` of group ${one.group}`;
  const phones = file
    ? `phone ${file.devices.join(', ')}`
    : `${one.devices} ${one.devices === 1 ? 'phone' : 'phones'}${group}`;
  return `${app} on ${phones}, for ${file?.ground ?? one.ground}`;
}

function eventText({
  what,
  at,
  by,
  says,
  words,
}: NonNullable<ShownException['file']>['events'][number]): string {
  const who = by === null ? '' : ` by ${by}`;
  const stand = says === null ? '' : ` ${says} it`;
  return `${longDay(dayIn(at))}: ${what}${stand}${who}${words === null ? '' : `: ${words}`}`;
}

export function approvalText(style: Style, one: ShownApproval): readonly string[] {
  const { id, number, name, group, state, android, ios, review, ended } = one;
  const end =
    ended === null ? `until ${longDay(review as Day)}` : `ended on ${longDay(dayIn(ended))}`;
  return [
    ...paragraph(style, `${number}. ${name} for ${group}: ${state}, ${end}`),
    ...paragraph(style, [...android, ...ios].join(', '), '  ', 'quiet'),
    ...paragraph(style, id, '  ', 'quiet'),
  ];
}

const dayIn = (instant: string): Day => instant.slice(0, 10) as Day;
