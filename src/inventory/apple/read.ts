import type { Inventory, Problem } from '../../core/inventory.ts';
import { type Anchor, seeExport } from '../formats/family.ts';
import * as problems from '../problems.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { refusedInventory } from '../refused.ts';
import { type Reading, scanContent } from '../scan-content.ts';
import { absentStates } from '../states.ts';
import { PLAIN_TRAITS } from '../traits.ts';
import { readAnswer } from './app-list.ts';
import { jsonObjects } from './documents.ts';
import { parsePlist } from '../../markup/plist.ts';
import { readEvent, type WebhookEvent } from './webhook.ts';

type Kind = { readonly format: string; readonly title: string; readonly anchor: Anchor };
const WEBHOOK: Kind = {
  format: 'nanomdm-webhook',
  title: 'NanoMDM, answers of devices from its webhook',
  anchor: 'nanomdm',
};
const PLIST: Kind = {
  format: 'apple-app-list',
  title: 'Apple, answer to InstalledApplicationList',
  anchor: 'nanomdm',
};

/** Reads the events of a webhook: one document, one per line, or a list. */
export async function readWebhook(
  name: string,
  text: AsyncIterable<Uint8Array>,
  reading: Reading,
): Promise<Inventory> {
  const log = startLog();
  for await (const object of jsonObjects(text, reading.options.bounds.document))
    log.add(object === null ? null : await readEvent(object));
  return finish(name, WEBHOOK, log, reading);
}

/** Reads a property list, which is held whole. */
export async function readPlist(
  name: string,
  bytes: Uint8Array,
  reading: Reading,
): Promise<Inventory> {
  const log = startLog();
  try {
    const answer = readAnswer(parsePlist(bytes));
    const device =
      'device' in answer
        ? answer.device
        : { id: null, serial: null, supervised: false, userEnrolment: false };
    log.add({ answer, at: null, device });
  } catch {
    // The parser's own message may hold text of the file.
    return refusedInventory(name, PLIST.format, PLIST.title, reading.packed(), [
      problems.brokenDocument('property list'),
    ]);
  }
  return finish(name, PLIST, log, reading);
}

type Log = {
  readonly add: (event: WebhookEvent | null) => void;
  /** The latest answer of each device, as the JSON that LAYOUT describes; null for a device that gave no list. */
  readonly answers: ReadonlyMap<string, Kept>;
  readonly seen: { busy: number; error: number; broken: number; policy: number; other: number };
};
type Kept = {
  readonly json: string;
  readonly at: string;
  readonly apps: boolean;
  readonly managedOnly: boolean;
};

/** A device's later answer takes the place of an earlier one: what was removed between them is gone. */
function startLog(): Log {
  const answers = new Map<string, Kept>();
  const seen = { busy: 0, error: 0, broken: 0, policy: 0, other: 0 };
  return {
    answers,
    seen,
    add(event) {
      if (event === null) {
        seen.broken += 1;
        return;
      }
      const { answer, device } = event;
      if (answer.kind === 'block-policy') seen.policy += 1;
      if (answer.kind === 'other') seen.other += 1;
      if (answer.kind === 'block-policy' || answer.kind === 'other') return;
      if (answer.kind !== 'apps') seen[answer.kind] += 1;
      const told = answer.device;
      const id = told.id ?? device.id;
      const at = event.at ?? '';
      const key = id ?? '';
      const before = answers.get(key);
      const apps = answer.kind === 'apps';
      const managedOnly = answer.kind === 'apps' && answer.managedOnly;
      // Busy says nothing new, and a list of managed apps tells less than one of all.
      if (
        before?.apps === true &&
        (!apps || (managedOnly && !before.managedOnly) || before.at > at)
      )
        return;
      const enrolment =
        told.userEnrolment || device.userEnrolment
          ? 'user enrolment'
          : id === null
            ? null
            : device.supervised
              ? 'supervised'
              : 'device';
      const json = JSON.stringify({
        id,
        serial: told.serial ?? device.serial,
        at: event.at,
        enrolment,
        apps: answer.kind === 'apps' ? answer.apps : null,
      });
      answers.set(key, { json, at, apps, managedOnly });
    },
  };
}

async function finish(name: string, kind: Kind, log: Log, reading: Reading): Promise<Inventory> {
  const kept = [...log.answers.values()];
  const told = problemsOf(log, kind);
  if (!kept.some((answer) => answer.apps)) {
    const reason = log.seen.policy > 0 ? problems.blockProfile() : noList(kind);
    return refusedInventory(
      name,
      log.seen.policy > 0 ? 'apple-profile' : kind.format,
      log.seen.policy > 0 ? 'Apple, configuration profile' : kind.title,
      reading.packed(),
      told.length > 0 ? told : [reason],
    );
  }
  const lines = kept.map(({ json }) => Buffer.from(`${json}\n`));
  return scanContent(
    name,
    stream(lines),
    recognised(
      kind,
      kept.every((answer) => answer.managedOnly || !answer.apps),
      told,
    ),
    reading,
  );
}

async function* stream(lines: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* lines;
}

const recognised = (kind: Kind, managedOnly: boolean, told: readonly Problem[]): Recognised => ({
  kind: 'recognised',
  ...kind,
  layout: {
    kind: 'json',
    devices: [],
    device: {
      'device-id': ['id'],
      serial: ['serial'],
      enrolment: ['enrolment'],
      collected: ['at'],
    },
    apps: ['apps', '*'],
    app: {
      identifier: ['identifier'],
      'app-name': ['name'],
      state: ['state'],
      managed: ['managed'],
    },
    inverted: false,
  },
  traits: { ...PLAIN_TRAITS, platform: 'ios', cap: managedOnly ? 'managed-only' : null },
  absentIf: absentStates('state', true),
  shows: 'devices',
  columns: [],
  total: null,
  moment: null,
  problems: told,
  rewrite: null,
});

function problemsOf(log: Log, kind: Kind): Problem[] {
  const { busy, error, broken } = log.seen;
  const found: Problem[] = [];
  if (busy > 0)
    found.push(
      problems.problem(
        'device-busy',
        'A device answered NotNow: it was locked and gave no list',
        `Ask it again later. ${seeExport(kind.anchor)}`,
        { times: busy },
      ),
    );
  if (error > 0)
    found.push(
      problems.problem(
        'device-error',
        'A device answered with an error and gave no list',
        `Check the command and the access rights of the profile. ${seeExport(kind.anchor)}`,
        { times: error },
      ),
    );
  if (broken > 0)
    found.push(
      problems.problem(
        'broken-event',
        'An event of the log could not be read',
        'Check the log where it was cut or written into.',
        { times: broken },
      ),
    );
  return found;
}

const noList = (kind: Kind): Problem =>
  problems.problem(
    'no-apps',
    'No device’s list of installed apps is in it',
    `Ask the devices with InstalledApplicationList. ${seeExport(kind.anchor)}`,
  );
