import type { Day } from '../core/day.ts';
import { NOTICE_RULES } from '../core/notices/rules.fixture.ts';
import type { Notice, NoticeApp, NoticeDevice } from './notice.ts';
import type { NoticeReason } from './reason.ts';

const REASON: NoticeReason = {
  control: {
    publisher: 'TikTok Pte. Ltd.',
    controller: 'ByteDance Ltd.',
    territories: ['CN'],
  },
  listing: {
    instrument: 'List of ten',
    authority: 'Central government',
    government: 'NL',
    words: null,
  },
  finding: null,
  source: 'https://www.example.org/a-page?of=many#words',
};

export function appOf(facts: Partial<NoticeApp> = {}): NoticeApp {
  return {
    name: 'TikTok',
    sensitive: false,
    kind: 'call',
    measure: 'remove',
    deadline: '2026-12-11' as Day,
    platform: 'ios',
    secondCopy: false,
    reason: REASON,
    over: null,
    ...facts,
  };
}

export function deviceOf(facts: Partial<NoticeDevice> = {}): NoticeDevice {
  return { name: 'iPhone van Ann', listAgeHours: 0, apps: [appOf()], ...facts };
}

export function noticeOf(facts: Partial<Notice> = {}): Notice {
  return {
    language: 'nl',
    kind: 'call',
    organisation: 'Ministerie van Voorbeelden',
    devices: [deviceOf()],
    link: 'https://grendel.example.org/n/0190f3b2-7c1e#s3cret',
    linkUntil: '2027-01-10' as Day,
    rules: NOTICE_RULES,
    ...facts,
  };
}
