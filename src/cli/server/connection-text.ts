import { paragraph, type Style } from '../text/style.ts';
import { word, type ConnectedFleet } from './connection-of.ts';
import type { Asked, ShownConnection, ShownMdm } from './mdm-shown.ts';

/** What an MDM asks for, a setting or a secret a line. */
export function asksText(style: Style, { settings, secrets }: ShownMdm): readonly string[] {
  return [
    ...settings.flatMap((ask) => paragraph(style, describe(ask), `  --set ${ask.name}=…  `)),
    ...secrets.flatMap((ask) =>
      paragraph(style, `${describe(ask)} Put it into ${placeOf(ask)}.`, `  secret ${ask.name}  `),
    ),
  ];
}

function describe({ what, optional, use }: Asked): string {
  const so =
    use === 'apply' ? ' (only to change something)' : optional ? ' (not always needed)' : '';
  return `${what.replace(/\.$/, '')}${so}.`;
}

export const placeOf = ({
  variable,
  file,
}: {
  readonly variable: string | null;
  readonly file: string;
}): string => {
  const inFolder = `the file ${file} of the server's folder`;
  return variable === null ? inFolder : `${variable} (or ${variable}_FILE), or into ${inFolder}`;
};

/** What was connected, which secrets are missing and where they go, and what comes next. */
export function connectedText(
  style: Style,
  { connection, fleet }: ConnectedFleet,
  mdm: Pick<ShownMdm, 'title' | 'sendsByItself'>,
  url: string,
): readonly string[] {
  const lines = [
    ...paragraph(
      style,
      `${fleet.name} is read from ${connection.simulated ? 'a SIMULATED ' : ''}${mdm.title}.`,
      '',
      'strong',
    ),
    ...missingText(style, connection),
  ];
  if (mdm.sendsByItself)
    lines.push(
      ...paragraph(
        style,
        `Let it send what its devices answer to ${hearUrl(url, connection)}`,
        '  ',
      ),
    );
  return [...lines, ...paragraph(style, `Next: grendel sync --watch --fleet ${word(fleet.name)}`)];
}

export const hearUrl = (url: string, { id }: Pick<ShownConnection, 'id'>): string =>
  `${url}/api/connections/${id}/hear`;

/**
 * What is missing to read, and to change something. Of several that are not always needed (a secret or a certificate) one is enough:
 * only where there is none they are named.
 */
export function missingText(style: Style, { secrets }: ShownConnection): readonly string[] {
  return (['read', 'apply'] as const).flatMap((use) => {
    const asked = secrets.filter((one) => one.use === use);
    const needed = asked.filter(({ given, optional }) => !given && !optional);
    const isBare = asked.every(({ given }) => !given);
    const missing = needed.length > 0 ? needed : isBare ? asked : [];
    if (missing.length === 0) return [];
    const or = needed.length > 0 ? ' and ' : ' or ';
    const names = missing.map(({ name }) => name).join(or);
    const why =
      use === 'apply' ? 'without it everything but apply works' : 'without it nothing can be read';
    const places = missing.map(placeOf).join('; ');
    const own = missing.some(({ variable }) => variable === null) ? ` ${OWN}` : '';
    return paragraph(style, `Missing: ${names}; ${why}. Put it into ${places}.${own}`, '  ');
  });
}

/** Why none that serves all fleets is taken. */
const OWN =
  'It has to be one of this fleet alone: whoever connected it may not connect fleets above all organisations.';
