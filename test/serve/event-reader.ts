/** A server-sent event as a client reads it. */
export interface ReadEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: unknown;
}

/** Events of an answer as they come; comments (heartbeats) as events named "comment". */
export async function* eventsOf(response: Response): AsyncGenerator<ReadEvent> {
  let text = "";
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      yield parsed(text.slice(0, end));
      text = text.slice(end + 2);
    }
  }
}

export async function allEvents(response: Response): Promise<readonly ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of eventsOf(response)) if (event.event !== "comment") events.push(event);
  return events;
}

function parsed(block: string): ReadEvent {
  if (block.startsWith(":")) return { id: undefined, event: "comment", data: block };
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  return { id: field("id"), event: field("event") ?? "", data: JSON.parse(field("data") ?? "null") };
}
