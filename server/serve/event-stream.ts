import type { Request, Response } from "express";

/** Proxies and browsers drop connections that are silent for half a minute. */
const HEARTBEAT_MS = 15_000;

export interface EventStream {
  /** `id` is what the browser sends back as Last-Event-ID after a drop. */
  send(event: string, data: unknown, id?: number): void;
  /** Ends the answer. Safe to call twice. */
  end(): void;
  /** Calls back once when the stream is over, whichever side ended it. */
  onEnd(listener: () => void): void;
}

/** The open event streams of one server, so that it can end them when it stops. */
export class EventStreams {
  readonly #open = new Set<EventStream>();
  readonly #heartbeatMs: number;

  constructor(heartbeatMs: number = HEARTBEAT_MS) {
    this.#heartbeatMs = heartbeatMs;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Answers with server-sent events (WHATWG HTML, section 9.2); a comment as heartbeat keeps the connection. */
  open(request: Request, response: Response): EventStream {
    response.status(200).set({ "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" });
    response.flushHeaders();
    const heartbeat = setInterval(() => response.write(": still here\n\n"), this.#heartbeatMs);
    // A client that leaves while an answer is on its way to it is no failure of the server.
    response.on("error", () => clearInterval(heartbeat));
    const stream: EventStream = {
      send(event, data, id) {
        if (response.writableEnded) return;
        response.write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      },
      end() {
        clearInterval(heartbeat);
        response.end();
      },
      onEnd: (listener) => response.once("close", listener),
    };
    this.#open.add(stream);
    stream.onEnd(() => {
      clearInterval(heartbeat);
      this.#open.delete(stream);
    });
    request.socket.setNoDelay(true);
    return stream;
  }

  endAll(): void {
    for (const stream of this.#open) stream.end();
  }
}

/** The last event a client saw, 0 where it saw none. */
export function lastEventId(request: Request): number {
  const id = Number(request.headers["last-event-id"]);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}
