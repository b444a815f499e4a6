import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addOrganisation } from '../../actions/organisations.ts';
import { adopt, comment, reject, withdraw, type DecidedAs } from '../../actions/changes/decide.ts';
import type { Draft } from '../../actions/changes/door.ts';
import { heldRules, type HeldAsked } from '../../actions/changes/held.ts';
import { previewOf } from '../../actions/changes/preview.ts';
import { propose } from '../../actions/changes/propose.ts';
import { found } from '../../actions/found.ts';
import { namingOf } from '../../actions/findings/read.ts';
import { announce } from '../../actions/inventories/announce.ts';
import { receive } from '../../actions/inventories/receive.ts';
import { recordKeys } from '../../actions/keys/record.ts';
import { rulebookOf } from '../../actions/rulebook.ts';
import { BY_ITSELF, dayOf, type Context, type Server } from '../../actions/server.ts';
import type { ChangeId } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';
import type { FleetId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type { Entry } from '../../ledger/entry.ts';
import type { Database } from '../../store/open.ts';
import { createStore } from '../../store/store.ts';
import { foldWith } from '../fold.ts';
import { holdKeys } from '../held-keys.ts';
import { ledgerDoor } from '../ledger-door.ts';
import { lookAtRules, openRules, type OpenRules } from './open-rules.ts';
import { PACK, policyJson, shippedOf } from './pack.fixture.ts';

export type RulesWorld = Awaited<ReturnType<typeof newRulesWorld>>;

/** A store, a tree of three organisations, and processes that share them as servers do; the clock is the test's. */
export async function newRulesWorld({ db }: Pick<Database, 'db'>) {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-rules-'));
  const store = createStore(db);
  let now = '2026-11-27T10:00:00.000Z' as Instant;
  let isNew = true;
  const startProcess = async (ships = shippedOf(PACK, [policyJson()])) => {
    const { keys, stock } = holdKeys(join(folder, 'keys.json'), isNew);
    let open: OpenRules | null = null;
    const rules = () => open?.rules() ?? ships.known;
    const server: Server = {
      store,
      clock: () => now,
      newId: randomUUIDv7,
      rules,
      ledger: ledgerDoor(keys, () => rules().catalogue.version),
      fold: foldWith(keys),
    };
    if (isNew) await recordKeys(server, stock);
    isNew = false;
    await found(server, { name: 'State', policy: 'nl', group: 'everyone' });
    open = await openRules(server, ships.shipped, ships.known);
    const rulesOpen = open;
    return { server, rules: rulesOpen, look: () => lookAtRules(server, rulesOpen) };
  };
  const first = await startProcess();
  const { server, rules } = first;
  const [root] = await store.organisations();
  if (!root) throw new Error('nothing was founded');
  const who = (name: string, n: number, scope: readonly OrganisationId[]): Context => ({
    ...BY_ITSELF,
    actor: `person:${name}`,
    person: `01900000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}` as PersonId,
    scope,
  });
  const ann = who('ann', 0xa, [root.id]);
  const ben = who('ben', 0xb, [root.id]);
  const added = async (name: string): Promise<OrganisationId> => {
    const one = await addOrganisation(server, ann, { parent: root.id, name });
    if (!one.ok) throw new Error(one.code);
    return one.value.id;
  };
  const [ministry, agency] = [await added('Ministry'), await added('Agency')];
  const fleet = randomUUIDv7() as FleetId;
  await store.change(async (tables) => {
    await tables.addFleet({ id: fleet, organisation: root.id, name: 'Phones', mdm: 'kandji' }, now);
    return { result: null, entries: ['{"action":"fleet.added"}'] };
  });

  return {
    ...first,
    store,
    db,
    root: root.id,
    ministry,
    agency,
    fleet,
    startProcess,
    ann,
    ben,
    /** Somebody of the ministry alone. */
    mia: who('mia', 0xc, [ministry]),
    setClock: (time: string) => void (now = time as Instant),
    async propose(
      draft: Draft,
      by = ann,
      more: { readonly from?: string; readonly until?: string } = {},
    ) {
      const { from = null, until = null } = more;
      const told = await propose(server, rules.door, by, {
        draft,
        why: 'Because of sentinel-why.',
        from: from as Day | null,
        until: until as Day | null,
      });
      if (told.ok) await first.look();
      return told;
    },
    async adopt(
      id: ChangeId,
      by = ben,
      more: { readonly from?: string; readonly until?: string; readonly as?: DecidedAs } = {},
    ) {
      const { from = null, until = null, as = 'rule' } = more;
      const told = await adopt(server, rules.door, by, id, {
        why: 'Agreed.',
        from: from as Day | null,
        until: until as Day | null,
        as,
      });
      if (told.ok) await first.look();
      return told;
    },
    reject: (id: ChangeId, by = ben) => reject(server, by, id, 'No.'),
    withdraw: (id: ChangeId, by = ann) => withdraw(server, by, id, 'On second thoughts.'),
    comment: (id: ChangeId, organisation: OrganisationId, by: Context) =>
      comment(server, by, id, { organisation, words: 'We have sentinel-words.' }),
    held: (asked: Partial<HeldAsked> & Pick<HeldAsked, 'at'>) =>
      heldRules(server, rules.door, ann, {
        known: null,
        app: null,
        organisation: null,
        ...asked,
        at: asked.at as Day,
      }),
    async preview(id: ChangeId, scope = ann.scope) {
      const change = await store.changes.change(id);
      if (!change) throw new Error('there is no such change');
      return previewOf(server, rules.door, change, scope, ({ catalogue }) => namingOf(catalogue));
    },
    /** Phones by organisation and app, in Kandji's words: through the real fold. Gives the inventory as it ended. */
    async handIn(moment: string, phones: readonly Phone[]) {
      const announced = await announce(
        server,
        { ...ann, actor: 'ann' },
        {
          fleet,
          coverage: 'whole',
          organisations: null,
          moment: moment as Instant,
        },
      );
      if (!announced.ok) throw new Error(announced.code);
      const answer = await receive(server, ann, announced.value.id, csvOf(phones), {
        rulebook: rulebookOf(server.rules(), dayOf(now)),
        watch: () => {},
        signal: new AbortController().signal,
      });
      if (!answer.ok) throw new Error(answer.code);
      return answer.value;
    },
    async findings(): Promise<readonly string[]> {
      const { rows } = await store.findings({ scope: [root.id] }, { after: null, limit: 1000 });
      return rows
        .map(({ app, state, because }) => [app, state, ...(because ? [because] : [])].join(' '))
        .toSorted();
    },
    /** Of the ledger, about rules. */
    async said(): Promise<readonly Entry[]> {
      const waiting = await store.sequence((log) => log.waiting(10_000));
      return (waiting ?? [])
        .map(({ entry }) => JSON.parse(entry) as Entry)
        .filter(({ action }) => action.startsWith('change.') || action.startsWith('rules.'));
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}

type Phone = { readonly of: string; readonly app: string };
const IDENTIFIERS: Readonly<Record<string, string>> = {
  clip: 'com.clip.App',
  notes: 'com.notes.App',
  chat: 'com.chat.App',
  temu: 'com.einnovation.temu',
};
/** So many phones of an organisation that have an app. */
export const phones = (count: number, of: string, app: string): readonly Phone[] =>
  Array.from({ length: count }, () => ({ of, app }));

async function* csvOf(all: readonly Phone[]): AsyncGenerator<Uint8Array> {
  const rows = all.map(
    ({ of, app }, i) =>
      `S${i}X77,Phone ${i},${of},26.1,Holder ${i},iPhone,${app},${IDENTIFIERS[app]},1.0`,
  );
  yield Buffer.from(
    `${['serial_number,device_name,blueprint_name,os_version,user,platform,app_name,bundle_id,version', ...rows].join('\n')}\n`,
  );
}
