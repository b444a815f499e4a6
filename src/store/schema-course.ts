import type { FindingCourse } from '../core/course/chart.ts';
import type { Day } from '../core/day.ts';
import type { DeviceId, FindingId, OrganisationId } from '../core/finding.ts';

export type CourseSchema = {
  course_day: {
    organisation_id: OrganisationId;
    day: Day;
    phones: number;
    possible: number;
    called: number;
  };
  device_course: { device_id: DeviceId; findings: readonly FindingCourse[] };
  course_waiting: { finding_id: FindingId };
};
