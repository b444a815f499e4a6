/** A plan as it is read: sentences of what it does, leaves and risks. */
export const plan = {
  title: {
    canary: 'Plan for the first phones',
    all: 'Plan for all phones',
    revert: 'Plan that takes back',
  },
  observed: (when: string) => `It rests on what lay in the MDM ${when},`,
  under: (policy: string, catalogue: string) => `Policy ${policy}, catalogue ${catalogue}.`,
  reverts: 'The plan that it takes back',
  does: 'What the plan does',
  doesSays:
    'Each line says what happens, where, and on how many phones. What loses data comes first.',
  nothing: 'Nothing is to be done: all is as it should be.',
  answer: {
    nothing: 'All is as it should be: nothing is to be done.',
    reverts: (n: string, one: boolean) =>
      one ? 'Takes back what one phone was given.' : `Takes back what ${n} phones were given.`,
    does: (n: string, one: boolean) =>
      one
        ? 'Makes prohibited apps impossible on one phone.'
        : `Makes prohibited apps impossible on ${n} phones.`,
    doesOf: (n: string, all: string) =>
      `Makes prohibited apps impossible on ${n} of ${all} phones.`,
    made: 'Nothing is changed yet.',
    held: 'It is held until somebody decides.',
    running: 'It is being carried out.',
    failed: 'Not all of it could be carried out.',
    stopped: 'It was stopped on the way.',
    reverted: 'It was taken back.',
    done: 'It was carried out.',
    unproven: 'It was applied; nobody has looked yet whether it holds.',
    holds: {
      proven: (day: string) => `It holds since ${day}: the phones themselves prove it.`,
      reported: (day: string) => `It holds since ${day}, as the MDM reports.`,
      assigned: (day: string) =>
        `It holds since ${day} as far as the MDM says: of some phones no more than that it is assigned.`,
    },
    pending: (answered: string, wanted: string) =>
      `${answered} of ${wanted} have answered; the others are waited for.`,
    differs: 'It does not hold: planning again would change something.',
    unread: 'It is not known whether it holds: something could not be read.',
  },
  diff: {
    sum: 'Changed by this plan',
    signs: {
      remove: 'Takes away:',
      loses: 'Takes away:',
      give: 'Gives:',
      replace: 'Replaces:',
      take: 'Takes away:',
      drop: 'Takes away:',
    },
    remove: 'Remove',
    loses: 'Apps go with their data',
    losesSays: 'where the restriction takes them off.',
    noWayBack: 'What the app keeps there is lost. No plan brings it back.',
    removesData: 'An app that is there is removed with its data.',
    ofCategory: (category: string) => `an app of the category ${category}`,
    takes: 'Take back',
    off: (apps: string) => `the restriction on ${apps}.`,
    outOfMdm: (apps: string) => `the restriction on ${apps} altogether, out of the MDM.`,
    apps: (n: string, one: boolean) => (one ? 'one app' : `${n} apps`),
    effects: {
      prevents: 'Block',
      reports: 'Have reported who has',
      removes: 'Have removed, and keep away,',
      'allows-only': 'Allow only',
    },
    on: (apps: string, phones: string) => `${apps} on ${phones}.`,
    replaced: (apps: string) => `${apps}, with a renewed list, where the restriction lies already.`,
    kinds: {
      'apple-profile':
        'By a configuration profile. An app that is there already stays, hidden, and keeps its data.',
      'apple-declaration':
        'By a declaration. An app that is there already stays, hidden, and keeps its data.',
      'apple-activation': 'Puts the declaration in force.',
      'android-policy': 'By the policy of the device.',
      'android-policy-changes': 'By changes to the policy of the device.',
      'intune-settings-catalog':
        'By a policy of the settings catalog. An app that is there already stays, hidden, and keeps its data.',
      'intune-custom-profile': 'By a custom configuration profile.',
      'intune-restricted-apps': 'The MDM reports who has such an app; nothing is blocked by it.',
      'intune-compliance': 'The phone is marked as non-compliant while it has such an app.',
      'intune-personal-profile': 'On the personal side, which nobody sees.',
      'intune-play-uninstall': 'By Managed Google Play, on the side that the organisation manages.',
    },
    phones: (one: boolean) => (one ? 'phone' : 'phones'),
    allOfThem: 'all of them',
    allBut: (n: string) => `all but ${n}`,
  },
  fits: {
    phones: 'phones',
    platforms: { ios: 'iPhones and iPads', android: 'Android phones' },
    enrolments: {
      supervised: 'supervised',
      'device-enrolment': 'enrolled, not supervised',
      'user-enrolment': 'user enrolment',
      'fully-managed': 'fully managed',
      'company-work-profile': 'company-owned with a work profile',
      'personal-work-profile': 'personal with a work profile',
      unknown: 'enrolment not known',
    },
    from: (version: string) => `from version ${version} on`,
    before: (version: string) => `before version ${version}`,
  },
  kept: {
    title: 'What stays as it is',
    leave: 'Leave',
    wait: 'Wait',
    exempted: 'one app each, where an exemption holds; all others are blocked there too.',
    unread: 'things that could not be read, so nothing is planned about them.',
    gap: (phones: string, reason: string) => `${phones}, since ${reason}.`,
    reasons: {
      unsupervised: 'they are not supervised: a block would lie there without effect',
      'user-enrolment': 'their enrolment is personal and takes no block',
      'personal-side': 'the app is on the side that is their holders’ own',
      'old-os': 'their system is too old for any way to block',
      'os-unknown': 'the MDM does not say which system they have',
      'enrolment-unknown': 'the MDM does not say how they are enrolled',
      'no-restriction': 'there is no way to block on them',
    },
  },
  way: {
    title: 'What gets in the way',
    does: {
      'sets-the-same': 'sets the same, so that either may win; it is left alone',
      'allows-only-others': 'allows only other apps; it is left alone',
      'removes-ours': 'takes ours away; it is left alone',
    },
    on: (n: string, one: boolean) => (one ? 'on one phone' : `on ${n} phones`),
    notes: 'To know before',
  },
  notes: {
    stayRemoved: (apps: string, n: string) =>
      `${apps} apps that were taken off ${n} phones do not come back: only their holders can install them again, without what was kept there.`,
    notKept: (key: string) => `What ${key} was before is kept nowhere, and does not come back.`,
    changedSince: (key: string, n: string) =>
      `${key} was changed since by somebody else, on ${n} phones: it is left as it is.`,
    leftOut: (setting: string, n: string, apps: string) =>
      `${setting} has no room for ${n} apps (among them ${apps}): nothing is done about them there.`,
    notPrevented:
      'The policy does not ask to block these apps: whoever applies this goes further than it does.',
    preventedFrom: (day: string) =>
      `The policy asks to block these apps from ${day} on: whoever applies this now goes further than it does today.`,
  },
  running: {
    title: 'Being carried out',
    says: 'It goes on by itself. You can leave this page and come back.',
    progress: (done: string, of: string | null, rate: string | null, left: string | null) =>
      `${done} of ${of} steps${rate ? `, ${rate} a second` : ''}${left ? `, ${left} left` : ''}`,
    sent: (n: string) =>
      `${n} of them are given to the MDM and wait for their phones, which may take days.`,
    stop: 'Stop',
    stopSays: 'What is done stays done; nothing more is begun.',
  },
  failed: {
    title: (n: string, one: boolean) => (one ? 'One step failed' : `${n} steps failed`),
    says: 'Everything else was carried out. Mend the cause and plan again: a new plan holds only what is still to do.',
    allOfThem: 'several',
    kinds: {
      put: 'write the restriction',
      reach: 'say who gets it',
      give: 'give it to a phone',
      take: 'take it off a phone',
      'remove-app': 'remove an app',
      drop: 'take the restriction away',
    },
    codes: {
      refused: 'The MDM refused it. Look whether the credential to apply has the rights.',
      'not-supported': 'The phone or the MDM does not know this.',
      'not-managed': 'The app was not put there by the MDM, which can remove only its own.',
      'changed-meanwhile': 'Something was changed in the MDM meanwhile. Plan again.',
      gone: 'The phone is no longer in the MDM.',
      'too-large': 'The MDM has no room for a list of this size.',
    },
    columns: { step: 'Step', phone: 'Phone', why: 'Why', when: 'When' },
  },
  proof: {
    title: 'What is known on the phones',
    canary: 'First phones',
    phones: (n: string, one: boolean) => (one ? 'one' : n),
    says: 'One square a phone. A yes from the MDM is no proof: proven means that the phone itself has answered.',
    notYet: 'Nobody has looked yet.',
    lookedAt: 'Looked at',
  },
  decide: {
    notYours: 'Plans are applied by MDM administrators.',
    held: 'This plan can not be applied',
    holds: {
      essential: (app: string) =>
        `It would take away ${app}, which a phone can’t do without. Change the policy or the list, and plan again.`,
      nothingRead:
        'What lies in the MDM could not be read, so nothing can be planned on it. Test the connection, and plan again.',
    },
    stale: 'Something has changed since',
    makeAgain: 'Plan again',
    applyTo: (n: string, one: boolean) => (one ? 'Apply to one phone' : `Apply to ${n} phones`),
    overLimit: (limit: string) =>
      `Your limit is ${limit} phones. Applying raises it for this plan only.`,
    canaryFirst: 'Only these phones get it; all others wait until it is proven here.',
    losesData: (n: string, one: boolean) =>
      one
        ? 'One phone loses the data of an app, which no plan brings back.'
        : `${n} phones lose the data of an app, which no plan brings back.`,
    canBeReverted: 'Another plan takes it back; no data is lost.',
    howMany: 'How many phones does this change?',
    typeIt: 'Type the number.',
    wrongNumber: (n: string) => `The plan changes ${n} phones: type that number.`,
    noWhy: 'Say why more phones than the limit are changed.',
    apply: (n: string, one: boolean) => (one ? 'Apply to one phone' : `Apply to ${n} phones`),
    next: 'Next',
    afterRevert: 'It is as it was before. A new plan brings the block back.',
    canaryHolds: 'It is proven on the first phones. Now all others can follow.',
    canaryWaits: 'All others wait until it is proven on these.',
    holdsNow: 'It is looked at by itself from now on; what differs is told on the overview.',
    notProven: 'Look whether it holds. That it was applied is no proof.',
    planAll: 'Plan for all phones',
    verify: 'Look whether it holds',
    verifyAgain: 'Look again',
    looking: 'Looking at the MDM',
    revert: 'Take it back',
    revertTitle: 'Take this plan back?',
    revertSays: (n: string, one: boolean) =>
      `A plan is made that puts back what was before${one ? ' on one phone' : ` on ${n} phones`}. You read it first; nothing happens before it is applied.`,
    revertLoses: 'Apps that were removed do not come back with it, nor what they kept.',
    revertDo: 'Make that plan',
    back: 'Back to the fleet',
  },
};
