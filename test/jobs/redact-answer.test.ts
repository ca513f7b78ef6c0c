import { expect, test } from "vitest";
import { redactAnswer } from "../../server/jobs/redact-answer.ts";

const redact = (text: string) => text.replaceAll("2024", "PROT-000000");

test("text from files and people is redacted, however deep; shape and order stay", () => {
  const answer = {
    dataset: { datasetId: "statement-2024", files: [{ name: "2024.csv", bytes: 2024 }], warnings: ["see 2024"] },
    examples: [{ file: "2024.csv", line: 7 }],
    empty: null,
  };
  expect(redactAnswer(answer, redact)).toEqual({
    dataset: {
      datasetId: "statement-PROT-000000",
      files: [{ name: "PROT-000000.csv", bytes: 2024 }],
      warnings: ["see PROT-000000"],
    },
    examples: [{ file: "PROT-000000.csv", line: 7 }],
    empty: null,
  });
});

test("digests, codes and times stay, although a short account number stands in them by chance", () => {
  const answer = { runId: "2024ab-1", loadedAt: "2024-01-01", sha256: "002024ff", code: "X2024", datasetIds: ["d"] };
  expect(redactAnswer(answer, redact)).toEqual(answer);
});
