/** What a page notes about itself while it starts, in milliseconds from its first byte on. */
export interface PageTimes {
  listed: number | null;
  drawn: number | null;
  /** One a question to a worker: how many iterations it was asked for, and how long the answer took. */
  readonly layouts: { readonly iterations: number; readonly milliseconds: number }[];
}

/**
 * Runs in the page before its own scripts. "Listed" is the first frame with a hub in the list; "drawn" the second frame
 * after the network's canvas is there, when its first picture was handed to the screen.
 */
export function watchPage(): void {
  const times: PageTimes = { listed: null, drawn: null, layouts: [] };
  (globalThis as { pageTimes?: PageTimes }).pageTimes = times;
  let pictures = 0;
  const look = () => {
    if (times.listed === null && document.querySelector("[role=option]")) times.listed = performance.now();
    if (document.querySelector(".network-canvas canvas") && ++pictures === 2) times.drawn = performance.now();
    if (times.listed === null || times.drawn === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    const { iterations } = message as { readonly iterations: number };
    const asked = performance.now();
    const note = () => times.layouts.push({ iterations, milliseconds: performance.now() - asked });
    this.addEventListener("message", note, { once: true });
    return Reflect.apply(post, this, [message, ...rest]);
  } as typeof post;
}
