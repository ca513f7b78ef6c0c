import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AskError } from "./api.ts";
import { Page } from "./page.tsx";
import { styleNonce, theme } from "./ui/theme.ts";

/** A run's figures never change; what may is asked for again when it is needed. */
const STALE_AFTER_MS = 5 * 60_000;

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_AFTER_MS,
      refetchOnWindowFocus: false,
      // A refusal stays one however often one asks; a server that starts anew answers soon.
      retry: (failures, error) => failures < 2 && error instanceof AskError && error.kind === "unreachable",
      retryDelay: 700,
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <Page />
      </QueryClientProvider>
    </MantineProvider>
  );
}
