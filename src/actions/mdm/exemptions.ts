import { CONTACT_DAYS } from '../contact-days.ts';
import { isExceptedStill, reopening } from '../exceptions/leave.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, dayOf, done, refused, type Server } from '../server.ts';
import type { Exemption } from './stored.ts';

/**
 * Ends those whose day has come and that come of no exception: one person entered them, before two had to. What an exception made
 * ends with it. Gives how many.
 */
export async function endDueExemptions(server: Server): Promise<number> {
  let ended = 0;
  for (;;) {
    const due = await server.store.mdm.exemptionsDue(dayOf(server.clock()), 100);
    const before = ended;
    for (const one of due) if (await end(server, one)) ended++;
    if (ended === before) return ended;
  }
}

async function end(server: Server, one: Exemption): Promise<boolean> {
  const ended = await recorded<null, 'exemption-ended'>(server, BY_ITSELF, async (tables, at) => {
    if (!(await tables.mdm.endExemption(one.id, at, CONTACT_DAYS)))
      return refused('exemption-ended');
    const finding = one.finding === null ? null : await tables.finding(one.finding);
    if (finding !== null && isExceptedStill(finding))
      await tables.applyEvents([reopening(server, finding, at)], CONTACT_DAYS);
    const said = {
      action: 'exemption.ended',
      object: `exemption:${one.id}`,
      result: 'ended',
      origin: 'job:exceptions-due',
      details: { restricted: one.restricted, until: one.until },
    };
    return done({ value: null, said: [said] });
  });
  return ended.ok;
}
