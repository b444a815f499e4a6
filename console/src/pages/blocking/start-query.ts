import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';

/** Whether an invented MDM may be connected here. */
export const start = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => got(api.GET('/api/start', { signal })),
});
