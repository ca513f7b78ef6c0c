import type { RequestHandler } from "express";
import { type DestinationStream, destination, type Logger, pino } from "pino";
import { problemOf } from "./problem.ts";

export type Log = Logger;
export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/**
 * JSON lines on standard error. A line holds no account id, no token, no address with a query and no error message:
 * any of them could name a protected account.
 */
export function makeLog(level: LogLevel, to: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino({ level, base: null, timestamp: () => `,"at":"${new Date().toISOString()}"` }, to);
}

/** One line a request: method, route (not address), status, milliseconds. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once("close", () => {
      const route: unknown = request.route?.path ?? "(no route)";
      const ms = Math.round(performance.now() - began);
      log.info({ method: request.method, route, status: response.statusCode, ms }, "request");
    });
    next();
  };
}

/** Logs what nobody foresaw with the lines of code it came through; a foreseen refusal only by its code. */
export function logError(log: Log, error: unknown): void {
  const { status, code } = problemOf(error);
  if (status < 500) log.debug({ code }, "refused");
  else log.error({ code, causes: causesOf(error).map(traceOf) }, "failed");
}

function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) causes.push(cause);
  return causes;
}

function traceOf(error: Error): object {
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  return {
    name: error.name,
    code: "code" in error && typeof error.code === "string" ? error.code : undefined,
    frames: frames.map((line) => line.trim()),
  };
}
