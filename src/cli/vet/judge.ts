import { assess } from '../../core/assess.ts';
import type { Examined, Vetted } from '../../core/vetting/report.ts';
import { vetUnder } from '../../core/vetting/vet.ts';
import type { Rules } from '../rules.ts';
import { speakerOf, type Speaker } from '../../sentences/speaker.ts';

/** What turns evidence into a verdict, and knows what things are called. */
export type Judge = {
  readonly speaker: Speaker;
  readonly vet: (examined: Examined) => Vetted;
};

/** A file in which nothing is found asks neither for law nor for names, and the catalogue is not read for them. */
export function openJudge(rules: Rules): Judge {
  let known: Speaker | null = null;
  const speaker = (): Speaker =>
    (known ??= speakerOf(assess(rules.catalogue, rules.policy, rules.at, rules.decisions)));
  return {
    speaker: {
      at: rules.at,
      app: (id) => speaker().app(id),
      entity: (id) => speaker().entity(id),
      entityOf: (id) => speaker().entityOf(id),
      seats: (id) => speaker().seats(id),
      isListed: (territory) => speaker().isListed(territory),
    },
    vet: vetUnder(rules),
  };
}
