import { Drawer, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "./i18n.ts";

interface DialogProps {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** A dialog over the page. Nothing behind it scrolls, so nothing is locked; the view behind stays readable. */
export function Dialog({ isOpen, close, title, children }: DialogProps) {
  const { say } = useWords();
  return (
    <Modal.Root opened={isOpen} onClose={close} lockScroll={false} centered size="md">
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title className="dialog-title">{title}</Modal.Title>
          <Modal.CloseButton aria-label={say("close")} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A pane that slides in from a side and leaves the view beside it in place. */
export function SidePane({ isOpen, close, title, side, children }: DialogProps & { readonly side: "left" | "right" }) {
  const { say } = useWords();
  return (
    <Drawer.Root opened={isOpen} onClose={close} position={side} size={408} lockScroll={false}>
      <Drawer.Overlay backgroundOpacity={0.12} />
      <Drawer.Content>
        <div className="side-pane">
          <div className="dialog-head">
            <Drawer.Title className="dialog-title">{title}</Drawer.Title>
            <Drawer.CloseButton aria-label={say("close")} />
          </div>
          <Drawer.Body className="side-pane-body">{children}</Drawer.Body>
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
