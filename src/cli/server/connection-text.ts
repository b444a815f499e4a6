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
  const so = [
    ...(optional ? ['not needed'] : []),
    ...(use === 'apply' ? ['only to change something'] : []),
  ];
  return `${what.replace(/\.$/, '')}${so.length > 0 ? ` (${so.join('; ')})` : ''}.`;
}

export const placeOf = ({
  variable,
  file,
}: {
  readonly variable: string;
  readonly file: string;
}): string => `${variable} (or ${variable}_FILE), or into the file ${file} of the server's folder`;

/** What was connected, which secrets are missing and where they go, and what comes next. */
export function connectedText(
  style: Style,
  { connection, fleet }: ConnectedFleet,
  mdm: Pick<ShownMdm, 'title' | 'sendsByItself'>,
  url: string,
): readonly string[] {
  const lines = [
    ...paragraph(style, `${fleet.name} is read from ${mdm.title}.`, '', 'strong'),
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

export function missingText(style: Style, { secrets }: ShownConnection): readonly string[] {
  const missing = secrets.filter(({ given }) => !given);
  return missing.flatMap((one) => {
    const why =
      one.use === 'apply'
        ? 'without it everything but apply works'
        : one.optional
          ? 'it is not always needed'
          : 'without it nothing can be read';
    return paragraph(style, `Missing: ${one.name}; ${why}. Put it into ${placeOf(one)}.`, '  ');
  });
}
