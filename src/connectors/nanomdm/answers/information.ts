import type { MdmEvent } from '../event.ts';
import { type Dict, dictIn, flagIn, textIn } from '../plist.ts';
import { recall, remember } from '../records.ts';
import type { Tools } from '../tools.ts';

/** DeviceInformation. What is forbidden or not known is missing from the answer (Apple schema, read). */
export async function informationAnswered(
  tools: Tools,
  event: MdmEvent,
  said: Dict,
): Promise<void> {
  const { id, at } = event;
  const before = await recall(tools.memory, 'facts', id);
  if (before !== null && before.at >= at) return;
  const told = dictIn(said, 'QueryResponses');
  await remember(tools.memory, 'facts', id, {
    id,
    at,
    got: tools.clock(),
    os: short(textIn(told, 'OSVersion')),
    product: short(textIn(told, 'ProductName')),
    serial: short(textIn(told, 'SerialNumber')),
    supervised: flagIn(told, 'IsSupervised'),
    shared: flagIn(told, 'IsMultiUser') === true,
  });
}

const short = (text: string | null): string | null => text?.slice(0, 64) ?? null;
