import { SIMULATOR_HEADER } from '../../connectors/simulated/serve.ts';

const PATIENCE = 5000;

/**
 * Whether one of our simulators answers there. Asked before anything else is sent to an address of this machine that nobody named, so
 * that no other program beside the server can be spoken with by typing its port. What answers otherwise is as what does not answer.
 */
export async function isSimulator({ origin }: URL): Promise<boolean> {
  try {
    const answer = await fetch(origin, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.headers.has(SIMULATOR_HEADER);
  } catch {
    return false;
  }
}
