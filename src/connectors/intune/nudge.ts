import type { Connection } from '../../actions/mdm/connector.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Graph } from './api.ts';
import { batch } from './batch.ts';
import { partly } from './groups.ts';

/**
 * Asks phones to check in (`syncDevice`, 204; intune-devices-manageddevice-syncdevice.md, read 2026-11-25). It brings policies sooner;
 * the list of apps keeps its clock of seven days.
 */
export async function nudge(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  devices: readonly DeviceRef[],
  signal: AbortSignal,
): Promise<void> {
  const answers = await batch(
    graph,
    connection,
    '/v1.0',
    'phones to check in',
    devices.map((device) => ({
      method: 'POST',
      url: `/deviceManagement/managedDevices/${encodeURIComponent(device)}/syncDevice`,
    })),
    signal,
  );
  const failed = answers.find(({ status }) => status >= 400 && status !== 404);
  if (failed !== undefined) throw partly(failed.status);
}
