import { measure } from './child.ts';
import { onEach } from './databases.ts';
import type { BenchOptions, Figure } from './figure.ts';

/** (o) The course over time at many findings: events counted as they come, then what a page of the console asks for. */
export const course = ({ quick, log }: BenchOptions): Promise<readonly Figure[]> =>
  onEach(log, async ({ name, folder, url }): Promise<readonly Figure[]> => {
    const findings = quick ? 4_000 : 1_000_000;
    const all = await measure('o-course-run.ts', [JSON.stringify({ folder, url, findings })]);
    const of = (key: string): number => Number(all[key]);
    const figure = (what: string, key: string, most: number, note: string): Figure => ({
      name: `o-course, ${findings} findings, ${what}, ${name}`,
      value: of(key),
      unit: 'ms',
      goal: quick ? null : { at: 'most', value: most },
      note,
    });
    return [
      {
        name: `o-course, ${findings} findings, one event counted, ${name}`,
        value: (1000 * of('counted')) / of('events'),
        unit: 'µs',
        goal: null,
        note: `${all['events']} events of two years, the longest batch ${Math.round(of('batch'))} ms`,
      },
      figure('sixty days', 'course', 300, `of the root and its ${all['parts']} parts`),
      figure('sixty days, told', 'told', 300, 'for those who may not list findings'),
      figure('what waits', 'waiting', 500, 'findings that are overdue, escalated or only possible'),
      figure('one app by organisation', 'app', 500, 'the app with most findings'),
      figure('a list counted', 'count', 1000, 'all of it'),
    ];
  });
