/** The answer with `redact` applied to every text in it, however deep. Numbers, order and shape stay. */
export function redactAnswer<Answer>(answer: Answer, redact: (text: string) => string): Answer {
  return redacted(answer, redact) as Answer;
}

function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redacted(item, redact));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redacted(part, redact)]));
}
