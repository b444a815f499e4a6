import { appliesSteps } from './applying.fixture.ts';
import type { Conforming } from './conforming.fixture.ts';
import { saysWhatIsWrong } from './faults.fixture.ts';
import { saysWhatIsMissing } from './probing.fixture.ts';
import { readsTheFleet } from './reading.fixture.ts';

/**
 * What every connector must do, tried on it and its simulator. What an MDM cannot do by its own abilities is skipped with the reason
 * that the abilities give.
 */
export function connectorConformance(name: string, conforming: Conforming): void {
  readsTheFleet(name, conforming);
  appliesSteps(name, conforming);
  saysWhatIsWrong(name, conforming);
  saysWhatIsMissing(name, conforming);
}
