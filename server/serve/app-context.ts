import type { z } from "zod";
import type { Workspace } from "../jobs/workspace.ts";
import type { Communities } from "./communities.ts";
import type { DescribeError } from "./describe-error.ts";
import type { EventStreams } from "./event-stream.ts";
import type { ShownAccounts } from "./shown-accounts.ts";
import type { TaskBoard } from "./task-board.ts";

/** What the routes of one app share. */
export interface AppContext {
  readonly workspace: Workspace;
  readonly version: string;
  readonly accounts: ShownAccounts;
  readonly communities: Communities;
  readonly tasks: TaskBoard;
  readonly streams: EventStreams;
  readonly describeError: DescribeError;
  /** Throws when an answer is not of its schema. Set in tests; null where speed counts. */
  readonly checkAnswer: ((schema: z.ZodType, answer: unknown) => void) | null;
}
