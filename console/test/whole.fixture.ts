import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { called, deed } from './person.fixture.ts';
import { world, type World } from './world.fixture.ts';

/** A server in which every page has something to show: the sample fleet as the start page loads it, and what its people would add. */
export type Whole = {
  readonly world: World;
  /** Addresses of one of each. */
  readonly at: Readonly<
    Record<
      | 'finding'
      | 'holder'
      | 'change'
      | 'exception'
      | 'approval'
      | 'connection'
      | 'plan'
      | 'vetting',
      string
    >
  >;
};
type List = { readonly items: readonly { readonly id: string }[] };
type Start = { readonly state: string; readonly loading: { readonly failed: boolean } | null };

/** A real app of 13 kB: a dev dependency brings it. */
const APK = join(
  import.meta.dirname,
  '../../node_modules/agent-device/android/ime-helper/dist',
  'agent-device-android-ime-helper-0.21.5.apk',
);

let made: Promise<Whole> | null = null;
export const whole = (): Promise<Whole> => (made ??= newWhole());

async function newWhole(): Promise<Whole> {
  const here = await world('whole');
  const { open, server } = here;
  await sampleLoaded(server);
  const first = async (path: string): Promise<string> => {
    const [one] = (await server.get<List>(path)).items;
    if (one === undefined) throw new Error(`the sample has nothing at ${path}`);
    return one.id;
  };
  const { finding, link } = await called(server, 'tiktok');
  const exception = await first('/exceptions');
  const officer = await open('policy-officer', '/policies');
  await deed(officer.page, `/exceptions/${exception}/advice`, { says: 'for', why: 'A need.' });
  const administrator = await open('mdm-administrator', '/findings');
  const { items } = await server.get<{ items: { id: string; parent: string | null }[] }>(
    '/organisations',
  );
  const approval = await deed(administrator.page, '/approvals', {
    organisation: items.find(({ parent }) => parent === null)?.id,
    group: 'everyone',
    name: 'Train times',
    android: ['nl.trains'],
    ios: [],
    why: 'All travel by it.',
    review: '2030-01-01',
  });
  const authority = await open('authority', '/exceptions');
  const decision = { decision: 'grant', why: 'As advised.' };
  await deed(authority.page, `/exceptions/${exception}/decision`, decision);
  const analyst = await open('analyst', '/vetting');
  const vetting = await deed(analyst.page, '/vettings', { name: 'keyboard.apk' });
  const connection = await first('/connections');
  const plan = await first(`/connections/${connection}/plans`);
  const change = await first('/changes?state=proposed');
  await vetted(server, vetting.id);
  for (const { context } of [officer, administrator, authority, analyst]) await context.close();
  return {
    world: here,
    at: {
      finding: `/findings/${finding}`,
      holder: link,
      change: `/policies/${change}`,
      exception: `/exceptions/${exception}`,
      approval: `/exceptions/approvals/${approval.id}`,
      connection: `/blocking/${connection}`,
      plan: `/blocking/plans/${plan}`,
      vetting: `/vetting/${vetting.id}`,
    },
  };
}

/** As the start page does it. Loaded already: nothing. */
async function sampleLoaded(server: World['server']): Promise<void> {
  await server.post('/sample', {});
  await until('the sample was not loaded', async () => {
    const { loading } = await server.get<Start>('/start');
    if (loading?.failed) throw new Error('the sample could not be loaded');
    return loading === null;
  });
}

/** A test that waits for ever tells nobody why. */
async function until(otherwise: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    if (await isSo()) return;
    await wait(LOOK);
  }
  throw new Error(otherwise);
}
const LOOK = 200;
const MOST_LOOKS = 300;

async function vetted(server: World['server'], vetting: string): Promise<void> {
  const body = Uint8Array.from(readFileSync(APK));
  const answer = await server.ask(`/vettings/${vetting}/content`, { method: 'PUT', body });
  if (!answer.ok) throw new Error(`the app file: ${answer.status} ${await answer.text()}`);
  await until('the app file was not read', async () => {
    type Read = { readonly vetting: { readonly state: string } };
    const { vetting: one } = await server.get<Read>(`/vettings/${vetting}`);
    return one.state === 'examined';
  });
}
