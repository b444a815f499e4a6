import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** It asks for a decision: Escape and a click beside it don't close it. */
  readonly isSerious?: boolean;
  readonly children: ReactNode;
};

/** One question over the page. Focus goes in, stays, and comes back. */
export function Dialog({ title, isOpen, onClose, isSerious = false, children }: Props): ReactNode {
  return (
    <ModalOverlay
      className="over"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={!isSerious}
      isKeyboardDismissDisabled={isSerious}
    >
      <Modal className="dialog">
        <AriaDialog role={isSerious ? 'alertdialog' : 'dialog'}>
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
