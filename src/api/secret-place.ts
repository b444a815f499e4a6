/**
 * Where a secret of an MDM is looked for, beside a file of one fleet alone (`secrets/FLEET-ID/NAME`): a variable (with `_FILE` behind
 * it the path of a file), else a file below the server's folder. Names only: no secret passes a door.
 */
export const secretVariable = (mdm: string, name: string): string =>
  `GRENDEL_${mdm}_${name}`.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');

export const secretFile = (of: string, name: string): string => `secrets/${of}/${name}`;
