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

export const openJudge = (rules: Rules): Judge => ({
  speaker: speakerOf(assess(rules.catalogue, rules.policy, rules.at, rules.decisions)),
  vet: vetUnder(rules),
});
