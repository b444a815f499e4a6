import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { askException } from '../../actions/exceptions/ask.ts';
import { exceptionsDue } from '../../actions/exceptions/calendar.ts';
import { decideException } from '../../actions/exceptions/decide.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import { exportRegister } from '../../actions/exceptions/export.ts';
import { openException } from '../../actions/exceptions/file.ts';
import { namingOf } from '../../actions/findings/read.ts';
import { addApiKey } from '../../actions/people/api-keys.ts';
import type { Context } from '../../actions/server.ts';
import { operatorToken } from '../../api/authenticate.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { newKeyedWorld, type KeyedWorld } from '../keyed-world.fixture.ts';
import { personIn } from '../people/person.fixture.ts';
import { secretMaker } from '../people/secrets.ts';
import { whoseToken } from '../people/who.ts';
import { openers } from '../openers.ts';
import { asking, NL_EXCEPTIONS } from './world.fixture.ts';

const GRANT = { decision: 'grant', why: 'sentinel: needed', until: null } as const;

onEachDatabase('an exception between two people', (database) => {
  let world: KeyedWorld;
  let server: ExceptionServer;
  beforeEach(async () => {
    world = await newKeyedWorld(database());
    const rules = { ...world.server.rules(), policies: [NL_EXCEPTIONS] };
    server = {
      ...world.server,
      rules: () => rules,
      openContact: openers(world.keys).contact,
      openText: openers(world.keys).text,
    };
  });
  afterEach(() => world.end());
  const states = async (): Promise<readonly string[]> => {
    const page = await world.store.findings({ scope: [world.root] }, { after: null, limit: 10 });
    return page.rows.map(({ state, because }) => because ?? state).toSorted();
  };

  test('is asked for by one, refused to the same person and their key, granted by another, ends by itself, and is whole in the register', async () => {
    await world.handIn(world.server, '2026-11-20T08:00:00Z', ['A1', 'A2']);
    const [finding] = (
      await world.store.findings({ scope: [world.root] }, { after: null, limit: 1 })
    ).rows;
    assert.ok(finding);
    const ann = await personIn(server, { name: 'Ann', role: 'authority' });
    const ben = await personIn(server, { name: 'Ben', role: 'authority', cleared: true });

    // Ann asks, and tries to decide: herself, and by a key of hers, as the door knows it.
    const asked = { ...asking([finding.id]), restricted: true };
    const one = await askException(server, ann.context(), asked);
    assert.ok(one.ok, one.ok ? '' : one.code);
    const open = await askException(server, ann.context(), asking([finding.id]));
    assert.equal(open.ok ? '' : open.code, 'exempted-already');
    const people = { ...server, secrets: secretMaker };
    const key = { name: 'nightly', role: 'authority', organisation: world.root } as const;
    const made = await addApiKey(people, ann.context(), { ...key, operations: null, until: null });
    assert.ok(made.ok, made.ok ? '' : made.code);
    const who = await whoseToken(
      people,
      operatorToken('of-the-start', async () => [world.root]),
    )(made.value.text);
    assert.ok(who);
    const byKey: Context = { ...ann.context(), ...who, isCleared: true, idempotency: null };
    const herself = { ...ann.context(), isCleared: true };
    for (const context of [herself, byKey]) {
      const decided = await decideException(server, context, one.value.id, GRANT);
      assert.equal(decided.ok ? '' : decided.code, 'self-approval', context.actor);
    }
    assert.deepEqual(await states(), ['open', 'open']);

    // Of a restricted one she does not even see the file; Ben does, and grants it.
    const hidden = await openException(server, ann.context(), one.value.id);
    assert.equal(hidden.ok ? '' : hidden.code, 'not-cleared');
    const file = await openException(server, ben.context(), one.value.id);
    assert.ok(file.ok);
    assert.equal(file.value.askedBy, 'Ann');
    assert.match(file.value.task ?? '', /publishes/);
    const granted = await decideException(server, ben.context(), one.value.id, GRANT);
    assert.ok(granted.ok, granted.ok ? '' : granted.code);
    assert.deepEqual(await states(), ['excepted', 'open']);
    world.setClock('2026-11-21T10:00:00.000Z');
    await world.handIn(world.server, '2026-11-21T08:00:00Z', ['A1', 'A2']);
    assert.deepEqual(await states(), ['excepted', 'open'], 'no inventory opens it again');

    // Its last day has passed.
    world.setClock('2026-12-10T00:05:00.000Z');
    assert.deepEqual(await exceptionsDue(server), { begun: 0, ended: 1 });
    assert.deepEqual(await states(), ['open', 'open']);
    const naming = namingOf(server.rules().catalogue);
    const register = await exportRegister(server, ann.context(), naming);
    const rows = await Array.fromAsync(register.rows);
    assert.deepEqual(rows, [
      {
        number: 1,
        state: 'ended',
        restricted: true,
        until: '2026-12-10',
        ended: '2026-12-10T00:05:00Z',
      },
    ]);
    assert.equal((await register.trailer()).rows, 1);
    const entries = await world.store.sequence((log) => log.waiting(10_000));
    const texts = (entries ?? []).map(({ entry }) => entry).join('\n');
    assert.doesNotMatch(texts, /sentinel|publishes/);
    assert.match(texts, /exception\.ended/);
  });
});
