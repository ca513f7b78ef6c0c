import { z } from "zod";
import { contradictions } from "./mapping-contradictions.ts";
import { type Mapping, mappingKeys } from "./mapping-keys.ts";

/** A mapping that says all it must and nothing that contradicts itself. */
export const mappingSchema = mappingKeys.superRefine((mapping, context) => {
  for (const [path, message] of contradictions(mapping)) context.addIssue({ code: "custom", path: [...path], message });
});

/** The published schema of mapping files, for editors. */
export function mappingJsonSchema(): object {
  return z.toJSONSchema(mappingSchema, { io: "input" });
}

/** True where the rows are of one account, and payer and payee follow from the direction. */
export function isStatement(mapping: Mapping): boolean {
  return mapping.own !== undefined;
}
