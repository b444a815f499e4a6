import type { CourseAsked, CourseRead } from '../actions/course/read-course.ts';
import type { SoughtOut } from '../actions/search.ts';
import type { May, WaitingRead } from '../actions/waiting/read-waiting.ts';
import type { Context } from '../actions/server.ts';
import type { Answered } from './actions.ts';

/** What the doors ask for to show many things at once: courses, what waits, reports. */
export type OverviewActions = {
  readonly course: (
    context: Context,
    asked: CourseAsked,
  ) => Promise<Answered<CourseRead, 'unknown-organisation' | 'period-unfit'>>;
  /** `may`: where the person may do another operation. */
  readonly waiting: (context: Context, may: May) => Promise<WaitingRead>;
  /** Forgives typing errors, and finds names by how they sound in another script; best first. `policy` as in `explainApp`. */
  readonly search: (
    context: Context,
    asked: { readonly text: string; readonly policy: string | null; readonly limit: number },
  ) => Promise<Answered<readonly SoughtOut[], 'unknown-policy'>>;
};
