import { beforeEach } from 'node:test';
import { changesLeaveATrace } from './conformance/changes.fixture.ts';
import { theCourseIsCounted } from './conformance/course.fixture.ts';
import { devicesAreKnownAgain } from './conformance/devices.fixture.ts';
import { exceptionsAreKept } from './conformance/exceptions.fixture.ts';
import { keysAreChanged } from './conformance/keys.fixture.ts';
import { mdmsAreReadTogether } from './conformance/mdm.fixture.ts';
import { deadlinesAreWhatWasToldLast } from './conformance/deadlines.fixture.ts';
import { holdersAreTold } from './conformance/notices.fixture.ts';
import { inventoriesArePublishedWhole } from './conformance/publishing.fixture.ts';
import { whatIsReadIsWhatIsThere } from './conformance/reading.fixture.ts';
import { theLatestIsWhatCounts } from './conformance/superseding.fixture.ts';
import { newWorld, type World } from './conformance/world.fixture.ts';
import { createStore } from './store.ts';
import { onEachDatabase } from './testing.fixture.ts';

onEachDatabase('the store', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await newWorld(createStore(database().db), database().db);
  });

  changesLeaveATrace(() => world);
  inventoriesArePublishedWhole(() => world);
  theLatestIsWhatCounts(() => world);
  devicesAreKnownAgain(() => world);
  whatIsReadIsWhatIsThere(() => world);
  deadlinesAreWhatWasToldLast(() => world);
  keysAreChanged(() => world);
  holdersAreTold(() => world);
  mdmsAreReadTogether(() => world);
  exceptionsAreKept(() => world);
  theCourseIsCounted(() => world);
});
