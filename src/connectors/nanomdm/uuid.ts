import { createHash } from 'node:crypto';

/**
 * What a command of ours asks: `apps` InstalledApplicationList, `info` DeviceInformation, `list` ProfileList, `limits` Restrictions,
 * `sync` DeclarativeManagement; `step` changes something.
 */
export type CommandKind = 'apps' | 'info' | 'list' | 'limits' | 'sync' | 'step';

/**
 * A CommandUUID of ours. NanoMDM takes any text; that ours can be told from others' is needed: an answer to another's
 * InstalledApplicationList may be limited to some identifiers, and is no inventory.
 */
export const commandUuid = (kind: CommandKind, base: string): string => `grendel-${kind}-${base}`;

const OURS = /^grendel-(apps|info|list|limits|sync|step)-([0-9a-f]{32})$/;

export function readCommandUuid(
  uuid: string | null,
): { readonly kind: CommandKind; readonly base: string } | null {
  const [, kind, base] = OURS.exec(uuid ?? '') ?? [];
  return kind === undefined || base === undefined ? null : { kind: kind as CommandKind, base };
}

/** The same parts give the same base: what is asked for again is not queued again. */
export const baseOf = (...parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
