import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { groupsOf, KEY_GROUPS, KEY_GROUP_NAMES, operationsOf } from './key-groups.ts';

/** What takes a person: whoever decides, gives rights, or sets up what others rely on. */
const FOR_PEOPLE =
  /^(adopt|reject|decide|ask|advise|open(Exception)|withdraw(Exception|Approval)|takeBack|invite|renew|end|addGrant|revoke|addGroup|removeGroup|listApiKeys|addApiKey|setTerm|connect|changeConnection|disconnect|tryConnection|hear|loadSample|actAs|stopActing|makeStartLink|readMe)/;

test('every operation that a role may use stands in one group, but those that take a person', () => {
  const rows = readFileSync(new URL('../../../../spec/rights.csv', import.meta.url), 'utf8').split(
    '\n',
  );
  const operations = rows.slice(1).flatMap((row) => {
    const [name = '', everybody] = row.split(',');
    return name === '' || everybody === 'yes' ? [] : name;
  });
  const grouped = KEY_GROUP_NAMES.flatMap((name): readonly string[] => KEY_GROUPS[name]);
  assert.deepEqual(
    operations.filter((name) => !FOR_PEOPLE.test(name) && !grouped.includes(name)),
    [],
  );
  assert.deepEqual(
    grouped.filter((name) => FOR_PEOPLE.test(name)),
    [],
  );
  assert.equal(new Set(grouped).size, grouped.length, 'one stands in two groups');
  assert.deepEqual(
    grouped.filter((name) => !operations.includes(name)),
    [],
  );
});

test('a key is told by its groups, and by names where it has only some of a group', () => {
  const held = operationsOf(new Set(['handIn', 'metrics']));
  assert.deepEqual(groupsOf([...held, 'readFinding']), {
    groups: ['handIn', 'metrics'],
    others: ['readFinding'],
  });
});
