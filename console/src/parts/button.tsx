import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

type Props = Omit<ButtonProps, 'className' | 'isDisabled' | 'children'> & {
  readonly children: ReactNode;
  /** The one thing to do on this page. */
  readonly does?: boolean;
  readonly small?: boolean;
  /** Why it can't be pressed now: it stays reachable, and says so. */
  readonly whyNot?: string | null;
};

/** Says what it does. One that can't be pressed says why, to everybody. */
export function Button({
  children,
  does,
  small,
  whyNot = null,
  onPress,
  ...rest
}: Props): ReactNode {
  const className = `button${does ? ' button--do' : ''}${small ? ' button--small' : ''}`;
  if (whyNot === null)
    return (
      <AriaButton {...rest} className={className} {...(onPress ? { onPress } : {})}>
        {children}
      </AriaButton>
    );
  return (
    <span>
      <button type="button" className={className} aria-disabled="true">
        {children}
      </button>{' '}
      <span className="small quiet">{whyNot}</span>
    </span>
  );
}
