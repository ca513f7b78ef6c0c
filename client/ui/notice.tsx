import { Button, Loader } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AskError } from "../api.ts";
import { useWords } from "./i18n.ts";

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly isError?: boolean;
}

/** What a pane says when it has nothing to show: what is so, and the next step. */
export function Notice({ title, children, action, isError = false }: NoticeProps) {
  return (
    <div className={`notice${isError ? " notice-error" : ""}`} role={isError ? "alert" : "status"}>
      <p className="notice-title">{title}</p>
      {children && <p className="notice-text">{children}</p>}
      {action && (
        <Button size="xs" variant="default" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  );
}

/** An error in the words of the page, with what to do. Another try asks again for everything on the page that failed. */
export function ErrorNotice({ error }: { readonly error: unknown }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const retry = () =>
    void queries.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  const kind = error instanceof AskError ? error.kind : "strange";
  const action = { label: say("tryAgain"), run: retry };
  switch (kind) {
    case "unreachable":
      return (
        <Notice isError title={say("unreachableTitle")} action={action}>
          {say("unreachableText")}
        </Notice>
      );
    case "sign-in":
      return (
        <Notice isError title={say("signInTitle")}>
          {say("signInText")}
        </Notice>
      );
    case "refused": {
      const problem = error instanceof AskError ? error.problem : null;
      return (
        <Notice isError title={problem?.title ?? say("refusedTitle")} action={action}>
          {problem?.detail}
        </Notice>
      );
    }
    case "strange":
      return (
        <Notice isError title={say("strangeTitle")} action={action}>
          {say("strangeText")}
        </Notice>
      );
    default:
      return kind satisfies never;
  }
}

/** Shown after a moment only, so that quick answers do not flash. */
export function Waiting() {
  const { say } = useWords();
  return (
    <div className="waiting" role="status" aria-label={say("loading")}>
      <Loader size="sm" type="dots" />
    </div>
  );
}
