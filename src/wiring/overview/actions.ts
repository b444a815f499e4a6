import { readAppPhones } from '../../actions/course/app-phones.ts';
import { readCourse } from '../../actions/course/read-course.ts';
import type { Rulebook } from '../../actions/rulebook.ts';
import { withVerdicts, type Sought } from '../../actions/search.ts';
import { done, refused } from '../../actions/server.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import type { Naming } from '../../actions/findings/read.ts';
import { readReport } from '../../actions/report/read-report.ts';
import { readWaiting } from '../../actions/waiting/read-waiting.ts';
import { explain } from '../../core/explanation.ts';
import { entityPage } from '../../sentences/app-page/entity.ts';
import { appPage } from '../../sentences/app-page/page.ts';
import { signedOf } from './signed.ts';
import type { OverviewActions } from '../../api/overview-actions.ts';

type BoundToOverview = {
  readonly server: ExceptionServer;
  readonly naming: () => Naming;
  readonly rulebook: () => Rulebook;
  readonly search: (rulebook: Rulebook, text: string) => readonly Sought[];
  /** The one of the root where none is asked for; null: there is none of that id. */
  readonly policyAsked: (asked: string | null) => Promise<string | null>;
};

/** What the doors ask for to show many things at once, bound to what it needs. */
export function bindOverviewActions({
  server,
  naming,
  rulebook,
  search,
  policyAsked,
}: BoundToOverview): OverviewActions {
  return {
    report: (context, asked) =>
      readReport(
        server,
        { policyOf: rulebook().policy, naming: naming(), ledger: () => signedOf(server.store) },
        context,
        asked,
      ),
    course: (context, asked) => readCourse(server, rulebook().policy, context, asked),
    async appPage(_, { app, policy, language }) {
      const id = await policyAsked(policy);
      if (id === null) return refused('unknown-policy');
      const assessment = rulebook().assessment(id);
      const explanation = explain(assessment, app, server.rules().decisions);
      if (explanation === null) return refused('unknown-app');
      return done(appPage(assessment, explanation, language));
    },
    async entityPage(_, { entity, policy, language }) {
      const id = await policyAsked(policy);
      if (id === null) return refused('unknown-policy');
      const page = entityPage(rulebook().assessment(id), entity, language);
      return page === null ? refused('unknown-entity') : done(page);
    },
    appPhones: (context, asked) => readAppPhones(server, naming(), context, asked),
    waiting: (context, may) => readWaiting(server, context, naming(), may),
    async search(_, { text, policy, limit }) {
      const id = await policyAsked(policy);
      if (id === null) return refused('unknown-policy');
      const book = rulebook();
      return done(withVerdicts(book, id, search(book, text).slice(0, limit)));
    },
  };
}
