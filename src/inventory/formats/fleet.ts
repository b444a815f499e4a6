import { devicesOnly, type Family } from './family.ts';

/**
 * Fleet. server/fleet/software.go and docs read. Android: software of the work profile only (issue 33581, read).
 * Since 2026 personal iPhones report only what Fleet installed (issue 36738, read).
 */
const FLEET_SEES = {
  ios: { 'device-enrolment': 'managed-only' },
  android: { unknown: 'work-side' },
} as const;

export const FLEET: readonly Family[] = [
  {
    id: 'fleet-software-titles',
    title: 'Fleet, software titles (counts)',
    anchor: 'fleet',
    kind: 'json',
    has: ['software_titles.*.hosts_count|software_title.hosts_count'],
  },
  {
    id: 'fleet-software-versions',
    title: 'Fleet, software versions (counts)',
    anchor: 'fleet',
    kind: 'json',
    has: [
      'software.*.hosts_count|software.hosts_count',
      'software.*.generated_cpe|software.*.vulnerabilities|software.*.source',
    ],
    lacks: ['software.*.installed_versions'],
  },
  {
    id: 'fleet-host-software',
    title: 'Fleet, software of one host',
    anchor: 'fleet',
    kind: 'json',
    has: ['software.*.installed_versions', 'software.*.source'],
    traits: { sees: FLEET_SEES },
    // The identifier stands in the list of versions (memory); rows of Android have none here.
    fields: { identifier: 'installed_versions.*.bundle_identifier' },
  },
  {
    id: 'fleet-hosts-software',
    title: 'Fleet, hosts with their software',
    anchor: 'fleet',
    kind: 'json',
    has: ['hosts.*.software|host.software'],
    traits: { sees: FLEET_SEES },
  },
  {
    id: 'fleet-hosts',
    title: 'Fleet, hosts',
    anchor: 'fleet',
    kind: 'json',
    has: ['hosts.*.hostname|hosts.*.uuid'],
    refuse: devicesOnly('This list of hosts', 'fleet', 'Ask for it with populate_software=true.'),
  },
  {
    id: 'fleet-hosts-report',
    title: 'Fleet, hosts report',
    anchor: 'fleet',
    kind: 'csv',
    has: [
      'hardwareserial|uuid|hostname',
      'osqueryversion|detailupdatedat|refetchrequested|seentime',
    ],
    lacks: ['bundleidentifier', 'software', 'softwarename', 'applicationid', 'appname', 'bundleid'],
    refuse: devicesOnly(
      'The hosts report',
      'fleet',
      'Export the hosts with populate_software=true.',
    ),
  },
];
