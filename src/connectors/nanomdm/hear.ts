import { type Connector, type Hearing, MdmFault } from '../../actions/mdm/connector.ts';
import { appsAnswered } from './answers/apps.ts';
import { informationAnswered } from './answers/information.ts';
import { limitsAnswered } from './answers/limits.ts';
import { profilesAnswered } from './answers/profiles.ts';
import { stepAnswered } from './answers/step.ts';
import { checkedIn, statusSent } from './check-in.ts';
import { isSigned, LONGEST_EVENT, type MdmEvent, readEvent } from './event.ts';
import { type Dict, readDict } from './plist.ts';
import type { Tools } from './tools.ts';
import { readCommandUuid } from './uuid.ts';

const answer = (status: number, content: Uint8Array | null = null): Hearing => ({
  content,
  answer: { status, type: null, body: null },
});

/**
 * NanoMDM's webhook. It sends each event once, in no certain order, and forgets one that we do not take: nothing here counts on
 * having heard all. A list of apps leaves as `content`, and no part of it is kept.
 */
export const hear =
  (tools: Tools): NonNullable<Connector['hear']> =>
  async (message, signal) => {
    if (message.body.length > LONGEST_EVENT) return answer(413);
    if (!isSigned(message, tools.settings.webhookKey)) return answer(401);
    const event = readEvent(message.body);
    if (event === null) return answer(400);
    if (event === 'other') return answer(200);
    const content = await tools.lock(event.id, () => take(tools, event, signal));
    return answer(200, content);
  };

async function take(
  tools: Tools,
  event: MdmEvent,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const follow = (work: () => Promise<unknown>): Promise<void> => quietly(work);
  if (event.topic === 'mdm.DeclarativeManagement') await statusSent(tools, event);
  else await checkedIn(tools, event, (work) => follow(() => work(signal)));
  const command = readCommandUuid(event.command);
  if (event.topic !== 'mdm.Connect' || command === null || event.status === 'NotNow') return null;
  const said = await readDict(event.payload);
  if (said === null) return null;
  if (command.kind === 'step') {
    await stepAnswered(tools, event, command.base, said, (work) => follow(() => work(signal)));
    return null;
  }
  if (command.kind === 'apps') return appsAnswered(tools, event, said);
  if (event.status === 'Acknowledged') await FACTS[command.kind](tools, event, said, command.base);
  return null;
}

type TakeFacts = (tools: Tools, event: MdmEvent, said: Dict, ask: string) => Promise<void>;
const FACTS: Record<'info' | 'list' | 'limits' | 'sync', TakeFacts> = {
  info: informationAnswered,
  list: profilesAnswered,
  limits: limitsAnswered,
  // Whether it is in force comes with the status that the device sends by itself.
  sync: async () => undefined,
};

/** What follows on an answer asks NanoMDM for more. Where that fails the answer itself is still taken, and asked for another time. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof MdmFault)) throw error;
  }
}
