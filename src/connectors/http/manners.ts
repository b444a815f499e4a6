import type { Connection } from '../../actions/mdm/connector.ts';
import type { HttpOptions } from './client.ts';

export type Mannered = Pick<Connection, 'clock' | 'sleep' | 'watch' | 'tries'>;

/** How a connection was told to speak with its MDM, as requests take it. */
export const manners = ({
  clock,
  sleep,
  watch,
  tries,
}: Mannered): Pick<HttpOptions, 'clock' | 'sleep' | 'watch' | 'bounds'> => ({
  clock,
  sleep,
  ...(watch === undefined ? {} : { watch }),
  ...(tries === undefined ? {} : { bounds: { tries } }),
});
