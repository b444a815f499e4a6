import { id, PHONES } from './client.fixture.ts';
import type {
  ShownCheck,
  ShownConnection,
  ShownExemption,
  ShownMdm,
  ShownPlan,
  ShownSync,
} from './mdm-shown.ts';

/** For tests only: what a server shows of a toy MDM. */
export const TOY: ShownMdm = {
  mdm: 'toy',
  title: 'Toy MDM',
  settings: [
    { name: 'url', what: 'Its address', optional: false, use: 'read' },
    { name: 'group', what: 'Its group', optional: true, use: 'apply' },
  ],
  secrets: [
    {
      name: 'api-key',
      what: 'Its key',
      optional: false,
      use: 'read',
      variable: 'GRENDEL_TOY_API_KEY',
      file: 'secrets/toy/api-key',
    },
  ],
  sendsByItself: true,
};

export const CONNECTION: ShownConnection = {
  id: id(20),
  fleet: PHONES.id,
  mdm: 'toy',
  simulated: false,
  settings: { url: 'https://toy.example' },
  secrets: [
    {
      name: 'api-key',
      use: 'read',
      optional: false,
      given: false,
      variable: 'GRENDEL_TOY_API_KEY',
      file: 'secrets/toy/api-key',
    },
    {
      name: 'apply-key',
      use: 'apply',
      optional: true,
      given: false,
      variable: 'GRENDEL_TOY_APPLY_KEY',
      file: 'secrets/toy/apply-key',
    },
  ],
  syncHours: 24,
  checkHours: 0,
};

export const shownSync = (more: Partial<ShownSync> = {}): ShownSync => ({
  id: id(30),
  inventory: id(3),
  kind: 'read',
  state: 'running',
  pages: 4,
  staged: 2,
  devices: 1000,
  expected: 2000,
  fault: null,
  ...more,
});

export const shownPlan = (more: Partial<ShownPlan> = {}): ShownPlan => ({
  id: id(40),
  connection: CONNECTION.id,
  kind: 'canary',
  state: 'made',
  made: '2026-11-24T08:00:00Z',
  touches: 60,
  losesData: 1,
  limit: 50,
  holds: [],
  unread: 0,
  steps: { put: 1, give: 60 },
  progress: { waiting: 61, begun: 0, sent: 0, done: 0, failed: 0 },
  heldSince: null,
  begun: null,
  sentences: [
    { about: 'what', text: 'A plan for the first devices alone.' },
    { about: 'loses-data', text: 'Loses data on 1 device: removes Clip from 1 device.' },
    { about: 'blocks', text: 'Blocks 2 apps on iPhones: 60 devices.' },
  ],
  ...more,
});

export const shownCheck = (more: Partial<ShownCheck> = {}): ShownCheck => ({
  plan: id(40),
  kind: 'verify',
  at: '2026-11-24T09:00:00Z',
  outcome: 'held',
  sentences: [
    { about: 'outcome', text: 'It holds.' },
    { about: 'standing', text: 'block.apple-profile: 60 proven.' },
  ],
  ...more,
});

export const shownExemption = (more: Partial<ShownExemption> = {}): ShownExemption => ({
  id: id(50),
  exception: id(60),
  restricted: false,
  finding: id(4),
  device: 17,
  fleet: PHONES.id,
  appName: 'Clip',
  category: null,
  ground: 'inspection',
  until: '2027-03-01',
  ended: null,
  ...more,
});
