import type { ChangeDoor } from '../../actions/changes/door.ts';
import { done, refused } from '../../actions/server.ts';
import { announceVetting } from '../../actions/vetting/announce.ts';
import type { VettingServer } from '../../actions/vetting/door.ts';
import { cancelVetting, deleteVetting, examineAgain } from '../../actions/vetting/end.ts';
import { findingsNaming } from '../../actions/vetting/naming-it.ts';
import { proposeFromVetting } from '../../actions/vetting/propose.ts';
import { listVettings, readBatch, readVetting, ruledBy } from '../../actions/vetting/read.ts';
import { receiveFile } from '../../actions/vetting/receive.ts';
import { vettingWithin } from '../../actions/vetting/within.ts';
import type { VettingActions } from '../../api/vetting-actions.ts';
import { namedRow, reported } from './report.ts';

export type BoundToVetting = {
  readonly server: VettingServer;
  readonly door: ChangeDoor;
  /** Something was proposed here: when it resolves, this process knows of it. */
  readonly decided: () => Promise<void>;
  /** A file waits: it is looked at now, and not with the next beat. */
  readonly stir: () => void;
  /** Null: there is no such policy; asked for none, the one at the root. */
  readonly policyAsked: (asked: string | null) => Promise<string | null>;
};

/** What the doors ask for about app files, bound to what it needs. */
export function bindVettingActions({
  server,
  door,
  decided,
  stir,
  policyAsked,
}: BoundToVetting): VettingActions {
  const { store } = server;
  return {
    announce: (context, asked) => announceVetting(server, context, asked),
    async receive(context, id, content) {
      const told = await receiveFile(server, context, id, content);
      if (told.ok && told.value.state === 'waiting') stir();
      return told;
    },
    cancel: (context, id) => cancelVetting(server, context, id),
    remove: (context, id) => deleteVetting(server, context, id),
    async again(context, id) {
      const told = await examineAgain(server, context, id);
      if (told.ok) stir();
      return told;
    },
    async vetting(context, id) {
      const one = await vettingWithin(store, context, id);
      return one === null ? refused('unknown-vetting') : done(one);
    },
    async vettings(context, { policy: asked, ...rest }, page) {
      const policy = await policyAsked(asked);
      if (policy === null) return refused('unknown-policy');
      const told = await listVettings(server, context, { policy, ...rest }, page);
      const ruled = ruledBy(server, policy);
      if (!told.ok || ruled === null) return refused('unknown-policy');
      const { rows, next } = told.value;
      return done({ rows: rows.map((row) => namedRow(row, ruled)), next });
    },
    async read(context, id, { policy: asked, language }) {
      const policy = await policyAsked(asked);
      if (policy === null) return refused('unknown-policy');
      const told = await readVetting(server, context, id, policy);
      if (!told.ok) return told;
      const { sha256 } = told.value.vetting;
      const findings = sha256 === null ? [] : await findingsNaming(store, door, sha256);
      return done({ ...reported(told.value, server.rules(), language), findings });
    },
    async batch(context, batch, asked) {
      const policy = await policyAsked(asked);
      return policy === null
        ? refused('unknown-policy')
        : readBatch(server, context, batch, policy);
    },
    async propose(context, id, { policy: asked, ...rest }) {
      const policy = await policyAsked(asked);
      if (policy === null) return refused('unknown-policy');
      const told = await proposeFromVetting(server, door, context, id, { policy, ...rest });
      if (told.ok) await decided();
      return told;
    },
  };
}
