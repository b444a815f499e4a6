import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';

export type Course = Schemas['Course'];
export type Series = Schemas['CourseSeries'];

/** The last sixty days. */
export const course = queryOptions({
  queryKey: ['course'],
  queryFn: ({ signal }) => got(api.GET('/api/course', { signal })),
});
