import type { CourseReading, CourseStaging } from '../actions/course/store.ts';
import type { Db } from './schema.ts';
import { chartSome } from './tables/course/chart.ts';
import { appParts } from './tables/course/app-parts.ts';
import { courseDeadlines, courseMoments, courseSteps } from './tables/course/read.ts';

export const courseReading = (db: Db): CourseReading => ({
  steps: (below, period) => courseSteps(db, below, period),
  deadlines: (below) => courseDeadlines(db, below),
  appParts: (below, app) => appParts(db, below, app),
  moments: (organisation) => courseMoments(db, organisation),
});

export const courseStaging = (db: Db): CourseStaging => ({
  ...courseReading(db),
  chart: (limit) => chartSome(db, limit),
});
