import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Unread } from '../../core/mdm/observation.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { RestrictionKey, Standing } from '../../core/mdm/restriction.ts';
import { safeCode } from '../http/fault.ts';
import { inParts } from './ask.ts';
import { type Content, keyOfDeclaration } from './contents.ts';
import type { DeclarationStatus } from './kmfddm-api.ts';
import { isDict } from './plist.ts';
import type { Capable, Enrolled } from './records.ts';
import type { DeviceStanding } from './standing.ts';
import { type StepRecord, settle } from './steps.ts';
import type { Tools } from './tools.ts';

type Declared = {
  readonly standings: readonly (DeviceStanding & { readonly id: string })[];
  readonly unread: readonly Unread[];
};
type Of = Extract<Content, { readonly kind: 'declaration' }>;

/**
 * Of devices that were ever given a declaration or could have one, what KMFDDM knows of it: what an earlier connection put there is
 * ours too, and would pile up below what comes after it.
 */
export async function declaredStandings(
  tools: Tools,
  devices: readonly Enrolled[],
  capable: ReadonlyMap<string, Capable>,
  steps: ReadonlyMap<string, readonly StepRecord[]>,
  contents: readonly Content[],
  signal: AbortSignal,
): Promise<Declared> {
  if (tools.kmfddm === null) return { standings: [], unread: [] };
  const standings: (DeviceStanding & { readonly id: string })[] = [];
  const unread: Unread[] = [];
  const given = devices.filter(
    ({ id }) => capable.has(id) || lastSteps(steps.get(id) ?? []).length > 0,
  );
  for (const part of inParts(given)) {
    const ids = part.map(({ id }) => id);
    const told = await statusOf(tools, ids, signal);
    if (!(told instanceof Map))
      unread.push(
        ...ids.map((id) => ({
          what: { kind: 'device', device: id as DeviceRef } as const,
          why: told as string,
        })),
      );
    else
      for (const { id } of part) {
        const own = await settle(tools.memory, steps.get(id) ?? [], null);
        const has = told.get(id) ?? [];
        const last = lastSteps(own);
        for (const step of last) {
          const standing = standingOf(step, has, contents);
          if (standing !== null) standings.push({ id, ...standing });
        }
        const known = new Set(last.map(({ key }) => key));
        standings.push(
          ...fromBefore(has, contents, known).map((standing) => ({ id, ...standing })),
        );
      }
  }
  return { standings, unread };
}

async function statusOf(
  tools: Tools,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly DeclarationStatus[]> | string> {
  try {
    return (await tools.kmfddm?.statusOf(ids, signal)) ?? new Map();
  } catch (error) {
    if (error instanceof MdmFault) return error.kind;
    throw error;
  }
}

/** The last of each restriction that is no profile. */
function lastSteps(steps: readonly StepRecord[]): readonly StepRecord[] {
  const last = new Map<string, StepRecord>();
  for (const step of steps)
    if (step.kind !== 'remove-app' && step.identifier === null && step.key !== null)
      last.set(step.key, step);
  return [...last.values()];
}

/** What lies on a device of ours although no step is known that gave it. */
function fromBefore(
  told: readonly DeclarationStatus[],
  contents: readonly Content[],
  known: ReadonlySet<string | null>,
): readonly DeviceStanding[] {
  const found = new Map<string, DeviceStanding>();
  for (const status of told) {
    const key = keyOfDeclaration(status.identifier);
    if (key === null || known.has(key) || !status.current) continue;
    const hash =
      contents.find(
        (content) => content.kind === 'declaration' && content.configuration === status.identifier,
      )?.hash ?? null;
    // Of two versions the one that is not known is to be replaced.
    if (hash === null || !found.has(key))
      found.set(key, {
        key,
        hash,
        standing: strength(status),
        at: instant(status.status_received),
        reason: reasonOf(status),
      });
  }
  return [...found.values()];
}

function standingOf(
  step: StepRecord,
  told: readonly DeclarationStatus[],
  contents: readonly Content[],
): DeviceStanding | null {
  const key = step.key as RestrictionKey;
  const versions = contents.filter(
    (content): content is Of => content.kind === 'declaration' && content.key === key,
  );
  const there = versions.flatMap((content) => {
    const status = told.find(({ identifier }) => identifier === content.configuration);
    return status === undefined ? [] : [{ content, status }];
  });
  // Of two versions the wanted one tells; after a `take` any that is still there.
  const shown =
    there.find(({ content }) => content.hash === step.hash) ??
    (step.kind === 'take' ? there[0] : undefined);
  if (shown !== undefined) {
    const { status, content } = shown;
    // KMFDDM keeps the last status that named declarations: a device that has none any more leaves the old one there, no longer
    // current (v0.8.3, storage/kv/status.go, read and seen).
    if (step.kind === 'take' && step.state === 'done' && !status.current) return null;
    const standing = step.kind === 'take' ? 'reported' : strength(status);
    const at = instant(status.status_received);
    const leaving = step.kind === 'take' ? { leaving: true } : { on: step.on };
    return { key, hash: content.hash, standing, at, reason: reasonOf(status), ...leaving };
  }
  if (step.kind === 'take') return null;
  if (step.state === 'failed')
    return {
      key,
      hash: step.hash,
      standing: 'failed',
      at: step.settled,
      reason: step.detail,
      on: step.on,
    };
  return { key, hash: step.hash, standing: 'assigned', at: step.got, reason: null };
}

/** Active, valid and of our newest token: the device itself says that it applies it. */
function strength({ active, valid, current }: DeclarationStatus): Standing {
  if (valid === 'invalid') return 'failed';
  return active && valid === 'valid' && current ? 'proven' : 'assigned';
}

function reasonOf({ valid, reasons }: DeclarationStatus): string | null {
  if (valid === 'valid' || !Array.isArray(reasons)) return null;
  const first = reasons.find(isDict);
  return safeCode(first?.['code'] ?? first?.['Code']);
}

function instant(text: string | null | undefined): Instant | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : (new Date(at).toISOString() as Instant);
}
