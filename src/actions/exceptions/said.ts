import type { PersonId } from '../../core/rights.ts';
import type { Instant } from '../../core/inventory.ts';
import { appSaid } from '../app-said.ts';
import type { Said } from '../recorded.ts';
import type { Server } from '../server.ts';
import type { ExceptionEvent, StoredException } from './stored.ts';

/** A restricted one leaves its number and its end in the log, and an app that tells too much only its category. */
export function saidOf(
  server: Server,
  action: string,
  one: StoredException,
  origin: string,
  more: Said['details'] = {},
): Said {
  const open = one.restricted
    ? {}
    : {
        ...appSaid(server.rules().catalogue, one.app),
        ground: one.ground,
        organisation: one.organisation,
        scope: one.scope.kind,
        devices: one.scope.devices,
        mitigations: one.mitigations.join(' '),
        from: one.from,
      };
  return {
    action: `exception.${action}`,
    object: `exception:${one.id}`,
    result: one.state,
    origin,
    policy: one.policy,
    details: {
      number: one.number,
      restricted: one.restricted,
      until: one.until,
      ...open,
      ...more,
    },
  };
}

export const eventOf = (
  server: Server,
  kind: ExceptionEvent['kind'],
  at: Instant,
  more: Partial<Pick<ExceptionEvent, 'says' | 'words'>> & { readonly by?: PersonId | null } = {},
): ExceptionEvent => ({
  id: server.newId(),
  kind,
  by: null,
  says: null,
  words: null,
  at,
  ...more,
});
