import { join } from 'node:path';
import { sql } from 'kysely';
import { sweep } from '../../actions/inventories/recover.ts';
import { eraseOld } from '../../actions/retention/erase-old.ts';
import { setTerm } from '../../actions/retention/terms.ts';
import { recorded } from '../../actions/recorded.ts';
import { sequence } from '../../actions/sequence.ts';
import { BY_ITSELF, done, type Context } from '../../actions/server.ts';
import { CATALOGUE } from '../../cli/testing.ts';
import type { RetentionClass } from '../../core/retention.ts';
import { NO_DECISIONS } from '../../core/situation.ts';
import type { Opening } from '../../ledger/commitment.ts';
import { exportLedger } from '../../ledger/export.ts';
import { memoryFolder, SIGNER } from '../../ledger/log.fixture.ts';
import { verifierText } from '../../ledger/note.ts';
import { verifyFolder } from '../../ledger/verify.ts';
import { openContact } from '../../privacy/contact.ts';
import { openSealed } from '../../privacy/seal.ts';
import type { Database } from '../../store/open.ts';
import { NL_EXCEPTIONS } from '../exceptions/world.fixture.ts';
import { newKeyedWorld } from '../keyed-world.fixture.ts';
import { secretMaker } from '../people/secrets.ts';
import { sequencerOf } from '../sequencer.ts';

export type Kept = Awaited<ReturnType<typeof newKept>>;
const START = Date.parse('2026-11-20T10:00:00.000Z');
const DAY = 86_400_000;

/** For tests only: a government whose days go by, and all that its database tells to whoever has every key. */
export async function newKept(database: Database) {
  const world = await newKeyedWorld(database);
  // What is no entry of ours would be found when the log is verified.
  await sql`delete from ledger_waiting where entry = '{"action":"fleet.added"}'`.execute(world.db);
  const rules = { catalogue: CATALOGUE, policies: [NL_EXCEPTIONS], decisions: NO_DECISIONS };
  const openText = (commitment: string, sealed: Uint8Array): string | null => {
    const opened = openSealed(world.keys().sealing, { table: 'opening', row: commitment }, sealed);
    return opened.ok ? (opened.value as Opening).value : null;
  };
  const server = {
    ...world.server,
    rules: () => rules,
    secrets: secretMaker,
    openText,
    openContact(sealed: Uint8Array, of: string) {
      const opened = openContact(world.keys().sealing, of, sealed);
      return opened.ok ? { device: opened.contact.name, holder: opened.contact.holder } : null;
    },
  };
  const clock = () => server.clock();
  const keptFile = join(world.folder, 'checkpoint.json');
  const place = async (): Promise<void> => {
    const signers = [SIGNER] as const;
    const lost = await sequence(server, sequencerOf({ signers, keptFile, clock }));
    if (lost !== null) throw new Error(lost.message);
  };
  const operator: Context = { ...BY_ITSELF, actor: 'local-token', scope: [world.root] };
  return {
    ...world,
    server,
    operator,
    place,
    /** So many days after the beginning. */
    onDay: (days: number) => world.setClock(new Date(START + days * DAY).toISOString()),
    /** What the night's job erases, of each class that lost something. */
    async erase(signal = new AbortController().signal) {
      await place();
      while (await sweep(server));
      const all = Object.entries(await eraseOld(server, signal));
      return Object.fromEntries(
        all.filter(([, counts]) => Object.values(counts).some((count) => count > 0)),
      );
    },
    async term(one: RetentionClass, days: number): Promise<string> {
      const answer = await setTerm(server, operator, { class: one, days });
      return answer.ok ? 'set' : answer.code;
    },
    /** Leaves a text in the ledger, as whoever writes one does; gives its commitment. */
    async write(action: string, object: string, words: string): Promise<string> {
      const text = server.ledger.commit('text', words);
      const said = { action, object, result: 'done', origin: 'request', details: {} };
      await recorded(server, operator, async () => done({ value: null, said: [said], text }));
      return text.commitment;
    },
    /** Every row of every table, and every text that a key opens. */
    async dump(): Promise<string> {
      const tables = await sql<{ readonly name: string }>`
        select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
        world.db,
      );
      const texts: string[] = [];
      for (const { name } of tables.rows) {
        const { rows } = await sql<{ readonly row: string }>`
          select one::text as row from ${sql.table(name)} as one`.execute(world.db);
        texts.push(...rows.map(({ row }) => `${name} ${row}`));
      }
      const openings = await world.db
        .selectFrom('ledger_opening')
        .select(['commitment', 'sealed'])
        .execute();
      texts.push(...openings.map(({ commitment, sealed }) => `${openText(commitment, sealed)}`));
      return texts.join('\n');
    },
    async rowsOf(table: string): Promise<number> {
      const { rows } = await sql<{ readonly n: number }>`
        select count(*) as n from ${sql.table(table)}`.execute(world.db);
      return rows[0]?.n ?? -1;
    },
    /** Exports the log with the openings that are left, and computes all of it anew. */
    async verify() {
      await place();
      const state = await world.store.log.state();
      const folder = memoryFolder();
      await exportLedger(
        {
          ...world.store.log,
          checkpoint: state?.checkpoint ?? '',
          keys: [verifierText(SIGNER)],
          openings: async (asked) =>
            (await world.store.log.openings(asked)).flatMap(({ commitment, sealed }) => {
              const row = { table: 'opening', row: commitment } as const;
              const opened = openSealed(world.keys().sealing, row, sealed);
              return opened.ok ? [{ commitment, ...(opened.value as Opening) }] : [];
            }),
        },
        folder,
      );
      return verifyFolder(folder, { checkpoints: [], keys: [] });
    },
    /** What the job said of a class, as it stands in the log. */
    async saidOf(one: RetentionClass): Promise<readonly unknown[]> {
      await place();
      return (await world.store.log.entries(0, 10_000))
        .map((entry) => JSON.parse(entry))
        .filter(
          (entry) => entry.object === `retention:${one}` && entry.action === 'retention.erased',
        )
        .map((entry) => entry.details);
    },
  };
}
