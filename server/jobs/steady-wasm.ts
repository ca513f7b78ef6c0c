import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from compiling wrappers around functions that WebAssembly calls.
 *
 * Node strips types with a WebAssembly module of its own in every thread. V8 keeps the compiled wrappers of all threads
 * in one place, and frees one of them twice when threads begin and end at an unlucky moment; then the whole process
 * aborts in `WasmImportWrapperCache::Free` (seen once in some thousand threads with Node 24.21). The general wrapper,
 * which the first calls use anyway, is fast enough for stripping types. To be called before threads start.
 */
export function keepWasmSteady(): void {
  setFlagsFromString("--wasm-wrapper-tiering-budget=2147483647");
}
