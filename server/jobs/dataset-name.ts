import { basename } from "node:path";
import { Failure } from "../domain/failure.ts";

/** The name that was given, or that of the first file: "march.csv.gz" names the dataset "march". */
export function datasetName(given: string | null, file: string | undefined): string {
  const name = given ?? nameOf(file);
  if (name.trim() === "") throw invalid("is empty");
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) throw invalid("holds a line break or another control character");
  return name;
}

function nameOf(file: string | undefined): string {
  if (file === undefined) {
    throw new Failure("OPTION_INVALID", "No file was named: name at least one.", { kind: "usage" });
  }
  const name = basename(file).replace(/(\.[A-Za-z0-9]{1,8}){1,2}$/, "");
  return name === "" ? basename(file) : name;
}

function invalid(what: string): Failure {
  return new Failure(
    "OPTION_INVALID",
    `The dataset's name ${what}: name it with --dataset, for example --dataset march.`,
    {
      kind: "usage",
    },
  );
}
