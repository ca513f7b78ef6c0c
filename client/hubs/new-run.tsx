import { Button, NumberInput, Progress, SegmentedControl, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import type { RunRow } from "../../server/serve/wire.ts";
import { AskError, api, followRun } from "../api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";

type Pass =
  | { readonly status: "asking" }
  | { readonly status: "running"; readonly taskId: string; readonly step: string; readonly share: number | null }
  | { readonly status: "failed"; readonly detail: string };

interface Props {
  readonly isOpen: boolean;
  readonly close: () => void;
  /** Its settings are offered first. */
  readonly run: RunRow | null;
  readonly onFinished: (runId: string) => void;
}

/** Starts a scoring run and shows how far it is. Closing the dialog does not stop the run. */
export function NewRun({ isOpen, close, run, onFinished }: Props) {
  const { say, language } = useWords();
  const [pass, setPass] = useState<Pass>({ status: "asking" });
  const client = useQueryClient();
  const taskId = pass.status === "running" ? pass.taskId : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one task is followed once, whatever is drawn meanwhile.
  useEffect(() => {
    if (taskId === null) return;
    return followRun(taskId, {
      onProgress: ({ step, done, total, unit }) => {
        const figures =
          total === null ? countText(done, language) : `${countText(done, language)} / ${countText(total, language)}`;
        setPass({ status: "running", taskId, step: `${step}: ${figures} ${unit}`, share: total ? done / total : null });
      },
      onFinished: async (runId) => {
        await client.invalidateQueries({ queryKey: ["runs"] });
        setPass({ status: "asking" });
        onFinished(runId);
      },
      onProblem: (problem) => setPass({ status: "failed", detail: problem?.detail ?? say("unreachableText") }),
    });
  }, [taskId]);

  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    try {
      const task = await api.startRun({
        ...(text("from") && { from: text("from") }),
        ...(text("to") && { to: dayAfter(text("to")) }),
        engine: text("engine") === "louvain" ? "louvain" : "leiden",
        resolution: Number(text("resolution")) || 1,
        seed: Number(text("seed")) || 0,
      });
      setPass({ status: "running", taskId: task.taskId, step: say("runStarting"), share: null });
    } catch (error) {
      setPass({
        status: "failed",
        detail: error instanceof AskError && error.problem ? error.problem.detail : say("unreachableText"),
      });
    }
  };

  return (
    <Dialog isOpen={isOpen} close={close} title={say("newRun")}>
      {pass.status === "running" ? (
        <div className="run-progress" role="status">
          <p>{pass.step}</p>
          <Progress
            value={pass.share === null ? 100 : pass.share * 100}
            animated={pass.share === null}
            aria-label={say("progress")}
          />
          <p className="muted">{say("runGoesOn")}</p>
        </div>
      ) : (
        <form className="form" onSubmit={(event) => void start(event)}>
          <p className="muted">{say("newRunText")}</p>
          <div className="form-row">
            <TextInput type="date" name="from" label={say("firstDay")} />
            <TextInput type="date" name="to" label={say("lastDay")} />
          </div>
          <p className="muted">{say("windowLeftOpen")}</p>
          <fieldset className="form-field">
            <legend>{say("engine")}</legend>
            <SegmentedControl
              name="engine"
              defaultValue={run?.engine ?? "leiden"}
              aria-label={say("engine")}
              data={[
                { value: "leiden", label: say("engineLeiden") },
                { value: "louvain", label: say("engineLouvain") },
              ]}
            />
          </fieldset>
          <div className="form-row">
            <NumberInput
              name="resolution"
              label={say("resolution")}
              description={say("resolutionText")}
              defaultValue={run?.resolution ?? 1}
              min={0.01}
              step={0.1}
            />
            <NumberInput
              name="seed"
              label={say("seed")}
              description={say("seedText")}
              defaultValue={run?.seed ?? 1}
              min={0}
              allowDecimal={false}
            />
          </div>
          {pass.status === "failed" && (
            <p className="form-error" role="alert">
              {pass.detail}
            </p>
          )}
          <Button type="submit">{say("startRun")}</Button>
        </form>
      )}
    </Dialog>
  );
}

/** The end of a window is exclusive; a person names the last day that is in it. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
