import type { CourseAsked, CourseRead } from '../actions/course/read-course.ts';
import type { ReportAsked, ReportCode } from '../actions/report/read-report.ts';
import type { GovernmentReport } from '../actions/report/report.ts';
import type { SoughtOut } from '../actions/search.ts';
import type { May, WaitingRead } from '../actions/waiting/read-waiting.ts';
import type { AppPhones } from '../actions/course/app-phones.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Language } from '../core/notices/rules.ts';
import type { AppId, EntityId } from '../core/statements.ts';
import type { EntityPage } from '../sentences/app-page/entity.ts';
import type { AppPage } from '../sentences/app-page/page.ts';
import type { Context } from '../actions/server.ts';
import type { Answered } from './actions.ts';

/** What the doors ask for to show many things at once: courses, what waits, reports. */
export type OverviewActions = {
  readonly report: (
    context: Context,
    asked: ReportAsked,
  ) => Promise<Answered<GovernmentReport, ReportCode>>;
  readonly course: (
    context: Context,
    asked: CourseAsked,
  ) => Promise<Answered<CourseRead, 'unknown-organisation' | 'period-unfit'>>;
  /** All that is said of an app, in a language. `policy` as in `explainApp`. */
  readonly appPage: (
    context: Context,
    asked: { readonly app: AppId; readonly policy: string | null; readonly language: Language },
  ) => Promise<Answered<AppPage, 'unknown-app' | 'unknown-policy'>>;
  readonly entityPage: (
    context: Context,
    asked: {
      readonly entity: EntityId;
      readonly policy: string | null;
      readonly language: Language;
    },
  ) => Promise<Answered<EntityPage, 'unknown-entity' | 'unknown-policy'>>;
  readonly appPhones: (
    context: Context,
    asked: {
      readonly app: AppId;
      readonly organisation: OrganisationId | null;
      readonly exactIn: readonly OrganisationId[];
    },
  ) => Promise<Answered<AppPhones, 'unknown-organisation' | 'sensitive-app'>>;
  /** `may`: where the person may do another operation. */
  readonly waiting: (context: Context, may: May) => Promise<WaitingRead>;
  /** Forgives typing errors, and finds names by how they sound in another script; best first. `policy` as in `explainApp`. */
  readonly search: (
    context: Context,
    asked: { readonly text: string; readonly policy: string | null; readonly limit: number },
  ) => Promise<Answered<readonly SoughtOut[], 'unknown-policy'>>;
};
