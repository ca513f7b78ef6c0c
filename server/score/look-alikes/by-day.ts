import { FACT_INDEX as F, type FactsRow } from "../../analyse/account-facts.ts";
import { ramp } from "../feature.ts";

/** An explanation that rests on payments by day is held to be a quarter as likely where the hour is not known. */
const HOUR_UNKNOWN = 0.25;

/** 1 where hardly any payment comes at night, 0 where many do. */
export function byDay(facts: FactsRow): number {
  return Number.isNaN(facts[F.nightShare]) ? HOUR_UNKNOWN : ramp(facts[F.nightShare], 0.3, 0.1);
}
