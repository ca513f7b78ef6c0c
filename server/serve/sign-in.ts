import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { HttpProblem } from "./problem.ts";

/** A working day. Then the sign-in link, or the program started anew, gives another. */
const SESSION_MS = 12 * 60 * 60 * 1000;

/** 256 random bits as text that fits a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function signInLink(address: string, token: string): string {
  return `${address}/sign-in?token=${encodeURIComponent(token)}`;
}

export interface SignIn {
  /** Takes the token of the sign-in link, sets the session's cookie and goes to the page. */
  readonly answerLink: RequestHandler;
  /** Lets signed-in requests pass: the session's cookie, or `Authorization: Bearer`. */
  readonly required: RequestHandler;
}

/**
 * Sign-in by one token. The cookie holds no token: it is its own end of life, signed with a key made of the token, so a
 * new token ends every session and nothing is kept on the server. Comparisons take the same time wherever they differ.
 */
export function signInWith(token: string, now: () => Date): SignIn {
  const key = createHmac("sha256", token).update("tributary session").digest();
  const sign = (end: string) => createHmac("sha256", key).update(end).digest("base64url");

  const hasSession = (request: Request): boolean => {
    const [end, signature] = cookieOf(request, cookieName(request))?.split(".") ?? [];
    if (end === undefined || signature === undefined || !isSame(signature, sign(end))) return false;
    return now().getTime() < Number(end);
  };

  return {
    answerLink(request, response) {
      const given = request.query.token;
      if (typeof given !== "string" || !isSame(given, token)) throw signInNeeded();
      const end = String(now().getTime() + SESSION_MS);
      response.cookie(cookieName(request), `${end}.${sign(end)}`, {
        httpOnly: true,
        sameSite: "strict",
        secure: request.secure,
        path: "/",
        maxAge: SESSION_MS,
      });
      response.redirect(303, "/");
    },
    required(request, _response, next) {
      const { authorization } = request.headers;
      const isSignedIn = authorization === undefined ? hasSession(request) : isSame(bearerOf(authorization), token);
      if (!isSignedIn) throw signInNeeded();
      next();
    },
  };
}

/** Empty where the header holds none: an Authorization header is right or refused, whatever cookie comes with it. */
function bearerOf(authorization: string): string {
  return /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? "";
}

function signInNeeded(): HttpProblem {
  return new HttpProblem(
    401,
    "SIGN_IN_NEEDED",
    "Open the sign-in link that the program printed when it started, or send its token as a bearer token.",
  );
}

/** Cookies know no ports: two servers on one machine need two names. */
function cookieName(request: Request): string {
  return `tributary-${request.socket.localPort ?? 0}`;
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of request.headers.cookie?.split(";") ?? []) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}

/** Both sides are hashed first, so that neither content nor length shows in the time. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHmac("sha256", "compare").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
