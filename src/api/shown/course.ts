import { z } from '@hono/zod-openapi';
import type { CourseRead, Series } from '../../actions/course/read-course.ts';
import { shownId, shownInstant } from '../fields.ts';

export const shownDay = () => z.string().openapi({ format: 'date' });
export const Told = z.number().int().nullable().openapi({
  description: 'Null: fewer than five, or as few as hide that. Never null where `exact` is true.',
});

const ShownSeries = z
  .object({
    organisation: shownId(),
    name: z.string(),
    itself: z.boolean().openapi({ description: 'Its own phones, without those below it.' }),
    phones: z
      .array(Told)
      .openapi({ description: 'With a certain finding, at the end of each day.' }),
    possible: z.array(Told).openapi({ description: 'With findings by a name alone.' }),
    now: Told,
    weekAgo: Told,
    pace: z.number().nullable().openapi({ description: 'So many phones fewer a day.' }),
    needed: z.number().nullable().openapi({ description: 'So many fewer a day up to `deadline`.' }),
    forecast: z.number().int().nullable().openapi({ description: 'Phones left on `deadline`.' }),
    makes: z.boolean().nullable(),
    coverage: z
      .object({
        all: z.number().int(),
        withHits: Told,
        without: Told,
        notVisible: z.number().int(),
        workSide: z.number().int().openapi({ description: 'Of those not visible.' }),
        managedOnly: z.number().int().openapi({ description: 'Of those not visible.' }),
        stale: z.number().int(),
        notAssessed: z.number().int(),
      })
      .openapi({ description: 'Today, whatever the period: each phone in exactly one of five.' }),
  })
  .openapi('CourseSeries');

const DayCounts = z.array(z.object({ day: shownDay(), findings: Told }));

export const ShownCourse = z
  .object({
    exact: z.boolean(),
    counted: z.boolean().openapi({
      description: 'False: what was handed in just now is still being counted; ask again.',
    }),
    asOf: shownInstant().nullable(),
    organisation: shownId(),
    days: z.array(shownDay()),
    inventories: z.array(shownDay()),
    total: ShownSeries,
    parts: z.array(ShownSeries),
    calls: DayCounts,
    deadlines: DayCounts,
    deadline: shownDay().nullable(),
    phases: z.array(
      z.object({
        policy: z.string(),
        policyName: z.string(),
        group: z.string(),
        who: z.string(),
        measure: z.enum(['advise', 'remove', 'prevent']),
        from: shownDay(),
      }),
    ),
  })
  .openapi('Course');

export const courseShown = (course: CourseRead): z.infer<typeof ShownCourse> => ({
  exact: course.exact,
  counted: course.counted,
  asOf: course.asOf,
  organisation: course.organisation,
  days: [...course.days],
  inventories: [...course.inventories],
  total: seriesShown(course.total),
  parts: course.parts.map(seriesShown),
  calls: course.calls.map(({ day, findings }) => ({ day, findings })),
  deadlines: course.deadlines.map(({ day, findings }) => ({ day, findings })),
  deadline: course.deadline,
  phases: course.phases.map(({ policy, policyName, group, who, measure, from }) => ({
    policy,
    policyName,
    group,
    who,
    measure,
    from,
  })),
});

const seriesShown = (series: Series): z.infer<typeof ShownSeries> => ({
  organisation: series.organisation,
  name: series.name,
  itself: series.itself,
  phones: [...series.phones],
  possible: [...series.possible],
  now: series.now,
  weekAgo: series.weekAgo,
  pace: series.pace,
  needed: series.needed,
  forecast: series.forecast,
  makes: series.makes,
  coverage: {
    all: series.coverage.all,
    withHits: series.coverage.withHits,
    without: series.coverage.without,
    notVisible: series.coverage.notVisible,
    workSide: series.coverage.workSide,
    managedOnly: series.coverage.managedOnly,
    stale: series.coverage.stale,
    notAssessed: series.coverage.notAssessed,
  },
});
