import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DECISIONS } from '../../core/situation.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { explain } from '../../core/explanation.ts';
import type { AppId, EntityId } from '../../core/statements.ts';
import { speakerOf } from '../../sentences/speaker.ts';
import { CATALOGUE, HOSTILE_CATALOGUE, POLICY } from '../testing.ts';
import { scanned } from '../testing-fleet.ts';
import { styleOf } from '../text/style.ts';
import { appText } from './app-text.ts';

const PLAIN = { columns: 80, colour: false, unicode: true, interactive: false };

function textOf(app: string, catalogue: Catalogue = CATALOGUE): string {
  const { assessment } = scanned(false, [], catalogue);
  const explanation = explain(assessment, app as AppId, NO_DECISIONS);
  assert.ok(explanation);
  const options = { asked: app, listings: false };
  return appText(explanation, POLICY, options, speakerOf(assessment), styleOf(PLAIN));
}

test('the chain of a prohibited app, from the app to the territory, with every source', () => {
  assert.equal(
    textOf('clip'),
    `Clip
Android com.clip.app · iOS com.clip.App

PROHIBITED under nl: Clip is published by Clip Pte. Ltd. (Singapore), owned
through Clip Ltd. (Cayman Islands) by BigDance Ltd., which is run from China;
China is a listed territory. [1][2][3][4]

  Clip
    published by          Clip Pte. Ltd.  SG      read [1]
    owned by      100 %   Clip Ltd.       KY      since 2018-08-02, read [2]
                          └─ rule: these owners together hold enough of its
                             shares
    owned by      parent  BigDance Ltd.   KY, CN  read [3]
                          └─ rule: control (parent) by a company that is run
                             from China
    run from              China           CN      read [4]

Also            Clip is published by Clip US Venture LLC (United States);
                BigDance Ltd. (Cayman Islands), under a listed territory, holds
                up to 19.9 % of it. That is no control; an authority decides.
                [1][5]
                Clip is said to be published by Clip US Venture LLC (United
                States), but that is only reported. [1]
Prohibited by   EU since 2023-02-23 · US since 2022-12-27 (and 4 states)
Advised against GB
Beside it       Clip US Venture LLC as publisher, since 2026-01-22 (read, only
                reported [1])
Would change it a confirmed end of Clip Ltd.'s interest (100 %) in Clip Pte.
                Ltd.: then undetermined
                a confirmed end of BigDance Ltd.'s interest (parent) in Clip
                Ltd.: then undetermined
                a clearance by an authority, with reasons and an end date

Sources         [1]  read       https://example.org/store/clip
                [2]  read       https://example.org/owner/clip-pte
                [3]  read       https://example.org/owner/clip-ltd
                [4]  read       https://example.org/seat/bigdance
                [5]  read       https://example.org/owner/venture
`,
  );
});

test('an undetermined app says what is open, and marks the open step', () => {
  assert.equal(
    textOf('bazaar'),
    `Bazaar
Android com.bazaar

UNDETERMINED under nl: Bazaar is published by Bazaar Holdings Inc., which is
possibly run from China; China is a listed territory. Not all of this is
certain: a statement is contested, only reported or unverified, or a share is a
range. [1][2]

  Bazaar
    published by  Bazaar Holdings Inc.  IE, CN  read [1]
    run from ?    China                 CN      read, contested [2]
                  └─ rule: a seat in a listed territory
    ? possible, not certain

Beside it       Bazaar Holdings Inc. run from China: moved, it says (read,
                contested [2])
Would change it a clearance by an authority, with reasons and an end date

Sources         [1]  read       https://example.org/store/bazaar
                [2]  read       https://example.org/seat/bazaar
`,
  );
});

test('an app on an adopted list says so, and that a clearance would not help', () => {
  assert.equal(
    textOf('mirror'),
    `Mirror 微鏡
Android com.mirror

PROHIBITED under nl: Mirror 微鏡 is named by an instrument that this policy
adopts: Order on apps, Ministry of Locks, the Netherlands, in force since 1 July
2023. [1]

  Mirror 微鏡
    published by     Mirror Labs Ltd.  CY  read [2]
    incorporated in  Cyprus            CY  read [3]

Also            Mirror 微鏡 is published by Mirror Labs Ltd. (Cyprus), which is
                certainly under no listed territory. [2]
Prohibited by   NL since 2023-07-01
Would change it an end of Order on apps, Ministry of Locks, the Netherlands, in
                force since 1 July 2023: then permitted
                A clearance would not: it never outweighs a listing by name.

Sources         [1]  read       https://example.org/listing/nl-mirror
                [2]  read       https://example.org/store/mirror
                [3]  read       https://example.org/seat/mirror
`,
  );
});

test('a permitted app says where its publisher sits', () => {
  assert.match(
    textOf('plain'),
    /^Plain Notes\n.*\n\nPERMITTED under nl: Plain Notes is published by Mirror Labs Ltd\./,
  );
});

test('names that a hostile source chose cannot act on the terminal', () => {
  for (const { id } of HOSTILE_CATALOGUE.apps) {
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(textOf(id, HOSTILE_CATALOGUE), /[\u0000-\u0009\u000b-\u001f\u200b\u202e]/);
  }
});

test('a publisher that an adopted instrument names is told with the words of the instrument', () => {
  const listing = CATALOGUE.listings.find(({ id }) => id === 'nl-mirror');
  assert.ok(listing);
  const subject = { kind: 'entity', entity: 'bigdance' as EntityId } as const;
  const words = 'BigDance and whatever it owns';
  const named = { ...listing, id: 'nl-bigdance', subject, subsidiaries: true, words };
  const seats = CATALOGUE.seats.filter(({ entity }) => entity !== 'bigdance');
  assert.match(
    textOf('clip', { ...CATALOGUE, seats, listings: [named] }).replace(/\s+/g, ' '),
    /PROHIBITED under nl: Clip is published by Clip Pte\. Ltd\. \(Singapore\), owned through Clip Ltd\. \(Cayman Islands\) by BigDance Ltd\., which an instrument that this policy adopts names \("BigDance and whatever it owns"\): Order on apps, Ministry of Locks, the Netherlands, in force since 1 July 2023\./,
  );
});
