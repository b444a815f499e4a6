import type { Platform } from '../../core/catalogue.ts';

/** An app as a simulated phone has it. */
export type SimulatedApp = {
  readonly identifier: string;
  readonly name: string;
  readonly version: string;
  /** Part of the system. */
  readonly system: boolean;
  /** Put there by the MDM. */
  readonly managed: boolean;
  /** Only in a work profile, only outside it; `whole` where the phone has one side. */
  readonly side: 'whole' | 'work' | 'personal';
};

// Nobody's apps: invented words under the reserved domain `example`.
const FIRST =
  'Amber Brave Calm Clear Cosy Daily Early Fair Fern Field Gentle Golden Green Happy Harbour Honest Jolly Kind Lake Light Little Lucky Maple Meadow Merry Misty Modern Morning Mossy Nimble North Open Paper Patient Plain Polar Quiet Rainy River Silver'.split(
    ' ',
  );
const SECOND =
  'Acorn Alarm Atlas Baker Basket Bell Bicycle Bird Board Book Bridge Bus Calendar Camera Candle Card Chess Clock Cloud Compass Cook Desk Diary Ferry Garden Globe Kite Ladder Lamp Library List Map Market Mill Notes Orchard Parking Pencil Piano Post Puzzle Radio Recipe School Sketch Stamp Tide Train Walk Weather'.split(
    ' ',
  );

/** Prime, so that any step through the list visits every app before it meets one again. */
export const INVENTED = 1999;

/**
 * The app of this number, from 0 up to `INVENTED`. Phones share them: a fleet of 100,000 with 100 apps each makes no more than a few
 * thousand.
 */
export function inventedApp(
  platform: Platform,
  number: number,
  managed: boolean,
  side: SimulatedApp['side'],
): SimulatedApp {
  return (MADE[platform][side][managed ? 'managed' : 'chosen'][number] ??= invent(
    platform,
    number,
    managed,
    side,
  ));
}

type Made = Record<'managed' | 'chosen', SimulatedApp[]>;
const none = (): Made => ({ managed: [], chosen: [] });
const sides = (): Record<SimulatedApp['side'], Made> => ({
  whole: none(),
  work: none(),
  personal: none(),
});
const MADE: Record<Platform, ReturnType<typeof sides>> = { ios: sides(), android: sides() };

function invent(
  platform: Platform,
  number: number,
  managed: boolean,
  side: SimulatedApp['side'],
): SimulatedApp {
  const first = FIRST[number % FIRST.length] ?? 'Amber';
  const second = SECOND[Math.floor(number / FIRST.length) % SECOND.length] ?? 'Acorn';
  return {
    identifier:
      platform === 'ios'
        ? `example.simulated.${first}${second}`
        : `com.example.simulated.${first}_${second}`.toLowerCase(),
    name: `${first} ${second}`,
    version: `${1 + (number % 9)}.${number % 20}.${number % 7}`,
    system: false,
    managed,
    side,
  };
}

/** What an iPhone reports of its own from iOS 26 on. */
export const SYSTEM_APPS = [
  ['com.apple.Preferences', 'Settings'],
  ['com.apple.mobilephone', 'Phone'],
  ['com.apple.MobileSMS', 'Messages'],
  ['com.apple.mobilesafari', 'Safari'],
  ['com.apple.AppStore', 'App Store'],
  ['com.apple.camera', 'Camera'],
] as const;
