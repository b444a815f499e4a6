import { adopt, comment, reject, withdraw } from '../../actions/changes/decide.ts';
import type { ChangeDoor } from '../../actions/changes/door.ts';
import { heldRules } from '../../actions/changes/held.ts';
import { previewOf } from '../../actions/changes/preview.ts';
import { propose } from '../../actions/changes/propose.ts';
import { listChanges, readChange } from '../../actions/changes/read.ts';
import { namingOf } from '../../actions/findings/read.ts';
import { done, refused, type Outcome, type Server } from '../../actions/server.ts';
import type { ChangeActions } from '../../api/change-actions.ts';

export type BoundToChanges = {
  readonly server: Server;
  readonly door: ChangeDoor;
  /** Something was proposed or decided here: when it resolves, this process knows of it. */
  readonly decided: () => Promise<void>;
};

/** What the doors ask for about changes of the rules, bound to what it needs. */
export function bindChangeActions({ server, door, decided }: BoundToChanges): ChangeActions {
  const after = async <T, Code extends string>(
    outcome: Promise<Outcome<T, Code>>,
  ): Promise<Outcome<T, Code>> => {
    const told = await outcome;
    if (told.ok) await decided();
    return told;
  };
  return {
    changes: (context, states, page) => listChanges(server, context, states, page),
    change: (context, id) => readChange(server, door, context, id),
    async preview(context, id) {
      const read = await readChange(server, door, context, id);
      if (!read.ok) return read;
      const { change } = read.value;
      const preview = await previewOf(server, door, change, context.scope, ({ catalogue }) =>
        namingOf(catalogue),
      );
      return preview === null ? refused('change-decided', { state: change.state }) : done(preview);
    },
    propose: (context, asked) => after(propose(server, door, context, asked)),
    comment: (context, id, said) => comment(server, context, id, said),
    adopt: (context, id, asked) => after(adopt(server, door, context, id, asked)),
    reject: (context, id, { why }) => after(reject(server, context, id, why)),
    withdraw: (context, id, { why }) => after(withdraw(server, context, id, why)),
    held: (context, asked) => heldRules(server, door, context, asked),
  };
}
