import { done, refused } from '../actions/server.ts';
import type { StoredChange } from '../actions/changes/stored.ts';
import type { StoredVetting, VettingId } from '../actions/vetting/stored.ts';
import type { ChangeId } from '../core/changes/change.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import { SHA256, vetted } from '../core/vetting/vet.fixture.ts';
import type { NamedRow, VettingActions } from './vetting-actions.ts';
import { MINISTRY, once, ROOT, type World } from './world.fixture.ts';

export const VETTINGS = [1, 2, 3].map(
  (n) => `00000000-0000-4000-8000-00000000e00${n}` as VettingId,
);
export const BATCH = '00000000-0000-4000-8000-00000000e0ff';
const REPORT = vetted({ facts: { identifier: 'com.shop.app', labelled: ['Shop\u202e'] } });

const made = (id: VettingId, more: Partial<StoredVetting>): StoredVetting => ({
  id,
  organisation: MINISTRY,
  person: '00000000-0000-4000-8000-00000000a001' as PersonId,
  name: 'shop\u202e.apk',
  batch: BATCH,
  state: 'announced',
  announced: '2026-11-24T08:00:00Z' as Instant,
  received: 0,
  pieces: 0,
  size: null,
  sha256: null,
  attempts: 0,
  edition: null,
  ended: null,
  kept: null,
  keptBy: null,
  owner: null,
  ...more,
});

/** One that is examined and was kept, one that is announced, one that waits. */
export function fakeVetting(world: World): VettingActions {
  const [first, second, third] = VETTINGS as [VettingId, VettingId, VettingId];
  const whole = { sha256: SHA256, size: 1000, received: 1000, pieces: 1 };
  const at = '2026-11-24T08:00:01Z' as Instant;
  const all = [
    made(third, { ...whole, state: 'waiting' }),
    made(second, {}),
    made(first, { ...whole, state: 'examined', edition: 'r.c', ended: at, kept: at, attempts: 1 }),
  ];
  const find = (id: VettingId) => all.find((one) => one.id === id);
  const set = (one: StoredVetting, to: Partial<StoredVetting>): StoredVetting => {
    const now = { ...one, ...to };
    all[all.indexOf(one)] = now;
    return now;
  };
  const row = (one: StoredVetting): NamedRow => {
    if (one.state !== 'examined') return { ...one, summary: null, whoseName: null };
    const { outcome, why, answer, decision, whose, told } = REPORT;
    const title = told?.labels[0]?.name ?? null;
    const summary = { outcome, why, answer, decision, whose, title };
    const identifier = told?.identifier?.name ?? null;
    return {
      ...one,
      summary: { ...summary, identifier, platform: 'android', version: null },
      whoseName: 'shop',
    };
  };
  return {
    announce: (context, { name, organisation, batch, keep }) =>
      once(world, context, () => {
        if (organisation !== null && organisation !== ROOT && organisation !== MINISTRY)
          return refused('unknown-organisation');
        const id = world.newId() as VettingId;
        const kept = keep === null ? null : world.now();
        const one = made(id, { name, organisation: organisation ?? ROOT, batch, kept });
        all.unshift(one);
        return done(one);
      }),
    async receive(_, id, content) {
      const one = find(id);
      if (!one) return refused('unknown-vetting');
      if (one.state !== 'announced') return refused('vetting-not-announced', { state: one.state });
      let size = 0;
      for await (const chunk of content) size += chunk.length;
      const done1 = { size, received: size, pieces: 1, sha256: SHA256 };
      return done(set(one, { ...done1, state: 'waiting' }));
    },
    cancel: (context, id) =>
      once<StoredVetting, 'unknown-vetting' | 'vetting-ended'>(world, context, () => {
        const one = find(id);
        if (!one) return refused('unknown-vetting');
        if (one.ended !== null) return refused('vetting-ended', { state: one.state });
        return done(set(one, { state: 'cancelled', ended: world.now() }));
      }),
    async remove(_, id) {
      const one = find(id);
      if (!one) return refused('unknown-vetting');
      all.splice(all.indexOf(one), 1);
      return done(null);
    },
    again: (context, id) =>
      once<StoredVetting, 'unknown-vetting' | 'vetting-ended' | 'file-not-kept'>(
        world,
        context,
        () => {
          const one = find(id);
          if (!one) return refused('unknown-vetting');
          if (one.state !== 'examined') return refused('vetting-ended', { state: one.state });
          if (one.kept === null) return refused('file-not-kept');
          return done(set(one, { state: 'waiting', edition: null, ended: null }));
        },
      ),
    async vetting(_, id) {
      const one = find(id);
      return one ? done(one) : refused('unknown-vetting');
    },
    async vettings(_, { policy, states, batch }, { before, limit }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      const rest = all
        .filter(({ state }) => states?.includes(state) !== false)
        .filter((one) => batch === undefined || one.batch === batch)
        .filter(({ id }) => before === null || id < before);
      const next = rest.length > limit ? (rest[limit - 1]?.id ?? null) : null;
      return done({ rows: rest.slice(0, limit).map(row), next });
    },
    async read(_, id, { policy }) {
      const vetting = find(id);
      if (!vetting) return refused('unknown-vetting');
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      const edition = { id: 'r.c', reader: 'r', catalogue: REPORT.at, digest: 'c' };
      const report = { vetted: REPORT, edition, read: at, isCurrent: true };
      return done({
        vetting,
        policy: null as never,
        at: REPORT.at,
        report: vetting.state === 'examined' ? report : null,
        sentences: ['It says that it is shop.'],
        names: { apps: { shop: 'Shop' }, entities: {} },
        findings: [],
      });
    },
    async batch(_, batch, policy) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      const count = (state: StoredVetting['state']) =>
        all.filter((one) => one.batch === batch && one.state === state).length;
      const states = {
        announced: count('announced'),
        receiving: 0,
        waiting: count('waiting'),
        reading: 0,
        examined: count('examined'),
        interrupted: 0,
        cancelled: count('cancelled'),
      };
      const none = { 'not-readable': 0, 'nothing-found': 0 };
      const rest = { 'nothing-found-in-what-could-be-read': 0, found: states.examined };
      return done({ batch, states, answers: { ...none, ...rest } });
    },
    propose: (context, id, { app, newApp, from, to, why }) =>
      once<StoredChange, 'unknown-vetting' | 'vetting-not-read' | 'app-unnamed'>(
        world,
        context,
        () => {
          const one = find(id);
          if (!one) return refused('unknown-vetting');
          if (one.state !== 'examined') return refused('vetting-not-read', { state: one.state });
          if ((app === null) === (newApp === null)) return refused('app-unnamed');
          return done({
            id: world.newId() as ChangeId,
            kind: 'finding',
            state: 'proposed',
            origin: 'person',
            subject: app ?? 'new-app',
            document: 'd'.repeat(64),
            version: '',
            policy: null,
            why,
            proposer: one.person,
            proposed: world.now(),
            from,
            until: to,
            decider: null,
            decided: null,
            decision: null,
            place: null,
            begun: null,
            ended: null,
          });
        },
      ),
  };
}
