import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { dataFolder, startServer, type RunningServer } from '../../src/wiring/running.fixture.ts';

/** For tests of the console only: one real server with the sample fleet in it, and one browser, for a whole run. */
const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
export const CHROMIUM = PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;
/** A reason to skip: a machine without a browser can't tell. CI has one, and runs them all. */
export const noBrowser = CHROMIUM === null && 'no Chromium here; say CHROMIUM=…';

export type Role = 'policy-officer' | 'mdm-administrator' | 'authority' | 'analyst' | 'auditor';
export type Who = Role | 'operator' | 'nobody';
export type Seen = {
  readonly language?: 'en' | 'nl' | 'fr' | 'de';
  readonly colours?: 'light' | 'dark';
  /** In CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Without the policy of the page, which would keep axe out of it. */
  readonly isBare?: boolean;
};
export type World = {
  readonly server: RunningServer;
  readonly organisation: string;
  /** A page of its own for somebody, at a path. What the page's own script complains of fails the test: see `Opened.faults`. */
  readonly open: (who: Who, path: string, seen?: Seen) => Promise<Opened>;
  readonly end: () => Promise<void>;
  /** A sign-in link for somebody new. */
  readonly invite: (name: string, role: Role) => Promise<string>;
};
export type Opened = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts and of the page's policy so far. */
  readonly faults: readonly string[];
};

const FLEET = join(import.meta.dirname, '..', '..', 'examples', 'fleet');
const WEEKS = [
  ['week-47', '2026-11-17T06:00:00Z'],
  ['week-48', '2026-11-24T06:00:00Z'],
] as const;
const built = new Map<string, Promise<World>>();

/** The first four begin with the sample fleet, all others empty; tests share one by its name. */
type Kind =
  | 'fleet'
  | 'big'
  | 'people'
  | 'counts'
  | 'empty'
  | 'sample'
  | 'mdm'
  | 'files'
  | 'whole'
  | 'journey';
const WITH_FLEET: ReadonlySet<Kind> = new Set(['fleet', 'big', 'people', 'counts']);

/** The world, made at the first call: `fleet` with the sample fleet, `empty` on an empty database. Ends with the process. */
export function world(kind: Kind = 'fleet'): Promise<World> {
  const before = built.get(kind);
  if (before) return before;
  const making = newWorld(kind);
  built.set(kind, making);
  return making;
}

let launched: Promise<Browser> | null = null;
function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return launched;
}
/** Tests end it by themselves; a script says so. */
async function end(): Promise<void> {
  await (await launched)?.close();
  // One that never came up has failed the tests that asked for it.
  for (const made of await Promise.allSettled(built.values()))
    if (made.status === 'fulfilled') await made.value.server.stop();
}
after(end);

async function newWorld(kind: Kind): Promise<World> {
  const server = await startServer(await dataFolder());
  const { items } = await server.get<{ items: { id: string; parent: string | null }[] }>(
    '/organisations',
  );
  const organisation = items.find(({ parent }) => parent === null)?.id ?? '';
  if (WITH_FLEET.has(kind)) await handInFleet(server, organisation);
  await builtConsole(server);
  const invite = async (name: string, role: Role): Promise<string> =>
    (await server.post<{ link: string }>('/people', { name, role, organisation })).link;
  const states = new Map<Who, Promise<State>>();
  const idle = new Map<string, BrowserContext[]>();
  const signedIn = (who: Who) => {
    const before = states.get(who);
    if (before) return before;
    const making = signIn(server, who, invite);
    states.set(who, making);
    return making;
  };
  return {
    server,
    organisation,
    invite,
    end,
    async open(who, path, seen = {}) {
      const {
        language = 'en',
        colours = 'light',
        width = 1280,
        height = 900,
        isBare = false,
      } = seen;
      const state = who === 'nobody' ? null : await signedIn(who);
      const kind = JSON.stringify([who, language, isBare]);
      const context = idle.get(kind)?.pop() ?? (await newContext({ language, isBare }, state));
      // Given back where its test closes it: what the browser has read and compiled of the console need not be so again.
      context.close = async () => {
        await washed(context, state);
        idle.set(kind, [...(idle.get(kind) ?? []), context]);
      };
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: colours });
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.goto(server.url + path);
      await settled(page);
      return { page, context, faults };
    },
  };
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

async function newContext(
  { language, isBare }: Required<Pick<Seen, 'language' | 'isBare'>>,
  state: State | null,
): Promise<BrowserContext> {
  const given = { locale: language, bypassCSP: isBare };
  return (await browser()).newContext(state === null ? given : { ...given, storageState: state });
}

/** As it was when it was new, but for files that the browser keeps. */
async function washed(context: BrowserContext, state: State | null): Promise<void> {
  for (const page of context.pages()) {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    // A page that never came has nothing.
    await page.evaluate(() => localStorage.clear()).catch(() => null);
    await page.close();
  }
  await context.clearCookies();
  if (state !== null) await context.addCookies(state.cookies);
}

/** The page has its title and nothing in it says that it still loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .skeleton'));
}

async function signIn(server: RunningServer, who: Who, invite: World['invite']) {
  const context = await (await browser()).newContext();
  const page = await context.newPage();
  if (who === 'operator') {
    const { address } = await server.post<{ address: string }>('/start-links', {});
    await page.goto(address);
  } else if (who !== 'nobody') {
    await page.goto(await invite(NAMES[who], who));
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.locator('h1').first().waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}
const NAMES: Readonly<Record<Role, string>> = {
  'policy-officer': 'Ilse Varenkamp',
  'mdm-administrator': 'Ruben Osseweide',
  authority: 'Aleid Terwisga',
  analyst: 'Noor Hazelhof',
  auditor: 'Pim Duinker',
};

/** Both weeks, so that something has been removed in between. */
async function handInFleet(server: RunningServer, organisation: string): Promise<void> {
  const fleets = new Map<string, string>();
  for (const [week, moment] of WEEKS) {
    const files = readdirSync(join(FLEET, week));
    for (const name of files.map(fleetName))
      if (!fleets.has(name)) {
        const fleet = { organisation, name, mdm: 'export' };
        fleets.set(name, (await server.post<{ id: string }>('/fleets', fleet)).id);
      }
    for (const file of files) {
      const path = `/fleets/${fleets.get(fleetName(file))}/inventories`;
      const { id } = await server.post<{ id: string }>(path, { coverage: 'whole', moment });
      const body = Uint8Array.from(readFileSync(join(FLEET, week, file)));
      const answer = await server.ask(`/inventories/${id}/content`, { method: 'PUT', body });
      if (!answer.ok) throw new Error(`${file}: ${answer.status} ${await answer.text()}`);
    }
  }
}
const fleetName = (file: string): string => file.split('.')[0] ?? file;

/** The first question has it built, which takes some seconds where the sources have changed. */
async function builtConsole({ url }: RunningServer): Promise<void> {
  for (;;) {
    const text = await (await fetch(url)).text();
    if (text.includes('id="app"')) return;
    if (!text.includes('being built')) throw new Error('the console could not be built');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
